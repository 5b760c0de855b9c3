//! Methods under `memory/`.

mod reset;
mod status;

pub use reset::*;
pub use status::*;
