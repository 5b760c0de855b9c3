//! Types of `account/chatgptAuthTokens/refresh`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `account/chatgptAuthTokens/refresh`: the client that logged in with tokens of its own
    /// is asked for fresh ones.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensRefreshParams {
        /// The reason why a new token is needed.
        pub reason: ChatgptAuthTokensRefreshReason,
        /// The account that the old token belonged to, if known.
        pub previous_account_id: Option<String>,
    }
}

/// The reason why the server needs a new token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ChatgptAuthTokensRefreshReason {
    /// The backend refused the old one.
    Unauthorized,
}

/// Answer to `account/chatgptAuthTokens/refresh`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ChatgptAuthTokensRefreshResponse {
    /// The new access token, a JWT.
    pub access_token: String,
    /// The account it belongs to.
    pub chatgpt_account_id: String,
    /// The account's plan, if the client knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chatgpt_plan_type: Option<String>,
}
