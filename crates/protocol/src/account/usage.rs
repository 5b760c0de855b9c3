//! Methods under `account/usage/`.

mod read;

pub use read::*;
