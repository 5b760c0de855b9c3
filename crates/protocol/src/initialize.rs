//! Types of `initialize`.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::TurnhostCapabilities;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `initialize`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct InitializeParams {
        /// The client.
        pub client_info: ClientInfo,
        /// Its capabilities and options.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub capabilities: Option<InitializeCapabilities>,
    }
}

/// A client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ClientInfo {
    /// Its name, fit for an HTTP header: it becomes the `originator` of the threads it starts.
    pub name: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its version.
    pub version: String,
}

/// A client's capabilities and options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct InitializeCapabilities {
    /// True if it may use experimental methods and fields. False by default.
    #[serde(default)]
    pub experimental_api: bool,
    /// True if it logs in to gateways itself.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub explicit_gateway_oauth: bool,
    /// Agreements beyond this protocol, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extensions: Option<IndexMap<String, Value>>,
    /// True if it can show the provider's own kind of forms for MCP servers.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub mcp_server_openai_form_elicitation: bool,
    /// Exact names of notifications that it does not want.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opt_out_notification_methods: Option<Vec<String>>,
    /// True if it can attest to requests. Harmless: no provider here takes an attestation, so that
    /// `attestation/generate` is never asked.
    #[serde(default)]
    pub request_attestation: bool,
    /// True if it can show questions that only a human may answer.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub required_human_approval: bool,
    /// Its support of Turnhost's own additions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-turnhost-extension" = true))]
    pub turnhost: Option<TurnhostCapabilities>,
}

/// Answer to `initialize`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct InitializeResponse {
    /// The server's home directory.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub codex_home: AbsPath,
    /// `unix` or `windows`.
    pub platform_family: String,
    /// The operating system, such as `linux`.
    pub platform_os: String,
    /// The server's name towards model providers on behalf of this client.
    pub user_agent: String,
}
