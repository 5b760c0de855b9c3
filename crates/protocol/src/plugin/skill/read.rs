//! Types of `plugin/skill/read`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `plugin/skill/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginSkillReadParams {
        /// The name of the marketplace in the cloud that has the plugin.
        pub remote_marketplace_name: String,
        /// The plugin's id in the cloud.
        pub remote_plugin_id: String,
        /// The skill's name.
        pub skill_name: String,
    }
}

/// Answer to `plugin/skill/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct PluginSkillReadResponse {
    /// The skill's text; `None` if there is none to be had.
    pub contents: Option<String>,
}
