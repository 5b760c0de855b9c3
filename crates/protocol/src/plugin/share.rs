//! Plugins that users share.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::PluginSummary;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `plugin/share/save`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareSaveParams {
        /// The directory with the plugin's files.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub plugin_path: AbsPath,
        /// Who can find it. Left to the cloud if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub discoverability: Option<PluginShareDiscoverability>,
        /// The shared plugin that gets a new version. A new one is made if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub remote_plugin_id: Option<String>,
        /// With whom to share it. Left to the cloud if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// Whether the user may list it for the whole workspace; `None` if that is not known.
    pub can_publish_to_workspace: Option<bool>,
}

/// Someone with whom a plugin is to be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareTarget {
    /// Their id.
    pub principal_id: String,
    /// Whether they are a person, a group or a workspace.
    pub principal_type: PluginSharePrincipalType,
    /// What they may do with it.
    pub role: PluginShareTargetRole,
}

/// What someone with whom a plugin is to be shared may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum PluginShareTargetRole {
    /// Use it.
    Reader,
    /// Use and change it.
    Editor,
}

/// Who can find a shared plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PluginShareDiscoverability {
    /// Everyone in the workspace: it is in lists.
    Listed,
    /// Those who have its address.
    Unlisted,
    /// Only those it is shared with.
    Private,
}

/// How a plugin is shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareContext {
    /// The plugin's id in the cloud.
    pub remote_plugin_id: String,
    /// Whether the user may list it for the whole workspace; `None` if that is not known.
    pub can_publish_to_workspace: Option<bool>,
    /// Who made it, by id.
    pub creator_account_user_id: Option<String>,
    /// Who made it, by name.
    pub creator_name: Option<String>,
    /// Who can find it; `None` if that is not known.
    pub discoverability: Option<PluginShareDiscoverability>,
    /// The version in the cloud; `None` if that is not known.
    pub remote_version: Option<String>,
    /// With whom it is shared; `None` if that is not known.
    pub share_principals: Option<Vec<PluginSharePrincipal>>,
    /// The page by which it is shared.
    pub share_url: Option<String>,
}

/// Someone with whom a plugin is shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginSharePrincipal {
    /// Their name for people.
    pub name: String,
    /// Their id.
    pub principal_id: String,
    /// Whether they are a person, a group or a workspace.
    pub principal_type: PluginSharePrincipalType,
    /// What they may do with it.
    pub role: PluginSharePrincipalRole,
}

/// What someone may do with a shared plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum PluginSharePrincipalRole {
    /// Use it.
    Reader,
    /// Use and change it.
    Editor,
    /// Everything.
    Owner,
}

/// With what kind of someone a plugin is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum PluginSharePrincipalType {
    /// A person.
    User,
    /// A group.
    Group,
    /// A workspace.
    Workspace,
}

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

/// Who shall be able to find a shared plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PluginShareUpdateDiscoverability {
    /// Those who have its address.
    Unlisted,
    /// Only those it is shared with.
    Private,
    /// Everyone in the workspace: it is in lists.
    Listed,
}

params! {
    /// Params of `plugin/share/updateTargets`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareUpdateTargetsParams {
        /// Who shall be able to find it.
        pub discoverability: PluginShareUpdateDiscoverability,
        /// The plugin's id in the cloud.
        pub remote_plugin_id: String,
        /// With whom it shall be shared.
        pub share_targets: Vec<PluginShareTarget>,
    }
}

/// Answer to `plugin/share/updateTargets`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct PluginShareUpdateTargetsResponse {
    /// Who can find it now.
    pub discoverability: PluginShareDiscoverability,
    /// With whom it is shared now.
    pub principals: Vec<PluginSharePrincipal>,
}

params! {
    /// Params of `plugin/share/checkout`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareCheckoutParams {
        /// The plugin's id in the cloud.
        pub remote_plugin_id: String,
    }
}

/// Answer to `plugin/share/checkout`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareCheckoutResponse {
    /// The local marketplace that it was added to.
    pub marketplace_name: String,
    /// That marketplace's path.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub marketplace_path: AbsPath,
    /// The plugin's id here.
    pub plugin_id: String,
    /// The plugin's name in that marketplace.
    pub plugin_name: String,
    /// The directory with its files.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub plugin_path: AbsPath,
    /// The plugin's id in the cloud.
    pub remote_plugin_id: String,
    /// The version that was fetched, if known.
    pub remote_version: Option<String>,
}

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
