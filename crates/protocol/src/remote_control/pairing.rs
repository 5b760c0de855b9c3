//! Methods under `remoteControl/pairing/`.

mod start;
mod status;

pub use start::*;
pub use status::*;
