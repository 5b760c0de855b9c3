//! Types of `marketplace/upgrade`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

/// The reason why a marketplace was not upgraded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceUpgradeErrorInfo {
    /// The marketplace.
    pub marketplace_name: String,
    /// The failure.
    pub message: String,
}

params! {
    /// Params of `marketplace/upgrade`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeParams {
        /// The only marketplace to upgrade. All if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub marketplace_name: Option<String>,
    }
}

/// Answer to `marketplace/upgrade`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceUpgradeResponse {
    /// The marketplaces that could not be upgraded, and why.
    pub errors: Vec<MarketplaceUpgradeErrorInfo>,
    /// The names of those that were to be upgraded.
    pub selected_marketplaces: Vec<String>,
    /// The directories of those that did change.
    #[serde(deserialize_with = "crate::path::list")]
    #[schemars(with = "Vec<crate::schema::AbsolutePathBuf>")]
    pub upgraded_roots: Vec<AbsPath>,
}
