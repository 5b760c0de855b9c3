//! Types of `plugin/share/delete`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `plugin/share/delete`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareDeleteParams {
        /// The plugin's id in the cloud.
        pub remote_plugin_id: String,
    }
}

/// Answer to `plugin/share/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct PluginShareDeleteResponse {}
