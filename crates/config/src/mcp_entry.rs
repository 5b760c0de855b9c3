//! One table of the section `[mcp_servers]`.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use turnhost_ports::McpApproval;

use crate::check::fits;
use crate::known::{Form, Key, key};

/// Keys of each `[mcp_servers.NAME]`.
pub(crate) const KEYS: &[Key] = &[
    key(
        "args",
        fits::<Vec<String>>,
        Form::Texts,
        "[\"-y\", \"@modelcontextprotocol/server-everything\"]",
        "The program's arguments.",
    ),
    key(
        "bearer_token_env_var",
        fits::<String>,
        Form::Text,
        "\"DOCS_TOKEN\"",
        "The variable with the token of a service; instead of a login.",
    ),
    key("command", fits::<String>, Form::Text, "\"npx\"", "The program to start."),
    key(
        "cwd",
        fits::<String>,
        Form::Text,
        "\"tools\"",
        "The program's working directory; the thread's by default.",
    ),
    key(
        "default_tools_approval_mode",
        fits::<Approval>,
        Form::Words(&["auto", "prompt", "writes", "approve"]),
        "\"auto\"",
        "The approval that calls of its tools need.",
    ),
    key(
        "disabled_tools",
        fits::<Vec<String>>,
        Form::Texts,
        "[\"delete\"]",
        "Tools that are not offered.",
    ),
    key("enabled", fits::<bool>, Form::Flag, "true", "Switches the server off."),
    key(
        "enabled_tools",
        fits::<Vec<String>>,
        Form::Texts,
        "[\"search\"]",
        "The only tools that are offered.",
    ),
    key(
        "env",
        fits::<BTreeMap<String, String>>,
        Form::TextTable,
        "{ MODE = \"fast\" }",
        "Variables that the program gets.",
    ),
    key(
        "env_http_headers",
        fits::<BTreeMap<String, String>>,
        Form::TextTable,
        "{ x-team = \"TEAM\" }",
        "Headers whose value is in a variable: header to variable.",
    ),
    key(
        "env_vars",
        fits::<Vec<EnvVar>>,
        Form::Any,
        "[\"GITHUB_TOKEN\"]",
        "Variables of the server's own that are passed on to the program.",
    ),
    key(
        "http_headers",
        fits::<BTreeMap<String, String>>,
        Form::TextTable,
        "{ x-app = \"turnhost\" }",
        "Headers of each request.",
    ),
    key(
        "oauth",
        fits::<OAuth>,
        Form::Table,
        "{ client_id = \"turnhost\" }",
        "The OAuth client that is registered for this server (`client_id`); without it one is registered at the login.",
    ),
    key(
        "oauth_resource",
        fits::<String>,
        Form::Text,
        "\"https://docs.example/mcp\"",
        "The OAuth resource to ask for at a login; the one that the server names by default.",
    ),
    key("required", fits::<bool>, Form::Flag, "false", "Lets no thread start without the server."),
    key(
        "scopes",
        fits::<Vec<String>>,
        Form::Texts,
        "[\"read\"]",
        "OAuth scopes to ask for at a login.",
    ),
    key(
        "startup_timeout_ms",
        fits::<u64>,
        Form::Whole(0),
        "30000",
        "Milliseconds that the server's start may take.",
    ),
    key(
        "startup_timeout_sec",
        seconds,
        Form::Seconds,
        "30",
        "Seconds that the server's start may take.",
    ),
    key(
        "tool_timeout_sec",
        seconds,
        Form::Seconds,
        "120",
        "Seconds that a call of a tool may take.",
    ),
    key(
        "tools",
        fits::<BTreeMap<String, ToolEntry>>,
        Form::Table,
        "{ search = { approval_mode = \"approve\" } }",
        "Settings of single tools, by name.",
    ),
    key(
        "url",
        fits::<String>,
        Form::Text,
        "\"https://docs.example/mcp\"",
        "The address of a service, spoken to over streamable HTTP.",
    ),
];

/// One server as written in the merged files.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Entry {
    pub(crate) command: Option<String>,
    pub(crate) args: Vec<String>,
    pub(crate) env: BTreeMap<String, String>,
    pub(crate) env_vars: Vec<EnvVar>,
    pub(crate) cwd: Option<String>,
    pub(crate) url: Option<String>,
    /// Refused: a file of settings is not a place for a token.
    pub(crate) bearer_token: Option<IgnoredAny>,
    pub(crate) bearer_token_env_var: Option<String>,
    pub(crate) http_headers: BTreeMap<String, String>,
    pub(crate) env_http_headers: BTreeMap<String, String>,
    pub(crate) enabled: Option<bool>,
    pub(crate) required: bool,
    pub(crate) startup_timeout_sec: Option<f64>,
    pub(crate) startup_timeout_ms: Option<u64>,
    pub(crate) tool_timeout_sec: Option<f64>,
    pub(crate) enabled_tools: Option<Vec<String>>,
    pub(crate) disabled_tools: Vec<String>,
    pub(crate) default_tools_approval_mode: Approval,
    pub(crate) tools: BTreeMap<String, ToolEntry>,
    pub(crate) scopes: Vec<String>,
    pub(crate) oauth: OAuth,
    pub(crate) oauth_resource: Option<String>,
}

/// A variable that is passed on: its name, or a table with it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum EnvVar {
    Name(String),
    Table { name: String },
}

impl EnvVar {
    pub(crate) fn name(&self) -> &str {
        let (Self::Name(name) | Self::Table { name }) = self;
        name
    }
}

/// A table `[mcp_servers.NAME.tools.TOOL]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ToolEntry {
    pub(crate) approval_mode: Option<Approval>,
}

/// The table `[mcp_servers.NAME.oauth]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OAuth {
    pub(crate) client_id: Option<String>,
}

/// [`McpApproval`] in a file.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Approval {
    #[default]
    Auto,
    Prompt,
    Writes,
    Approve,
}

impl From<Approval> for McpApproval {
    fn from(approval: Approval) -> Self {
        match approval {
            Approval::Auto => Self::Auto,
            Approval::Prompt => Self::Prompt,
            Approval::Writes => Self::Writes,
            Approval::Approve => Self::Approve,
        }
    }
}

fn seconds(value: &Value) -> Result<(), String> {
    let number = f64::deserialize(value).map_err(|err| err.to_string())?;
    duration(number).map(drop).ok_or_else(|| format!("`{number}` is no number of seconds above 0"))
}

pub(crate) fn duration(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok().filter(|duration| !duration.is_zero())
}
