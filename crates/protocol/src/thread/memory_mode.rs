//! Methods under `thread/memoryMode/`.

mod set;

pub use set::*;
