//! Methods under `account/securitySetup/`.

mod read;

pub use read::*;
