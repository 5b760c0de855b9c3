//! Methods under `account/rateLimitResetCredit/`.

mod consume;

pub use consume::*;
