//! Methods under `command/`.

mod exec;

pub use exec::*;
