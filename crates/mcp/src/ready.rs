//! A server that has started: its tools, its resources, and calls of both.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rmcp::model::{
    CallToolRequest, CallToolRequestParams, CancelledNotificationParam, ClientRequest,
    PaginatedRequestParams, ReadResourceRequestParams, RequestId, ServerPeerInfo, ServerResult,
};
use rmcp::service::{Peer, PeerRequestOptions, RoleClient, ServiceError};
use serde_json::Value;
use tokio::time::{sleep, timeout};
use turnhost_ports::{McpCall, McpCallResult, McpError, McpResources, McpServer};
use turnhost_protocol::{McpServerInfo, Resource, ResourceContent, ResourceTemplate, Tool};
use turnhost_task::Tasks;

use crate::calls::{Calls, EventSender, Origin};
use crate::convert::{answer, convert, convert_all, failure};

/// Pages of a list that are read at most, so that a list without an end ends.
const MAX_PAGES: usize = 100;

/// Entries of a list that are kept at most. A model could not choose among more tools, and a
/// person not read more resources.
const MAX_ENTRIES: usize = 2_000;

/// Time for a list or a resource, which a server has at hand.
const READ_TIMEOUT: Duration = Duration::from_secs(30);

/// A server that answers.
pub(crate) struct Ready {
    server: McpServer,
    peer: Peer<RoleClient>,
    calls: Arc<Calls>,
    tools: Mutex<Arc<[Tool]>>,
    tools_changed: Arc<AtomicBool>,
    /// Sends the cancellations of calls that are no longer awaited.
    tasks: Tasks,
}

impl Ready {
    /// Reads the tools of a server whose introduction is over.
    pub(crate) async fn new(
        server: McpServer,
        peer: Peer<RoleClient>,
        calls: Arc<Calls>,
        tools_changed: Arc<AtomicBool>,
        tasks: Tasks,
    ) -> Result<Self, McpError> {
        let ready = Self { server, peer, calls, tools: Mutex::default(), tools_changed, tasks };
        ready.read_tools().await?;
        Ok(ready)
    }

    fn info(&self) -> Option<Arc<ServerPeerInfo>> {
        self.peer.peer_info()
    }

    /// Returns what the server says about itself.
    pub(crate) fn server_info(&self) -> Option<McpServerInfo> {
        convert(&self.info()?.server_info).ok()
    }

    /// Returns the server's abilities.
    pub(crate) fn capabilities(&self) -> Option<Value> {
        serde_json::to_value(&self.info()?.capabilities).ok()
    }

    /// Returns what the server says about its use.
    pub(crate) fn instructions(&self) -> Option<String> {
        self.info()?.instructions.clone()
    }

    pub(crate) fn has_resources(&self) -> bool {
        self.info().is_some_and(|info| info.capabilities.resources.is_some())
    }

