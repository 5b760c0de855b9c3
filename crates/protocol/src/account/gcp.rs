//! Methods under `account/gcp/`.

mod setup;

pub use setup::*;
