//! Methods under `thread/turns/`.

mod list;

pub use list::*;
