//! `list_mcp_resources`, `list_mcp_resource_templates` and `read_mcp_resource`: what MCP servers
//! have to read, offered where a server has any.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use serde_json::{Value, json};
use turnhost_base::Millis;
use turnhost_ports::{McpError, ToolSpec};
use turnhost_protocol::{
    ItemBody, McpToolCallError, McpToolCallItem, McpToolCallResult, McpToolCallStatus, ThreadItem,
};

use super::{CallCx, Progress, Tool, ToolCall, ToolInput, arguments};
use crate::action::{Action, McpLookup, ToolResult};
use crate::tool_output::{Limit, cut_middle};

/// The action of one of the tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Resources,
    Templates,
    Read,
}

/// One of the tools.
struct ResourceTool {
    spec: ToolSpec,
    kind: Kind,
}

#[derive(Debug, Deserialize)]
struct Arguments {
    server: Option<String>,
    uri: Option<String>,
}

/// Returns the tools, which are encoded once in the life of the process.
pub(super) fn tools() -> &'static [Arc<dyn Tool>] {
    static TOOLS: LazyLock<[Arc<dyn Tool>; 3]> = LazyLock::new(|| {
        let server =
            json!({ "type": "string", "description": "Name of an MCP server; all if left out." });
        let listed = json!({ "server": server });
        let read = json!({
            "server": { "type": "string", "description": "Name of the MCP server." },
            "uri": { "type": "string", "description": "URI of the resource, as it was listed." },
        });
        let tool =
            |name, description, properties: &Value, required: &[&str], kind| -> Arc<dyn Tool> {
                let spec = super::function(name, description, properties, required);
                Arc::new(ResourceTool { spec, kind })
            };
        let lists =
            "Lists the resources of MCP servers: files, schemas and other material to read.";
        let templates =
            "Lists the patterns of resources of MCP servers, whose URIs have parameters.";
        let reads = "Reads a resource of an MCP server.";
        [
            tool("list_mcp_resources", lists, &listed, &[], Kind::Resources),
            tool("list_mcp_resource_templates", templates, &listed, &[], Kind::Templates),
            tool("read_mcp_resource", reads, &read, &["server", "uri"], Kind::Read),
        ]
    });
    &*TOOLS
}

impl Tool for ResourceTool {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(text) = input else {
            return Err(super::unsupported(&self.spec.name, input.form()));
        };
        let text = if text.trim().is_empty() { "{}" } else { text };
        let Arguments { server, uri } = arguments::parse(text)?;
        let lookup = match (self.kind, server, uri) {
            (Kind::Resources, server, _) => McpLookup::Resources { server },
            (Kind::Templates, server, _) => McpLookup::Templates { server },
            (Kind::Read, None, _) => return Err(missing("server")),
            (Kind::Read, _, None) => return Err(missing("uri")),
            (Kind::Read, _, Some(uri)) if uri.is_empty() => {
                return Err("uri must be provided".to_owned());
            }
            (Kind::Read, Some(server), Some(uri)) => McpLookup::Read { server, uri },
        };
        Ok(Box::new(ResourceCall {
            tool: self.spec.name.to_string(),
            arguments: arguments::parse(text)?,
            lookup,
            started_at: Millis(0),
        }))
    }
}

/// Returns the error for arguments without this one.
fn missing(name: &str) -> String {
    format!("failed to parse function arguments: missing field `{name}`")
}

/// A call.
struct ResourceCall {
    tool: String,
    arguments: Value,
    lookup: McpLookup,
    started_at: Millis,
}

impl ToolCall for ResourceCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        self.started_at = cx.cx.now;
        let item = self.item(self.body(McpToolCallStatus::InProgress, cx), None);
        cx.item_started(item);
        cx.cx.push(Action::LookUpMcp(cx.call.clone(), self.lookup.clone()));
        Progress::Running
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        let ToolResult::McpLookedUp(result) = result else { return Progress::Running };
        let elapsed_ms = cx.cx.now.since(self.started_at);
        let limit = cx.turn.settings.output_token_limit;
        match result {
            Ok(text) => {
                let content = vec![json!({"type": "text", "text": text})];
                let mut body = self.body(McpToolCallStatus::Completed, cx);
                body.result =
                    Some(McpToolCallResult { content, meta: None, structured_content: None });
                self.end(body, elapsed_ms, cx);
                Progress::done(cut_middle(&text, Limit::new(None, limit)))
            }
            Err(error) => {
                let reason = self.reason(&error);
                self.fail(&reason, elapsed_ms, cx);
                Progress::done(cut_middle(&reason, Limit::new(None, limit)))
            }
        }
    }

    fn on_abort(
        &mut self,
        cx: &mut CallCx<'_, '_>,
    ) -> Option<turnhost_protocol::FunctionCallOutputBody> {
        cx.cx.push(Action::CancelCall(cx.call.clone()));
        self.fail("the lookup was cancelled", cx.cx.now.since(self.started_at), cx);
        None
    }
}

impl ResourceCall {
    /// Returns why there is nothing to read, for the model and the user.
    fn reason(&self, error: &McpError) -> String {
        let error = match error {
            McpError::Server { code, message, .. } => format!("Mcp error: {code}: {message}"),
            other => other.to_string(),
        };
        match &self.lookup {
            McpLookup::Resources { .. } => format!("resources/list failed: {error}"),
            McpLookup::Templates { .. } => format!("resources/templates/list failed: {error}"),
            McpLookup::Read { server, uri } => format!(
                "resources/read failed: resources/read failed for `{server}` ({uri}): {error}"
            ),
        }
    }

    fn body(&self, status: McpToolCallStatus, cx: &CallCx<'_, '_>) -> McpToolCallItem {
        McpToolCallItem {
            id: cx.call.clone(),
            arguments: self.arguments.clone(),
            // Clients know the listing of all servers' resources as the program's own.
            server: self.lookup.server().unwrap_or("codex").to_owned(),
            status,
            tool: self.tool.clone(),
            app_context: None,
            duration_ms: None,
            environment_id: None,
            error: None,
            mcp_app_resource_uri: None,
            mcp_app_ui: None,
            plugin_id: None,
            read_only_hint: None,
            result: None,
        }
    }

    fn item(&self, body: McpToolCallItem, completed_at: Option<Millis>) -> ThreadItem {
        ThreadItem {
            body: ItemBody::McpToolCall(Box::new(body)),
            started_at_ms: Some(self.started_at.0),
            completed_at_ms: completed_at.map(|at| at.0),
        }
    }

    fn fail(&self, reason: &str, elapsed_ms: i64, cx: &mut CallCx<'_, '_>) {
        let mut body = self.body(McpToolCallStatus::Failed, cx);
        body.error = Some(McpToolCallError { message: reason.to_owned() });
        self.end(body, elapsed_ms, cx);
    }

    fn end(&self, mut body: McpToolCallItem, elapsed_ms: i64, cx: &mut CallCx<'_, '_>) {
        body.duration_ms = Some(elapsed_ms);
        let item = self.item(body, Some(cx.cx.now));
        cx.item_completed(item);
    }
}
