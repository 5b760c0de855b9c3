//! Methods under `account/workspaceMessages/`.

mod read;

pub use read::*;
