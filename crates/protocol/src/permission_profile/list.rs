//! Types of `permissionProfile/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `permissionProfile/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct PermissionProfileListParams {
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// The directory whose project layers of configuration count. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<String>,
    }
}

/// Answer to `permissionProfile/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PermissionProfileListResponse {
    /// The profiles: those that are built in, and those of the configuration.
    pub data: Vec<PermissionProfileSummary>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A permission profile: a sandbox with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct PermissionProfileSummary {
    /// Its name; those that are built in begin with a colon, such as `:workspace`.
    pub id: String,
    /// True if requirements let it be used.
    pub allowed: bool,
    /// Its permissions, for people.
    pub description: Option<String>,
}
