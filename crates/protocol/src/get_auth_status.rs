//! Types of `getAuthStatus`.

use serde::Serialize;

use crate::AuthMode;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `getAuthStatus`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAuthStatusParams {
        /// True to answer the token too. False if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub include_token: Option<bool>,
        /// True to renew the token first. False if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub refresh_token: Option<bool>,
    }
}

/// Answer to `getAuthStatus`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GetAuthStatusResponse {
    /// The way in which the server is logged in; `None` if it is not.
    pub auth_method: Option<AuthMode>,
    /// The token or API key, if it was asked for and there is one.
    pub auth_token: Option<String>,
    /// True if the default provider needs a login.
    pub requires_openai_auth: Option<bool>,
}