    /// Returns the tools that the configuration lets through, as they were last read.
    pub(crate) fn tools(&self) -> Arc<[Tool]> {
        Arc::clone(&self.tools.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns whether the server has said that its tools are others now.
    pub(crate) fn has_changed(&self) -> bool {
        self.tools_changed.load(Ordering::Acquire)
    }

    /// Reads the tools again if they have changed. On failure the old ones stay.
    pub(crate) async fn refresh(&self) {
        if self.tools_changed.swap(false, Ordering::AcqRel)
            && let Err(error) = self.read_tools().await
        {
            tracing::warn!(server = %self.server.name, err = %error, "tools could not be read again");
        }
    }

    /// Returns true if the server asks questions, and runs calls of another session than that with
    /// these events.
    pub(crate) fn could_mix(&self, events: &EventSender) -> bool {
        self.calls.could_mix(events)
    }

    async fn read_tools(&self) -> Result<(), McpError> {
        if self.info().is_some_and(|info| info.capabilities.tools.is_none()) {
            return Ok(());
        }
        let mut found: Vec<Tool> = Vec::new();
        let mut cursor = None;
        for _ in 0..MAX_PAGES {
            let params = PaginatedRequestParams::default().with_cursor(cursor);
            let page = within(self.peer.list_tools(Some(params))).await?;
            let offered = page.tools.iter().filter(|tool| self.server.offers(&tool.name));
            found.extend(offered.filter_map(|tool| convert::<Tool>(tool).ok()));
            cursor = page.next_cursor;
            if cursor.is_none() || found.len() >= MAX_ENTRIES {
                break;
            }
        }
        found.truncate(MAX_ENTRIES);
        *self.tools.lock().unwrap_or_else(PoisonError::into_inner) = found.into();
        Ok(())
    }

    /// Lists the resources and the patterns of resources; what a server does not answer is empty.
    pub(crate) async fn resources(&self) -> Result<McpResources, McpError> {
        if !self.has_resources() {
            return Ok(McpResources::default());
        }
        let resources = self.list_resources().await?;
        // Servers without patterns often do not know the request.
        let templates = self.list_templates().await.unwrap_or_default();
        Ok(McpResources { resources, templates })
    }

    async fn list_resources(&self) -> Result<Vec<Resource>, McpError> {
        let (mut found, mut cursor) = (Vec::new(), None);
        for _ in 0..MAX_PAGES {
            let params = PaginatedRequestParams::default().with_cursor(cursor);
            let page = within(self.peer.list_resources(Some(params))).await?;
            found.extend(convert_all(&page.resources));
            cursor = page.next_cursor;
            if cursor.is_none() || found.len() >= MAX_ENTRIES {
                break;
            }
        }
        found.truncate(MAX_ENTRIES);
        Ok(found)
    }

    async fn list_templates(&self) -> Result<Vec<ResourceTemplate>, McpError> {
        let (mut found, mut cursor) = (Vec::new(), None);
        for _ in 0..MAX_PAGES {
            let params = PaginatedRequestParams::default().with_cursor(cursor);
            let page = within(self.peer.list_resource_templates(Some(params))).await?;
            found.extend(convert_all(&page.resource_templates));
            cursor = page.next_cursor;
            if cursor.is_none() || found.len() >= MAX_ENTRIES {
                break;
            }
        }
        found.truncate(MAX_ENTRIES);
        Ok(found)
    }

    /// Reads a resource.
    pub(crate) async fn read_resource(
        &self,
        uri: String,
        meta: Option<Value>,
    ) -> Result<Vec<ResourceContent>, McpError> {
        let mut params = ReadResourceRequestParams::new(uri);
        params.meta = meta.and_then(|meta| serde_json::from_value(meta).ok());
        let result = within(self.peer.read_resource(params)).await?;
        answer(&result.contents)
    }

    /// Calls a tool. Dropping the future cancels the call at the server.
    pub(crate) async fn call(&self, call: McpCall, origin: Origin) -> McpCallResult {
        if !self.server.offers(&call.tool) {
            return Err(McpError::Failed(format!(
                "tool '{}' is disabled for MCP server '{}'",
                call.tool, self.server.name
            )));
        }
        let running = self.calls.begin(origin);
        let request = CallToolRequest::new(params(call, &self.server.name)?);
        let request = ClientRequest::CallToolRequest(request);
        let mut handle = self
            .peer
            .send_cancellable_request(request, PeerRequestOptions::no_options())
            .await
            .map_err(failure)?;
        running.set_token(handle.progress_token.clone());
        let mut abandoned = Abandoned::new(self, handle.id.clone());
        let answered = loop {
            tokio::select! {
                answered = &mut handle.rx => break answered,
                // The user's time is not the server's.
                () = sleep(self.server.tool_timeout) => if !running.is_asking() {
                    return Err(self.timed_out());
                }
            }
        };
        abandoned.disarm();
        match answered.unwrap_or(Err(ServiceError::TransportClosed)).map_err(failure)? {
            ServerResult::CallToolResult(result) => answer(&result),
            other => answer(&other),
        }
    }

    fn timed_out(&self) -> McpError {
        let McpServer { name, tool_timeout, .. } = &self.server;
        McpError::Failed(format!(
            "MCP server `{name}` did not answer within {} s; raise `mcp_servers.{name}.tool_timeout_sec` if it needs more",
            tool_timeout.as_secs_f64()
        ))
    }
}

fn params(call: McpCall, server: &str) -> Result<CallToolRequestParams, McpError> {
    let mut params = CallToolRequestParams::new(call.tool.clone());
    params.arguments = match call.arguments {
        None | Some(Value::Null) => None,
        Some(Value::Object(arguments)) => Some(arguments),
        Some(other) => {
            return Err(McpError::Failed(format!(
                "tool call failed for `{server}/{}`: MCP tool arguments must be a JSON object, got {other}",
                call.tool
            )));
        }
    };
    params.meta = call.meta.and_then(|meta| serde_json::from_value(meta).ok());
    Ok(params)
}

/// Waits for an answer that a server has at hand.
async fn within<T>(request: impl Future<Output = Result<T, ServiceError>>) -> Result<T, McpError> {
    timeout(READ_TIMEOUT, request).await.unwrap_or(Err(TIMED_OUT)).map_err(failure)
}

/// Stands for a request that was not answered within [`READ_TIMEOUT`].
const TIMED_OUT: ServiceError = ServiceError::Timeout { timeout: READ_TIMEOUT };

/// Cancels a request at the server when it is dropped before the answer.
struct Abandoned<'a> {
    ready: &'a Ready,
    id: Option<RequestId>,
}

impl<'a> Abandoned<'a> {
    fn new(ready: &'a Ready, id: RequestId) -> Self {
        Self { ready, id: Some(id) }
    }

    fn disarm(&mut self) {
        self.id = None;
    }
}

impl Drop for Abandoned<'_> {
    fn drop(&mut self) {
        let Some(id) = self.id.take() else { return };
        let peer = self.ready.peer.clone();
        self.ready.tasks.spawn(async move {
            let params = CancelledNotificationParam::new(Some(id), None);
            // A server that is gone has nothing to cancel.
            _ = peer.notify_cancelled(params).await;
        });
    }
}
