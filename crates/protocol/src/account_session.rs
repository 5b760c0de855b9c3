//! Accounts that are logged in side by side, and switching between them.

mod list;
mod switch;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use list::*;
pub use switch::*;

/// Answer to `accountSession/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountSessionsResponse {
    /// The stored logins; empty if there are none.
    pub sessions: Vec<AccountSession>,
    /// The `sessionId` of the login in use; `None` if no user is logged in.
    pub active_session_id: Option<String>,
}

/// A stored login that the user can switch to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountSession {
    /// True if it is the one in use.
    pub is_active: bool,
    /// When it was last in use, in seconds since the Unix epoch.
    pub last_used_at: i64,
    /// Its id, for `accountSession/switch`.
    pub session_id: String,
    /// The workspaces that the user can choose from.
    pub workspaces: Vec<AccountSessionWorkspace>,
    /// The user's name, if known.
    pub display_name: Option<String>,
    /// The user's e-mail address, if known.
    pub email: Option<String>,
    /// The user's picture, if there is one.
    pub image_url: Option<String>,
    /// The `accountId` of the workspace chosen in it, if any.
    pub selected_workspace_account_id: Option<String>,
    /// The user as the backend knows it.
    pub user_id: Option<String>,
}

/// A workspace that a login can be used with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountSessionWorkspace {
    /// Its id, for `accountSession/switch`.
    pub account_id: String,
    /// Its picture, if there is one.
    pub image_url: Option<String>,
    /// Its owner, if known.
    pub kind: Option<AccountSessionWorkspaceKind>,
    /// Its name, if known.
    pub name: Option<String>,
}

/// The kind of a workspace's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum AccountSessionWorkspaceKind {
    /// The user's own.
    Personal,
    /// One shared with others.
    Workspace,
}
