//! Methods under `server/`.

mod diagnostics;

pub use diagnostics::*;
