//! Types of `plugin/share/checkout`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `plugin/share/checkout`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareCheckoutParams {
        /// The plugin's id in the cloud.
        pub remote_plugin_id: String,
    }
}

/// Answer to `plugin/share/checkout`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareCheckoutResponse {
    /// The local marketplace that it was added to.
    pub marketplace_name: String,
    /// The marketplace's path.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub marketplace_path: AbsPath,
    /// The plugin's id here.
    pub plugin_id: String,
    /// The plugin's name in that marketplace.
    pub plugin_name: String,
    /// The directory with its files.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub plugin_path: AbsPath,
    /// The plugin's id in the cloud.
    pub remote_plugin_id: String,
    /// The version that was fetched, if known.
    pub remote_version: Option<String>,
}
