//! `mcpServer/event/stream/stop`: ends a subscription, whether or not there is one.

use turnhost_protocol::{McpServerEventStreamStopParams, McpServerEventStreamStopResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::McpServerEventStreamStop {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: McpServerEventStreamStopParams,
    ) -> Result<Reply<McpServerEventStreamStopResponse>, CallError> {
        let McpServerEventStreamStopParams { subscription_id: _ } = params;
        Ok(McpServerEventStreamStopResponse {}.into())
    }
}
