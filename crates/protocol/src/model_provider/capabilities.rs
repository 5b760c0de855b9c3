//! Methods under `modelProvider/capabilities/`.

mod read;

pub use read::*;
