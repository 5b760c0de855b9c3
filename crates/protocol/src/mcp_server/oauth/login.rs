//! Types of `mcpServer/oauth/login`.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// The way in which the server makes itself known as an OAuth client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpServerOauthClientRegistration {
    /// By whichever way the other side supports.
    Auto,
    /// By a client ID metadata document.
    Cimd,
    /// By dynamic client registration.
    Dcr,
}

/// Payload of `mcpServer/oauthLogin/completed`: sent when a login to an MCP server succeeded,
/// failed or took too long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerOauthLoginCompletedNotification {
    /// The MCP server's name.
    pub name: String,
    /// True if the server is logged in now.
    pub success: bool,
    /// The reason why it failed; `None` if it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The login, as the answer to `mcpServer/oauth/login` named it.
    pub login_id: Option<String>,
    /// The thread that the login was asked for; `None` if for none.
    #[schemars(with = "Option<String>")]
    pub thread_id: Option<ThreadId>,
}

params! {
    /// Params of `mcpServer/oauth/login`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerOauthLoginParams {
        /// The MCP server's name.
        pub name: String,
        /// The environment that brought the server along. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub environment_id: Option<String>,
        /// The thread whose MCP server is meant. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// The way to make this server known as an OAuth client. As configured if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub client_registration: Option<McpServerOauthClientRegistration>,
        /// The OAuth scopes to ask for. As configured if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub scopes: Option<Vec<String>>,
        /// The timeout for the user, in seconds. The server's own time if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timeout_secs: Option<i64>,
    }
}

/// Answer to `mcpServer/oauth/login`, sent before the user has logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerOauthLoginResponse {
    /// The page for the user to open.
    pub authorization_url: String,
    /// The login's id, with which its end is reported; `None` if it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_id: Option<String>,
}
