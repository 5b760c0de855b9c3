//! MCP servers: programs and services that bring tools and resources, behind [`McpPort`].
//!
//! A session is the use of some servers by one thread or request. Sessions with equal
//! servers share a connection, which starts with its first session and ends with
//! its last. A connection that broke is made again by the next call.
//!
//! rmcp, the protocol's own library, is wrapped whole: none of its types shows outside. Programs
//! are started through [`CommandPort`], so that no process is left behind, and addresses are
//! reached through `turnhost-http`.
//!
//! Invariants: nothing that a server sends ends a session or the process; what it sends is bounded
//! (a message, a list, open questions); a call that is no longer awaited is cancelled at the server;
//! values of the environment, headers and tokens show in no message and no `Debug` form.

#![forbid(unsafe_code)]

mod calls;
mod connection;
mod convert;
mod handler;
mod oauth;
mod ready;
mod registry;
mod session;
mod stdio;
mod streamable;

use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use turnhost_base::{AbsPath, World};
use turnhost_http::HttpClient;
use turnhost_ports::{
    BoxFuture, CommandPort, McpError, McpEvent, McpEvents, McpLogin, McpLoginRequest, McpPort,
    McpServer, McpServers, McpSession,
};
use turnhost_protocol::McpAuthStatus;
use turnhost_task::Tasks;

use crate::oauth::{Key, Logins};
use crate::registry::Registry;

/// The name of the file in the home that holds the logins at servers.
pub const LOGINS_FILE: &str = oauth::FILE;

/// The parts that MCP servers depend on.
pub struct McpParts {
    /// Starts programs.
    pub commands: Arc<dyn CommandPort>,
    /// Reaches services.
    pub http: HttpClient,
    /// The clock, and what is random.
    pub world: Arc<dyn World>,
    /// The directory of the file with the logins.
    pub home: AbsPath,
    /// The version that servers see of this client.
    pub client_version: String,
}

/// The MCP servers of a host.
pub struct Mcp {
    registry: Arc<Registry>,
    /// The servers of all threads that have none.
    none: OnceLock<Arc<dyn McpServers>>,
}

impl Mcp {
    /// Makes an empty registry.
    pub fn new(parts: McpParts, tasks: Tasks) -> Self {
        let McpParts { commands, http, world, home, client_version } = parts;
        let logins = Arc::new(Logins::new(http.clone(), world, &home));
        let registry = Registry::new(commands, http, client_version, logins, tasks);
        Self { registry: Arc::new(registry), none: OnceLock::new() }
    }
}

/// The events of no servers.
struct NoEvents;

impl McpEvents for NoEvents {
    fn poll_next(&mut self, _: &mut Context<'_>) -> Poll<Option<McpEvent>> {
        Poll::Ready(None)
    }
}

impl McpPort for Mcp {
    fn login(
        &self,
        server: McpServer,
        request: McpLoginRequest,
    ) -> BoxFuture<'static, Result<McpLogin, McpError>> {
        Box::pin(Arc::clone(&self.registry.logins).begin(server, request))
    }

    fn logout(&self, server: &McpServer) -> Result<bool, McpError> {
        match Key::of(server) {
            Some(key) => self.registry.logins.forget(&key),
            None => Ok(false),
        }
    }

    fn auth_status(&self, server: &McpServer) -> McpAuthStatus {
        self.registry.logins.status(server)
    }

    fn open(&self, servers: Vec<McpServer>) -> McpSession {
        if !servers.is_empty() {
            return session::open(&self.registry, servers);
        }
        let none = || session::open(&self.registry, servers).servers;
        McpSession { events: Box::new(NoEvents), servers: Arc::clone(self.none.get_or_init(none)) }
    }
}
