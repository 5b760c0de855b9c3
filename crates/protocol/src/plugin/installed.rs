//! Types of `plugin/installed`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::{MarketplaceLoadErrorInfo, PluginMarketplaceEntry};

params! {
    /// Params of `plugin/installed`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginInstalledParams {
        /// Directories whose local marketplaces count too. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional_list")]
        #[schemars(with = "Option<Vec<crate::schema::AbsolutePathBuf>>")]
        pub cwds: Option<Vec<AbsPath>>,
        /// Names of plugins to list even if they are not installed, to suggest them. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub install_suggestion_plugin_names: Option<Vec<String>>,
    }
}

/// Answer to `plugin/installed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginInstalledResponse {
    /// The marketplaces with those of their plugins that are installed or suggested.
    pub marketplaces: Vec<PluginMarketplaceEntry>,
    /// Marketplaces that could not be read. None by default.
    #[serde(default)]
    pub marketplace_load_errors: Vec<MarketplaceLoadErrorInfo>,
}
