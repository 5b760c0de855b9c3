//! Logins at MCP servers without a running host: for commands.

use std::sync::Arc;

use turnhost_exec::Commands;
use turnhost_http::HttpClient;
use turnhost_mcp::{Mcp, McpParts};
use turnhost_ports::{McpError, McpLogin, McpLoginRequest, McpPort as _, McpServer};
use turnhost_protocol::McpAuthStatus;
use turnhost_task::Tasks;

use crate::HostOptions;

/// The logins at MCP servers of a home. Servers that run in the same home use them too.
pub struct McpLogins(Mcp);

impl std::fmt::Debug for McpLogins {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("McpLogins(..)")
    }
}

impl McpLogins {
    /// Opens the logins; nothing is read yet.
    pub fn new(options: &HostOptions, tasks: &Tasks) -> Self {
        let parts = McpParts {
            commands: Arc::new(Commands::new(tasks.child())),
            http: HttpClient::new(),
            world: Arc::clone(&options.world),
            home: options.home.clone(),
            client_version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        Self(Mcp::new(parts, tasks.child()))
    }

    /// Begins a login. Its page is for the user, and its future resolves when the user is done there.
    pub async fn log_in(
        &self,
        server: McpServer,
        scopes: Vec<String>,
    ) -> Result<McpLogin, McpError> {
        self.0.login(server, McpLoginRequest { scopes, ..McpLoginRequest::default() }).await
    }

    /// Forgets a login. Returns true if there was one.
    pub fn log_out(&self, server: &McpServer) -> Result<bool, McpError> {
        self.0.logout(server)
    }

    /// Returns the status of a server's login, as it is known without asking the server.
    pub fn status(&self, server: &McpServer) -> McpAuthStatus {
        self.0.auth_status(server)
    }
}
