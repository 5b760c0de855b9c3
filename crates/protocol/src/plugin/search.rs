//! Types of `plugin/search`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::PluginSummary;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `plugin/search`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginSearchParams {
        /// The query.
        pub search_term: String,
        /// The scope of the search. Everywhere if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub scope: Option<PluginSearchScope>,
        /// Directories whose local marketplaces count too. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional_list")]
        #[schemars(with = "Option<Vec<crate::schema::AbsolutePathBuf>>")]
        pub cwds: Option<Vec<AbsPath>>,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `plugin/search`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginSearchResponse {
    /// The plugins that were found.
    pub data: Vec<PluginSearchResult>,
    /// Start of the next page; `None` on the last.
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

/// The place where plugins are searched.
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
