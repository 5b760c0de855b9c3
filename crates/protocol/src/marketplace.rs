//! Marketplaces: sources of plugins.

mod add;
mod remove;
mod upgrade;

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::record::Record;

pub use add::*;
pub use remove::*;
pub use upgrade::*;

/// The way in which a marketplace is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceInterface {
    /// Its name for people.
    pub display_name: Option<String>,
}

/// The reason why a marketplace could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceLoadErrorInfo {
    /// The marketplace's path.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub marketplace_path: AbsPath,
    /// Its fault.
    pub message: String,
}
