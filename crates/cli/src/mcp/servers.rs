//! The table of servers in the configuration.

use anyhow::{Result, bail};
use turnhost_host::{Configuration, HostOptions};

use crate::config_flags::HostFlags;

/// Returns the configuration of this directory, with these flags.
pub(super) fn configuration(flags: &HostFlags) -> Result<Configuration> {
    Ok(Configuration::new(&flags.over(HostOptions::from_environment()?)))
}

/// Fails for a name that no server has.
pub(super) fn unknown<T>(name: &str) -> Result<T> {
    bail!("No MCP server named '{name}' found.")
}

/// Returns the key of a server in the file. Fails on a name that no server can have.
pub(super) fn key(name: &str) -> Result<String> {
    let is_fine = |letter: char| letter.is_ascii_alphanumeric() || "_:@/.-".contains(letter);
    if name.is_empty() || !name.chars().all(is_fine) {
        bail!("invalid server name '{name}' (use letters, numbers, '-', '_', ':', '@', '/', '.')");
    }
    Ok(format!("mcp_servers.\"{name}\""))
}
