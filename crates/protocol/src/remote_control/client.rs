//! Methods under `remoteControl/client/`.

mod list;
mod revoke;

pub use list::*;
pub use revoke::*;
