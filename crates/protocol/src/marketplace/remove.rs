//! Types of `marketplace/remove`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

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
