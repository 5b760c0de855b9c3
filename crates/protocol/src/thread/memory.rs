//! Methods under `thread/memory/`.

mod read;

pub use read::*;
