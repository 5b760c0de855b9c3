//! The section `[mcp_servers]`.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_ports::{McpServer, McpTransport, OAuthClient, PluginServer};

use crate::mcp_entry::{Entry, EnvVar, duration};
use crate::tree::{Table, get};
use crate::{ConfigError, Loaded};

/// Time for a server's start where the configuration says nothing: as much as a package runner
/// needs that downloads the server first, on a fair line.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(30);

/// Time for a tool's call where the configuration says nothing.
const TOOL_TIMEOUT: Duration = Duration::from_mins(2);

impl Loaded {
    /// Returns the MCP servers of threads in `cwd`, sorted by name; `own` lies on top of every
    /// layer. Those of `plugins` lie below: a configured server of the same name takes their place,
    /// and one that cannot be used is logged and left out. Those that the administrator's
    /// requirements do not name are switched off.
    ///
    /// Fails on a configured server that names neither or both of a program and an address, or a
    /// variable for its token that is not set.
    pub fn mcp_servers<'a>(
        &self,
        cwd: &AbsPath,
        own: impl IntoIterator<Item = (&'a String, &'a Value)>,
        plugins: Vec<PluginServer>,
    ) -> Result<Vec<McpServer>, ConfigError> {
        let tree = self.with_own(own)?;
        let configured: BTreeMap<String, Table> = get(&tree, "mcp_servers")?.unwrap_or_default();
        let client = OAuthClient {
            callback_port: get(&tree, "mcp_oauth_callback_port")?,
            callback_url: get(&tree, "mcp_oauth_callback_url")?,
            metadata_url: get(&tree, "mcp_oauth_client_metadata_url")?,
        };
        let mut servers = BTreeMap::new();
        for plugin in plugins {
            match self.plugin_server(plugin, cwd, &client) {
                Ok(server) => _ = servers.insert(server.name.clone(), server),
                Err(error) => tracing::warn!(err = %error, "an MCP server of a plugin is left out"),
            }
        }
        for (name, table) in configured {
            let key = format!("mcp_servers.{name}");
            let entry = Entry::deserialize(Value::Object(table)).map_err(|err| err.to_string());
            let server = entry.and_then(|entry| self.mcp_server(name.clone(), entry, cwd, &client));
            let server = server.map_err(|text| ConfigError::Override { key, text })?;
            servers.insert(name, server);
        }
        if let Some(requirements) = &self.requirements {
            requirements.constrain_servers(&mut servers);
        }
        Ok(servers.into_values().collect())
    }

    /// Reads a plugin's server. `${PLUGIN_ROOT}` and `${CLAUDE_PLUGIN_ROOT}` in its texts stand for
    /// the plugin's directory, which a working directory of its own is relative to.
    fn plugin_server(
        &self,
        server: PluginServer,
        cwd: &AbsPath,
        client: &OAuthClient,
    ) -> Result<McpServer, String> {
        let PluginServer { plugin, directory, name, settings } = server;
        let mut settings = Value::Object(settings);
        expand(&mut settings, &directory);
        let fault = |text: String| format!("`{name}` of {plugin}: {text}");
        let mut entry = Entry::deserialize(settings).map_err(|err| fault(err.to_string()))?;
        entry.cwd = entry.cwd.map(|own| directory.join(own).to_string());
        let server = self.mcp_server(name.clone(), entry, cwd, client).map_err(fault)?;
        Ok(McpServer { plugin: Some(plugin), ..server })
    }

    fn mcp_server(
        &self,
        name: String,
        entry: Entry,
        cwd: &AbsPath,
        client: &OAuthClient,
    ) -> Result<McpServer, String> {
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
            oauth_client: client.clone(),
            unusable: self.missing_token(&entry),
            transport: self.mcp_transport(entry, cwd)?,
            plugin: None,
        })
    }

    /// Returns the reason for which a service cannot be used, if the variable with its token is not set.
    fn missing_token(&self, entry: &Entry) -> Option<String> {
        let variable = entry.bearer_token_env_var.as_ref()?;
        self.secret(variable).is_none().then(|| {
            format!("the variable `{variable}` that `bearer_token_env_var` names is not set; set it where this server starts")
        })
    }

    fn mcp_transport(&self, entry: Entry, cwd: &AbsPath) -> Result<McpTransport, String> {
        if let Some(text) = misplaced(&entry) {
            return Err(text);
        }
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
                    .filter_map(|(header, variable)| Some((header, self.secret(&variable)?)));
                let bearer_token =
                    entry.bearer_token_env_var.and_then(|variable| self.secret(&variable));
                Ok(McpTransport::Http {
                    url,
                    headers: entry.http_headers.into_iter().chain(from_env).collect(),
                    bearer_token,
                })
            }
            (Some(_), Some(_)) => Err(BOTH.to_owned()),
            (None, None) => Err(NEITHER.to_owned()),
        }
    }
}

/// The error of a server that is a program and a service at once.
const BOTH: &str = "a server has a `command` or a `url`, not both; remove one";

/// The error of a server that is neither a program nor a service.
const NEITHER: &str = "a server needs a `command` or a `url`";

/// Returns the error that threads would meet in one table of `[mcp_servers]`. Its values have their forms.
pub(crate) fn error(table: &Value) -> Option<String> {
    let entry = Entry::deserialize(table).ok()?;
    misplaced(&entry).or_else(|| match (&entry.command, &entry.url) {
        (Some(_), Some(_)) => Some(BOTH.to_owned()),
        (None, None) => Some(NEITHER.to_owned()),
        (Some(_), None) | (None, Some(_)) => None,
    })
}

/// Names the first setting that belongs to the other kind of server, where it would be without effect.
fn misplaced(entry: &Entry) -> Option<String> {
    let (of_programs, of_services) = (
        [
            ("args", !entry.args.is_empty()),
            ("env", !entry.env.is_empty()),
            ("env_vars", !entry.env_vars.is_empty()),
            ("cwd", entry.cwd.is_some()),
        ],
        [
            ("bearer_token_env_var", entry.bearer_token_env_var.is_some()),
            ("http_headers", !entry.http_headers.is_empty()),
            ("env_http_headers", !entry.env_http_headers.is_empty()),
        ],
    );
    let first = |settings: &[(&str, bool)]| {
        settings.iter().find(|(_, is_set)| *is_set).map(|(name, _)| (*name).to_owned())
    };
    if entry.url.is_some() {
        if entry.bearer_token.is_some() {
            return Some("`bearer_token` is not supported: put the token in a variable, and name that in `bearer_token_env_var`".to_owned());
        }
        let name = first(&of_programs)?;
        return Some(format!("`{name}` is for servers with a `command`; remove it"));
    }
    let name = first(&of_services)?;
    Some(format!("`{name}` is for servers with a `url`; remove it"))
}

/// Puts a plugin's directory in place of the variables that name it, in every text of a value.
fn expand(value: &mut Value, directory: &AbsPath) {
    match value {
        Value::String(text) => {
            for variable in ["${PLUGIN_ROOT}", "${CLAUDE_PLUGIN_ROOT}"] {
                if text.contains(variable) {
                    *text = text.replace(variable, directory.as_str());
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| expand(value, directory)),
        Value::Object(entries) => entries.values_mut().for_each(|value| expand(value, directory)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
