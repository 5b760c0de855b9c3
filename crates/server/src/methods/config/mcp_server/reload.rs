//! `config/mcpServer/reload`: MCP servers as they are configured now.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, PluginChoice};
use turnhost_protocol::{McpServerRefreshResponse, NoParams, method};
use turnhost_thread::OwnConfig;
use turnhost_threads::Threads;

use crate::methods::mcp_server::reload::reload_mcp;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::McpServerRefresh {
    type Needs = (Threads, Arc<dyn ConfigPort>);

    /// Answers at once; how the servers start, the threads' notifications say. Servers whose
    /// configuration is the same continue.
    async fn call(
        (threads, config): Self::Needs,
        caller: &Caller,
        _: NoParams,
    ) -> Result<Reply<McpServerRefreshResponse>, CallError> {
        config
            .mcp_servers(None, &OwnConfig::new(), PluginChoice::default())
            .map_err(CallError::unreadable("refresh MCP servers"))?;
        reload_mcp(&threads, caller);
        Ok(McpServerRefreshResponse {}.into())
    }
}
