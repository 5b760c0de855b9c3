//! A thread's MCP servers, with the settings that they come from.

use turnhost_ports::McpSession;
use turnhost_thread::OwnConfig;

/// The use of MCP servers by a thread.
pub struct McpUse {
    /// The use itself.
    pub session: McpSession,
    /// The client's settings on top of the configuration, for when that is read again.
    pub own: OwnConfig,
}
