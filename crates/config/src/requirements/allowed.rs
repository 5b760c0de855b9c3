//! The MCP servers that an administrator allows.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use turnhost_ports::{McpServer, McpTransport};

/// The MCP servers that may run, by name.
pub(super) type Allowed = BTreeMap<String, AllowedServer>;

/// A server that may run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AllowedServer {
    pub(super) identity: McpIdentity,
}

/// The identity of a server: its program or its address.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum McpIdentity {
    /// Its program, as `command` names it.
    Command(String),
    /// Its address.
    Url(String),
}

impl McpIdentity {
    pub(super) fn of(server: &McpServer) -> Option<Self> {
        match &server.transport {
            McpTransport::Stdio { argv, .. } => argv.first().cloned().map(Self::Command),
            McpTransport::Http { url, .. } => Some(Self::Url(url.clone())),
        }
    }

    pub(super) fn of_entry(entry: &Value) -> Option<Self> {
        let text = |key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
        text("command").map(Self::Command).or_else(|| text("url").map(Self::Url))
    }
}
