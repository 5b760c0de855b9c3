//! `mcpServerStatus/list`: the MCP servers with what they offer.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, McpPort, PluginChoice};
use turnhost_protocol::{
    ListMcpServerStatusParams, ListMcpServerStatusResponse, McpServerStatusDetail, method,
};
use turnhost_thread::OwnConfig;
use turnhost_threads::Threads;

use crate::methods::mcp_server::environment::refuse_environment;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ListMcpServerStatus {
    type Needs = (Threads, Arc<dyn ConfigPort>, Arc<dyn McpPort>);

    /// Without a thread, the configured servers of the page are used for this request alone, and
    /// nothing is said about connections.
    async fn call(
        (threads, config, mcp): Self::Needs,
        _: &Caller,
        params: ListMcpServerStatusParams,
    ) -> Result<Reply<ListMcpServerStatusResponse>, CallError> {
        let ListMcpServerStatusParams {
            cursor,
            detail,
            environment_id,
            limit,
            server_name,
            thread_id: thread,
        } = params;
        if environment_id.is_some() && (server_name.is_none() || thread.is_none()) {
            let text = "environmentId requires serverName and threadId";
            return Err(CallError::Refused(text.to_owned()));
        }
        let thread = match thread {
            None => None,
            Some(thread) => {
                let id = thread_id(&thread)?;
                Some(threads.snapshot(id).ok_or(CallError::ThreadNotFound(id))?)
            }
        };
        if let (Some(id), Some(server), Some(thread)) = (&environment_id, &server_name, &thread)
            && refuse_environment(&*thread.mcp, server, Some(id)).is_err()
        {
            return Ok(ListMcpServerStatusResponse { data: Vec::new(), next_cursor: None }.into());
        }
        let detail = detail.unwrap_or(McpServerStatusDetail::Full);
        let is_meant = |name: &String| server_name.as_ref().is_none_or(|wanted| wanted == name);
        let (data, next_cursor) = if let Some(thread) = thread {
            let names = thread.mcp.names().into_iter().filter(is_meant).collect();
            let (names, next) = page(names, cursor, limit)?;
            (thread.mcp.status(names, detail).await, next)
        } else {
            let mut servers = config
                .mcp_servers(None, &OwnConfig::new(), PluginChoice::default())
                .map_err(CallError::unreadable("reload config"))?;
            let names = servers.iter().map(|server| server.name.clone()).filter(is_meant);
            let (names, next) = page(names.collect(), cursor, limit)?;
            servers.retain(|server| names.contains(&server.name));
            let session = mcp.open(servers);
            let mut data = session.servers.status(names, detail).await;
            for status in &mut data {
                status.runtime_status = None;
            }
            (data, next)
        };
        Ok(ListMcpServerStatusResponse { data, next_cursor }.into())
    }
}

/// Cuts a page out of the names, all at once unless the client sets a limit. A cursor is the name
/// of the last entry before the page.
fn page(
    mut names: Vec<String>,
    cursor: Option<String>,
    limit: Option<u32>,
) -> Result<(Vec<String>, Option<String>), CallError> {
    if let Some(cursor) = cursor {
        let last = names.iter().position(|name| *name == cursor);
        let last = last.ok_or_else(|| CallError::Refused(format!("invalid cursor: {cursor}")))?;
        names.drain(..=last);
    }
    let limit =
        limit.map_or(usize::MAX, |limit| usize::try_from(limit.max(1)).unwrap_or(usize::MAX));
    let has_more = names.len() > limit;
    names.truncate(limit);
    let next = names.last().filter(|_| has_more).cloned();
    Ok((names, next))
}
