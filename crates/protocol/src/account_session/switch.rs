//! Types of `accountSession/switch`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::AccountSession;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `accountSession/switch`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AccountSessionsSwitchParams {
        /// The login to switch to.
        pub session_id: String,
        /// The workspace to use it with.
        pub account_id: String,
        /// True if a browser may be opened if the login has to be renewed. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub allow_browser_login: bool,
    }
}

/// The outcome of a switch to another account session: the sessions, or a login that has to come first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
#[cfg_attr(feature = "schema", schemars(extend("x-experimental" = true)))]
pub enum AccountSessionsSwitchResponse {
    /// The switch was made.
    #[serde(rename_all = "camelCase")]
    Switched {
        /// All sessions.
        sessions: Vec<AccountSession>,
        /// The session in use now; `None` if none is.
        active_session_id: Option<String>,
    },
    /// The user has to log in with a browser first.
    #[serde(rename_all = "camelCase")]
    BrowserLogin {
        /// The page to open.
        auth_url: String,
        /// The login's id.
        login_id: String,
    },
}
