//! Methods under `rollout/`.

mod compress;

pub use compress::*;
