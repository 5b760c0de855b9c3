//! Methods under `thread/metadata/`.

mod update;

pub use update::*;
