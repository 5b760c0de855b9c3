//! Types of `plugin/uninstall`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `plugin/uninstall`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginUninstallParams {
        /// The plugin to remove.
        pub plugin_id: String,
    }
}

/// Answer to `plugin/uninstall`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct PluginUninstallResponse {}
