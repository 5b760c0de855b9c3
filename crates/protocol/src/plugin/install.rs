//! Finding, installing and removing plugins.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{AppSummary, PluginAuthPolicy, PluginSummary};

params! {
    /// Params of `plugin/search`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginSearchParams {
        /// What to search for.
        pub search_term: String,
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Directories whose local marketplaces count too. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional_list")]
        #[schemars(with = "Option<Vec<crate::schema::AbsolutePathBuf>>")]
        pub cwds: Option<Vec<AbsPath>>,
        /// Entries a page at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// Where to search. Everywhere if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub scope: Option<PluginSearchScope>,
    }
}

/// Answer to `plugin/search`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginSearchResponse {
    /// The plugins that were found.
    pub data: Vec<PluginSearchResult>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A plugin that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginSearchResult {
    /// The marketplace it is in.
    pub marketplace_name: String,
    /// The plugin.
    pub plugin: PluginSummary,
    /// The marketplace's path; `None` if it is not a local one.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub marketplace_path: Option<AbsPath>,
}

/// Where plugins are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum PluginSearchScope {
    /// Among those for everyone.
    Global,
    /// Among those of the workspace.
    Workspace,
    /// Among the user's own.
    Personal,
}

params! {
    /// Params of `plugin/install`. Either marketplace field says where the plugin is.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginInstallParams {
        /// The plugin's name in its marketplace.
        pub plugin_name: String,
        /// The client's id for this attempt, to follow it across systems.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub install_attempt_id: Option<String>,
        /// The path of a local marketplace that has it.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional")]
        #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
        pub marketplace_path: Option<AbsPath>,
        /// The name of a marketplace in the cloud that has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub remote_marketplace_name: Option<String>,
    }
}

/// Answer to `plugin/install`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginInstallResponse {
    /// Its apps that the user has yet to log in to.
    pub apps_needing_auth: Vec<AppSummary>,
    /// When the user has to log in to them.
    pub auth_policy: PluginAuthPolicy,
}

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

/// A plugin that was changed by `plugin/reconcile`, with what needs to be read anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginReconcileChangedPlugin {
    /// The plugin's id.
    pub id: String,
    /// Whether it has connected apps.
    pub has_apps: bool,
    /// Whether it has hooks.
    pub has_hooks: bool,
    /// Whether it has MCP servers.
    pub has_mcps: bool,
    /// Whether it has skills.
    pub has_skills: bool,
}

params! {
    /// Params of `plugin/reconcile`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct PluginReconcileParams {
        /// The client's word for why it asks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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
