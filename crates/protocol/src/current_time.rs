//! Methods under `currentTime/`.

mod read;

pub use read::*;
