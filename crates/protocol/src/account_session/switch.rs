//! Types of `accountSession/switch`.

use serde::Serialize;

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
