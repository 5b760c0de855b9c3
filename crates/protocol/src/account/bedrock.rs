//! Methods under `account/bedrock/`.

mod check_gov_cloud_requirements;
mod discover;
mod setup;

pub use check_gov_cloud_requirements::*;
pub use discover::*;
pub use setup::*;
