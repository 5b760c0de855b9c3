//! `mcpServer/event/stream/start`: events of hosted apps, of which there are none.

use turnhost_protocol::{
    McpServerEventStreamStartParams, McpServerEventStreamStartResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::McpServerEventStreamStart {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: McpServerEventStreamStartParams,
    ) -> Result<Reply<McpServerEventStreamStartResponse>, CallError> {
        let McpServerEventStreamStartParams {
            thread_id: _,
            arguments: _,
            name: _,
            server: _,
            subscription_id: _,
            meta: _,
        } = params;
        let text = "MCP event subscriptions are only supported for hosted apps";
        Err(CallError::Refused(text.to_owned()))
    }
}
