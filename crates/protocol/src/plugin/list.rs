//! Types of `plugin/list`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{MarketplaceLoadErrorInfo, PluginMarketplaceEntry};

params! {
    /// Params of `plugin/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginListParams {
        /// Directories whose local marketplaces count too. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional_list")]
        #[schemars(with = "Option<Vec<crate::schema::AbsolutePathBuf>>")]
        pub cwds: Option<Vec<AbsPath>>,
        /// The kinds of marketplaces to list. The server's own choice if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub marketplace_kinds: Option<Vec<PluginListMarketplaceKind>>,
        /// True to ask the cloud again instead of using the cache. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub force_refetch: bool,
    }
}

/// A kind of marketplace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "kebab-case")]
pub enum PluginListMarketplaceKind {
    /// Those on this machine.
    Local,
    /// Those for a field of work.
    Vertical,
    /// The workspace's own.
    WorkspaceDirectory,
    /// Plugins that others share with the user.
    SharedWithMe,
    /// Plugins of the user's own in the cloud.
    CreatedByMeRemote,
}

/// Answer to `plugin/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginListResponse {
    /// The marketplaces with their plugins.
    pub marketplaces: Vec<PluginMarketplaceEntry>,
    /// Ids of plugins to show first. None by default.
    #[serde(default)]
    pub featured_plugin_ids: Vec<String>,
    /// Marketplaces that could not be read. None by default.
    #[serde(default)]
    pub marketplace_load_errors: Vec<MarketplaceLoadErrorInfo>,
}
