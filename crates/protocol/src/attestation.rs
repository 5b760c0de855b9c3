//! Methods under `attestation/`.

mod generate;

pub use generate::*;
