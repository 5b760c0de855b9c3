//! Servers by the environment that they belong to: those of plugins belong to this machine, those
//! of the configuration to none.

use turnhost_ports::{McpError, McpServers, PLUGIN_ENVIRONMENT};

/// Refuses a server that does not belong to the environment that the client names.
pub(crate) fn refuse_environment(
    servers: &dyn McpServers,
    server: &str,
    environment: Option<&str>,
) -> Result<(), McpError> {
    match environment {
        Some(environment) if !belongs(servers.plugin(server).as_deref(), environment) => {
            Err(McpError::UnknownServer(named(server, environment)))
        }
        Some(_) | None => Ok(()),
    }
}

/// Returns true if the server of this plugin, or of the configuration, belongs to an environment.
pub(crate) fn belongs(plugin: Option<&str>, environment: &str) -> bool {
    plugin.is_some() && environment == PLUGIN_ENVIRONMENT
}

/// Returns how a server of an environment is named to people.
pub(crate) fn named(server: &str, environment: &str) -> String {
    format!("{server} (environment {environment})")
}
