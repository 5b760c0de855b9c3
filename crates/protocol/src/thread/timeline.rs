//! Methods under `thread/timeline/`.

mod list;

pub use list::*;
