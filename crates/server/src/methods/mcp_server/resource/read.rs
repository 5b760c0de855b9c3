//! `mcpServer/resource/read`: reads a resource of an MCP server.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, McpError, McpPort, PluginChoice};
use turnhost_protocol::{McpResourceReadParams, McpResourceReadResponse, Method as _, method};
use turnhost_thread::OwnConfig;
use turnhost_threads::Threads;

use crate::methods::mcp_server::environment::{belongs, named, refuse_environment};
use crate::methods::params::{refuse_set, thread_id};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::McpResourceRead {
    type Needs = (Threads, Arc<dyn ConfigPort>, Arc<dyn McpPort>);

    /// Without a thread, the configured server is used for this request alone.
    async fn call(
        (threads, config, mcp): Self::Needs,
        _: &Caller,
        params: McpResourceReadParams,
    ) -> Result<Reply<McpResourceReadResponse>, CallError> {
        let McpResourceReadParams {
            server,
            uri,
            meta,
            connector_id,
            environment_id,
            origin_call_id,
            target,
            thread_id: thread,
        } = params;
        let apps = [("connectorId", connector_id.is_some()), ("target", target.is_some())];
        let meta = meta.map(|meta| meta.into_iter().collect());
        let contents = if let Some(thread) = thread {
            let id = thread_id(&thread)?;
            let thread = threads.snapshot(id).ok_or(CallError::ThreadNotFound(id))?;
            refuse_set(method::McpResourceRead::NAME, &apps)?;
            refuse_environment(&*thread.mcp, &server, environment_id.as_deref())?;
            thread.mcp.read_resource(server, uri, meta).await?
        } else {
            refuse_set(method::McpResourceRead::NAME, &apps)?;
            let mut servers =
                config.mcp_servers(None, &OwnConfig::new(), PluginChoice::default())?;
            servers.retain(|configured| configured.name == server);
            if let Some(environment) = &environment_id
                && !servers.iter().any(|it| belongs(it.plugin.as_deref(), environment))
            {
                return Err(McpError::UnknownServer(named(&server, environment)).into());
            }
            if servers.is_empty() {
                return Err(McpError::UnknownServer(server).into());
            }
            let session = mcp.open(servers);
            session.servers.read_resource(server, uri, meta).await?
        };
        Ok(McpResourceReadResponse { contents, origin_call_id }.into())
    }
}
