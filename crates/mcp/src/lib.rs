//! MCP servers: programs and services that bring tools and resources, behind [`McpPort`].
//!
//! A session is the use of some servers by one thread or request. Sessions with equal
//! servers share a connection, which starts with its first session and ends with
//! its last. A connection that broke is made anew by the next call.
//!
//! rmcp, the protocol's own library, is wrapped whole: none of its types shows outside. Programs
//! are started through [`CommandPort`], so that no process is left behind, and addresses are
//! reached through `turnhost-http`.
//!
//! Invariants: nothing that a server sends ends a session or the process; what it sends is bounded
//! (a message, a list, open questions); a call that nobody waits for is cancelled at the server;
//! values of the environment, headers and tokens show in no message and no `Debug` form.

#![forbid(unsafe_code)]

mod calls;
mod connection;
mod convert;
mod handler;
mod ready;
mod registry;
mod session;
mod stdio;
mod streamable;

use std::sync::Arc;

use turnhost_http::HttpClient;
use turnhost_ports::{CommandPort, McpPort, McpServer, McpSession};
use turnhost_task::Tasks;

use crate::registry::Registry;

/// The MCP servers of a host.
pub struct Mcp(Arc<Registry>);

impl Mcp {
    /// Makes an empty registry. Programs are started by `commands`; `client_version` is what
    /// servers are told of this one.
    pub fn new(
        commands: Arc<dyn CommandPort>,
        http: HttpClient,
        client_version: &str,
        tasks: Tasks,
    ) -> Self {
        Self(Arc::new(Registry::new(commands, http, client_version.to_owned(), tasks)))
    }
}

impl McpPort for Mcp {
    fn open(&self, servers: Vec<McpServer>) -> McpSession {
        session::open(&self.0, servers)
    }
}
