//! Types of `item/permissions/requestApproval`.

use serde::Serialize;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{
    AdditionalFileSystemPermissions, AdditionalNetworkPermissions, RequestPermissionProfile,
};

params! {
    /// Params of `item/permissions/requestApproval`: may the model have these permissions?
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PermissionsRequestApprovalParams {
        /// The thread.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
        /// The turn.
        #[schemars(with = "String")]
        pub turn_id: TurnId,
        /// The item.
        #[schemars(with = "String")]
        pub item_id: ItemId,
        /// The environment in which they would hold: `local`, or the id of an environment.
        pub environment_id: Option<String>,
        /// When the question was put, in milliseconds since the Unix epoch.
        pub started_at_ms: i64,
        /// The directory that relative paths count from.
        #[schemars(with = "crate::schema::LegacyAppPathString")]
        pub cwd: String,
        /// The reason why the model wants it.
        pub reason: Option<String>,
        /// The request.
        pub permissions: RequestPermissionProfile,
    }
}

/// Answer to `item/permissions/requestApproval`; the model is informed of what was granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct PermissionsRequestApprovalResponse {
    /// The permissions granted; an empty object grants nothing.
    pub permissions: GrantedPermissionProfile,
    /// Its lifetime. The turn by default.
    #[serde(default)]
    pub scope: PermissionGrantScope,
    /// True if automatic reviews are to be strict while the grant holds. False if unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strict_auto_review: Option<bool>,
}

/// The part of what was asked for that the user grants; what is left out is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct GrantedPermissionProfile {
    /// Access to files. None if unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_system: Option<AdditionalFileSystemPermissions>,
    /// Access to the network. None if unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<AdditionalNetworkPermissions>,
}

/// The lifetime of granted permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word, Default)]
#[serde(rename_all = "lowercase")]
pub enum PermissionGrantScope {
    /// To the end of the turn.
    #[default]
    Turn,
    /// To the end of the session.
    Session,
}
