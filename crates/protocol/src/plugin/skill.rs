//! Methods under `plugin/skill/`.

mod read;

pub use read::*;
