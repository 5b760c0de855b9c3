//! Methods under `skills/extraRoots/`.

mod set;

pub use set::*;
