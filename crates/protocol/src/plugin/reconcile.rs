//! Types of `plugin/reconcile`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

/// A plugin that was changed by `plugin/reconcile`, with what needs to be read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginReconcileChangedPlugin {
    /// The plugin's id.
    pub id: String,
    /// True if it has connected apps.
    pub has_apps: bool,
    /// True if it has hooks.
    pub has_hooks: bool,
    /// True if it has MCP servers.
    pub has_mcps: bool,
    /// True if it has skills.
    pub has_skills: bool,
}

params! {
    /// Params of `plugin/reconcile`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct PluginReconcileParams {
        /// The client's word for why it asks.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
    }
}

/// Answer to `plugin/reconcile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginReconcileResponse {
    /// The plugins that are other than before.
    pub changed_plugins: Vec<PluginReconcileChangedPlugin>,
    /// Cloud ids of plugins whose files could not be put in place.
    pub failed_materialization_remote_plugin_ids: Vec<String>,
    /// Cloud ids of plugins that could not be brought in line.
    pub failed_remote_plugin_ids: Vec<String>,
}
