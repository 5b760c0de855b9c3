//! Holds MCP servers to the requirements: of those that are configured or brought by plugins, only
//! the ones that are named with what they are may run.

use std::collections::BTreeMap;

use serde_json::Value;
use turnhost_ports::McpServer;

use super::Requirements;
use super::allowed::McpIdentity;
use super::enforce::Forbidden;
use crate::tree::Table;

impl Requirements {
    /// Switches servers off that may not run.
    pub(crate) fn constrain_servers(&self, servers: &mut BTreeMap<String, McpServer>) {
        let Some(allowed) = &self.mcp_servers else { return };
        for server in servers.values_mut().filter(|server| server.enabled) {
            let identity = McpIdentity::of(server);
            let is_allowed = allowed
                .get(&server.name)
                .is_some_and(|allowed| identity.as_ref() == Some(&allowed.identity));
            if !is_allowed {
                tracing::warn!(server = %server.name, file = %self.file, "the requirements switch an MCP server off");
                server.enabled = false;
            }
        }
    }

    /// Checks an edit of the user's file: servers that it adds or changes.
    pub(super) fn check_servers(&self, before: &Table, after: &Table) -> Result<(), Forbidden> {
        let Some(allowed) = &self.mcp_servers else { return Ok(()) };
        let servers = |table: &Table| table.get("mcp_servers").and_then(Value::as_object).cloned();
        let before = servers(before).unwrap_or_default();
        for (name, entry) in servers(after).unwrap_or_default() {
            let Some(identity) = McpIdentity::of_entry(&entry) else { continue };
            let is_same =
                before.get(&name).and_then(McpIdentity::of_entry).as_ref() == Some(&identity);
            if !is_same && allowed.get(&name).is_none_or(|allowed| allowed.identity != identity) {
                let names: Vec<_> = allowed.keys().map(String::as_str).collect();
                return Err(Forbidden::Value(format!(
                    "invalid value for `mcp_servers`: `{name}` is not in the allowed set [{}] (set by {})",
                    names.join(", "),
                    self.file
                )));
            }
        }
        Ok(())
    }
}
