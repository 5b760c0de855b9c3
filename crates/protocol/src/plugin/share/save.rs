//! Types of `plugin/share/save`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::{PluginShareDiscoverability, PluginShareTarget};

params! {
    /// Params of `plugin/share/save`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareSaveParams {
        /// The directory with the plugin's files.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub plugin_path: AbsPath,
        /// The shared plugin that gets a new version. A new one is made if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub remote_plugin_id: Option<String>,
        /// The people who can find it. Left to the cloud if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub discoverability: Option<PluginShareDiscoverability>,
        /// With whom to share it. Left to the cloud if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub share_targets: Option<Vec<PluginShareTarget>>,
    }
}

/// Answer to `plugin/share/save`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareSaveResponse {
    /// The plugin's id in the cloud.
    pub remote_plugin_id: String,
    /// The page by which it is shared.
    pub share_url: String,
    /// True if the user may list it for the whole workspace; `None` if that is not known.
    pub can_publish_to_workspace: Option<bool>,
}
