//! Sharing plugins with others.

mod checkout;
mod delete;
mod list;
mod save;
mod update_targets;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use checkout::*;
pub use delete::*;
pub use list::*;
pub use save::*;
pub use update_targets::*;

/// Someone with whom a plugin is to be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareTarget {
    /// Their id.
    pub principal_id: String,
    /// The kind of them: a person, a group or a workspace.
    pub principal_type: PluginSharePrincipalType,
    /// Their permissions with it.
    pub role: PluginShareTargetRole,
}

/// The rights of a person with whom a plugin is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum PluginShareTargetRole {
    /// Use it.
    Reader,
    /// Use and change it.
    Editor,
}

/// The people who can find a shared plugin.
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

/// The way in which a plugin is shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginShareContext {
    /// The plugin's id in the cloud.
    pub remote_plugin_id: String,
    /// True if the user may list it for the whole workspace; `None` if that is not known.
    pub can_publish_to_workspace: Option<bool>,
    /// The maker's id.
    pub creator_account_user_id: Option<String>,
    /// The maker's name.
    pub creator_name: Option<String>,
    /// The people who can find it; `None` if that is not known.
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
    /// The kind of them: a person, a group or a workspace.
    pub principal_type: PluginSharePrincipalType,
    /// Their permissions with it.
    pub role: PluginSharePrincipalRole,
}

/// The permissions of someone with a shared plugin.
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
