//! Methods under `hooks/`.

mod list;

pub use list::*;
