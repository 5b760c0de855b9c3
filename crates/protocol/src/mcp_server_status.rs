//! Methods under `mcpServerStatus/`.

mod list;

pub use list::*;
