//! Servers that environments bring along, of which there are none.

use turnhost_ports::McpError;

/// Refuses a server of an environment: those of the configuration belong to none.
pub(crate) fn refuse_environment(server: &str, environment: Option<&str>) -> Result<(), McpError> {
    match environment {
        None => Ok(()),
        Some(environment) => Err(McpError::UnknownServer(named(server, environment))),
    }
}

/// Returns how a server of an environment is named to people.
pub(crate) fn named(server: &str, environment: &str) -> String {
    format!("{server} (environment {environment})")
}
