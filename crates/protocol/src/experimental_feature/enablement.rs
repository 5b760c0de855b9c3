//! Methods under `experimentalFeature/enablement/`.

mod set;

pub use set::*;
