//! The section `[mcp_servers]`.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_ports::{McpApproval, McpServer, McpTransport};

use crate::check::{Check, fits};
use crate::tree::{Table, get};
use crate::{ConfigError, Loaded};

/// Time for a server's start where the configuration says nothing: as much as a package runner
/// needs that downloads the server first, on a fair line.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(30);

/// Time for a tool's call where the configuration says nothing.
const TOOL_TIMEOUT: Duration = Duration::from_mins(2);

/// Keys of each `[mcp_servers.NAME]`.
pub(crate) const KEYS: &[(&str, Check)] = &[
    ("args", fits::<Vec<String>>),
    ("bearer_token_env_var", fits::<String>),
    ("command", fits::<String>),
    ("cwd", fits::<String>),
    ("default_tools_approval_mode", fits::<Approval>),
    ("disabled_tools", fits::<Vec<String>>),
    ("enabled", fits::<bool>),
    ("enabled_tools", fits::<Vec<String>>),
    ("env", fits::<BTreeMap<String, String>>),
    ("env_http_headers", fits::<BTreeMap<String, String>>),
    ("env_vars", fits::<Vec<EnvVar>>),
    ("http_headers", fits::<BTreeMap<String, String>>),
    ("oauth", fits::<OAuth>),
    ("required", fits::<bool>),
    ("scopes", fits::<Vec<String>>),
    ("startup_timeout_ms", fits::<u64>),
    ("startup_timeout_sec", seconds),
    ("tool_timeout_sec", seconds),
    ("tools", fits::<BTreeMap<String, ToolEntry>>),
    ("url", fits::<String>),
];

/// One server as it stands in the merged files.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entry {
    command: Option<String>,
    args: Vec<String>,
    env: BTreeMap<String, String>,
    env_vars: Vec<EnvVar>,
    cwd: Option<String>,
    url: Option<String>,
    bearer_token_env_var: Option<String>,
    http_headers: BTreeMap<String, String>,
    env_http_headers: BTreeMap<String, String>,
    enabled: Option<bool>,
    required: bool,
    startup_timeout_sec: Option<f64>,
    startup_timeout_ms: Option<u64>,
    tool_timeout_sec: Option<f64>,
    enabled_tools: Option<Vec<String>>,
    disabled_tools: Vec<String>,
    default_tools_approval_mode: Approval,
    tools: BTreeMap<String, ToolEntry>,
    scopes: Vec<String>,
    oauth: OAuth,
}

/// A variable that is passed on: its name, or a table with it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum EnvVar {
    Name(String),
    Table { name: String },
}

impl EnvVar {
    fn name(&self) -> &str {
        let (Self::Name(name) | Self::Table { name }) = self;
        name
    }
}

/// A table `[mcp_servers.NAME.tools.TOOL]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ToolEntry {
    approval_mode: Option<Approval>,
}

/// The table `[mcp_servers.NAME.oauth]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OAuth {
    client_id: Option<String>,
}

/// [`McpApproval`] in a file.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Approval {
    #[default]
    Auto,
    Prompt,
    Approve,
}

impl From<Approval> for McpApproval {
    fn from(approval: Approval) -> Self {
        match approval {
            Approval::Auto => Self::Auto,
            Approval::Prompt => Self::Prompt,
            Approval::Approve => Self::Approve,
        }
    }
}

fn seconds(value: &Value) -> Result<(), String> {
    let number = f64::deserialize(value).map_err(|err| err.to_string())?;
    duration(number).map(drop).ok_or_else(|| format!("`{number}` is no number of seconds above 0"))
}

fn duration(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok().filter(|duration| !duration.is_zero())
}

impl Loaded {
    /// The MCP servers of threads in `cwd`, sorted by name; `own` lies on top of every layer.
    ///
    /// Fails on a server that names neither or both of a program and an address, or a variable
    /// for its token that is not set.
    pub fn mcp_servers<'a>(
        &self,
        cwd: &AbsPath,
        own: impl IntoIterator<Item = (&'a String, &'a Value)>,
    ) -> Result<Vec<McpServer>, ConfigError> {
        let tree = self.with_own(own)?;
        let servers: BTreeMap<String, Table> = get(&tree, "mcp_servers")?.unwrap_or_default();
        servers
            .into_iter()
            .map(|(name, table)| {
                let key = format!("mcp_servers.{name}");
                let entry = Entry::deserialize(Value::Object(table)).map_err(|err| err.to_string());
                let server = entry.and_then(|entry| self.mcp_server(name, entry, cwd));
                server.map_err(|text| ConfigError::Override { key, text })
            })
            .collect()
    }

    fn mcp_server(&self, name: String, entry: Entry, cwd: &AbsPath) -> Result<McpServer, String> {
        let startup = entry.startup_timeout_sec.and_then(duration);
        let startup = startup.or(entry.startup_timeout_ms.map(Duration::from_millis));
        Ok(McpServer {
            name,
            enabled: entry.enabled.unwrap_or(true),
            required: entry.required,
            startup_timeout: startup.unwrap_or(STARTUP_TIMEOUT),
            tool_timeout: entry.tool_timeout_sec.and_then(duration).unwrap_or(TOOL_TIMEOUT),
            enabled_tools: entry.enabled_tools.clone(),
            disabled_tools: entry.disabled_tools.clone(),
            default_approval: entry.default_tools_approval_mode.into(),
            approvals: entry
                .tools
                .iter()
                .filter_map(|(tool, entry)| Some((tool.clone(), entry.approval_mode?.into())))
                .collect(),
            scopes: entry.scopes.clone(),
            oauth_client_id: entry.oauth.client_id.clone(),
            transport: self.mcp_transport(entry, cwd)?,
        })
    }

    fn mcp_transport(&self, entry: Entry, cwd: &AbsPath) -> Result<McpTransport, String> {
        match (entry.command, entry.url) {
            (Some(command), None) => {
                let passed = entry.env_vars.iter().map(EnvVar::name);
                let passed = passed
                    .filter_map(|name| Some((name.to_owned(), self.variable(name)?)))
                    .collect::<BTreeMap<_, _>>();
                Ok(McpTransport::Stdio {
                    argv: [vec![command], entry.args].concat(),
                    env: passed.into_iter().chain(entry.env).collect(),
                    cwd: entry.cwd.map_or_else(|| cwd.clone(), |own| cwd.join(own)),
                })
            }
            (None, Some(url)) => {
                let from_env = entry.env_http_headers.into_iter();
                let from_env = from_env
                    .filter_map(|(header, variable)| Some((header, self.variable(&variable)?)));
                let bearer_token = entry.bearer_token_env_var.map(|variable| {
                    self.variable(&variable).ok_or_else(|| {
                        format!(
                            "the variable `{variable}` that `bearer_token_env_var` names is not set"
                        )
                    })
                });
                Ok(McpTransport::Http {
                    url,
                    headers: entry.http_headers.into_iter().chain(from_env).collect(),
                    bearer_token: bearer_token.transpose()?,
                })
            }
            (Some(_), Some(_)) => {
                Err("a server has a `command` or a `url`, not both; remove one".to_owned())
            }
            (None, None) => Err("a server needs a `command` or a `url`".to_owned()),
        }
    }
}
