//! Methods under `modelProvider/config/`.

mod write;

pub use write::*;
