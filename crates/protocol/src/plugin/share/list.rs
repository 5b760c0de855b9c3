//! Types of `plugin/share/list`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::PluginSummary;
use crate::experimental::params;
use crate::record::Record;

/// A plugin that the user shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareListItem {
    /// The plugin.
    pub plugin: PluginSummary,
    /// The directory with its files on this machine; `None` if there is none.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub local_plugin_path: Option<AbsPath>,
}

params! {
    /// Params of `plugin/share/list`: an empty object.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct PluginShareListParams {}
}

/// Answer to `plugin/share/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct PluginShareListResponse {
    /// The plugins that the user shares.
    pub data: Vec<PluginShareListItem>,
}
