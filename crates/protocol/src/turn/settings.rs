//! Methods under `turn/settings/`.

mod update;

pub use update::*;
