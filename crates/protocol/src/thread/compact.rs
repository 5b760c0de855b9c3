//! Methods under `thread/compact/`.

mod start;

pub use start::*;
