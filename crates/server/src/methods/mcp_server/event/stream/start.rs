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
        _: McpServerEventStreamStartParams,
    ) -> Result<Reply<McpServerEventStreamStartResponse>, CallError> {
        let text = "MCP event subscriptions are only supported for hosted apps";
        Err(CallError::Refused(text.to_owned()))
    }
}
