//! The section `[mcp_servers]`.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_ports::{McpServer, McpTransport};

use crate::mcp_entry::{Entry, EnvVar, duration};
use crate::tree::{Table, get};
use crate::{ConfigError, Loaded};

/// Time for a server's start where the configuration says nothing: as much as a package runner
/// needs that downloads the server first, on a fair line.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(30);

/// Time for a tool's call where the configuration says nothing.
const TOOL_TIMEOUT: Duration = Duration::from_mins(2);

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
            oauth_resource: entry.oauth_resource.clone(),
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
