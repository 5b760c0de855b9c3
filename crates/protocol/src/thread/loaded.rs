//! Methods under `thread/loaded/`.

mod list;

pub use list::*;
