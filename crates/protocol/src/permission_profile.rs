//! Methods under `permissionProfile/`.

mod list;

pub use list::*;
