//! Methods under `modelProvider/default/`.

mod set;

pub use set::*;
