//! Types of `marketplace/add`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `marketplace/add`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MarketplaceAddParams {
        /// Location of the marketplace: a git URL, a short name of a repository, or a local directory.
        pub source: String,
        /// The git branch, tag or commit to take. The source's default if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ref_name: Option<String>,
        /// The only paths of the repository to fetch. All of it if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sparse_paths: Option<Vec<String>>,
    }
}

/// Answer to `marketplace/add`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MarketplaceAddResponse {
    /// True if it was there before, so that nothing was done.
    pub already_added: bool,
    /// The directory that holds it.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub installed_root: AbsPath,
    /// Its name.
    pub marketplace_name: String,
}
