//! `mcpServer/tool/call`: calls a tool on the client's behalf.

use turnhost_ports::McpCall;
use turnhost_protocol::{McpServerToolCallParams, McpServerToolCallResponse, method};
use turnhost_threads::Threads;

use crate::methods::mcp_server::environment::refuse_environment;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::McpServerToolCall {
    type Needs = Threads;

    /// Asks for no approval: the client is the user's.
    async fn call(
        threads: Threads,
        _: &Caller,
        params: McpServerToolCallParams,
    ) -> Result<Reply<McpServerToolCallResponse>, CallError> {
        let McpServerToolCallParams {
            thread_id: id,
            server,
            tool,
            meta,
            environment_id,
            arguments,
        } = params;
        let id = thread_id(&id)?;
        let thread = threads.snapshot(id).ok_or(CallError::ThreadNotFound(id))?;
        refuse_environment(&*thread.mcp, &server, environment_id.as_deref())?;
        let call = McpCall { server, tool, arguments, meta, item: None };
        Ok(thread.mcp.call(call).await?.into())
    }
}
