//! Methods under `skills/config/`.

mod write;

pub use write::*;
