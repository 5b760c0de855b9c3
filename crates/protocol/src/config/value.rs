//! Methods under `config/value/`.

mod write;

pub use write::*;
