//! Marketplaces that plugins come from.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `marketplace/add`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceAddParams {
        /// Where the marketplace is: a git URL, a short name of a repository, or a local directory.
        pub source: String,
        /// The git branch, tag or commit to take. The source's default if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ref_name: Option<String>,
        /// The only paths of the repository to fetch. All of it if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sparse_paths: Option<Vec<String>>,
    }
}

/// Answer to `marketplace/add`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceAddResponse {
    /// Whether it was there before, so that nothing was done.
    pub already_added: bool,
    /// The directory that holds it.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub installed_root: AbsPath,
    /// Its name.
    pub marketplace_name: String,
}

params! {
    /// Params of `marketplace/remove`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceRemoveParams {
        /// The marketplace to remove.
        pub marketplace_name: String,
    }
}

/// Answer to `marketplace/remove`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceRemoveResponse {
    /// The marketplace that was removed.
    pub marketplace_name: String,
    /// The directory that was removed; `None` if none was.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub installed_root: Option<AbsPath>,
}

/// Why a marketplace was not upgraded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceUpgradeErrorInfo {
    /// The marketplace.
    pub marketplace_name: String,
    /// What went wrong.
    pub message: String,
}

params! {
    /// Params of `marketplace/upgrade`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceUpgradeParams {
        /// The only marketplace to upgrade. All if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// How a marketplace is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceInterface {
    /// Its name for people.
    pub display_name: Option<String>,
}

/// Why a marketplace could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceLoadErrorInfo {
    /// The marketplace's path.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub marketplace_path: AbsPath,
    /// What is wrong with it.
    pub message: String,
}
