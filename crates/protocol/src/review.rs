//! Methods under `review/`.

mod start;

pub use start::*;
