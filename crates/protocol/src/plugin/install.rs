//! Types of `plugin/install`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::{AppSummary, PluginAuthPolicy};

params! {
    /// Params of `plugin/install`. Either marketplace field says where the plugin is.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginInstallParams {
        /// The path of a local marketplace that has it.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional")]
        #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
        pub marketplace_path: Option<AbsPath>,
        /// The name of a marketplace in the cloud that has it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub remote_marketplace_name: Option<String>,
        /// The client's id for this attempt, to follow it across systems.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub install_attempt_id: Option<String>,
        /// The plugin's name in its marketplace.
        pub plugin_name: String,
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
