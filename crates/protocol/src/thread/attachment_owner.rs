//! Methods under `thread/attachmentOwner/`.

mod list;

pub use list::*;
