//! Methods under `experimentalFeature/`.

mod enablement;
mod list;

pub use enablement::*;
pub use list::*;
