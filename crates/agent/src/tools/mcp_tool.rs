//! Tools of MCP servers, each server a group `mcp__SERVER`: asked for where needed, then called.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use turnhost_base::Millis;
use turnhost_policy::{McpApproval, McpCallDecision, McpCallRequest, McpEffect, decide_mcp_call};
use turnhost_ports::{McpCall, McpOffer, McpTool, PLUGIN_ENVIRONMENT, ToolSpec};
use turnhost_protocol::{
    FunctionCallOutputBody, GuardianApprovalReviewAction, ItemBody, McpElicitationSchema,
    McpServerElicitation, McpServerElicitationAction as Decision,
    McpServerElicitationRequestParams, McpServerElicitationRequestResponse,
    McpServerToolCallResponse, McpToolCallError, McpToolCallItem, McpToolCallResult,
    McpToolCallStatus, ServerRequest, ThreadItem,
};
use turnhost_thread::{Input, WaitingFor};

use super::{AwaitedRequest, CallCx, Progress, Tool, ToolCall, ToolInput, arguments};
use crate::action::{Action, Answer, ToolResult};
use crate::mcp_output;
use crate::sub_agents::Approval;
use crate::thread_state::ThreadState;
use crate::tool_output;
use crate::turn_scope::TurnScope;
use crate::verdict_inquiry::Reviewed;

/// The longest name of a tool with its group, as models' APIs allow it.
const MAX_NAME_CHARS: usize = 64;

/// The output for a call that the user declined.
const REJECTED: &str = "user rejected MCP tool call";

/// The output for a call whose question the user dismissed.
const CANCELLED: &str = "user cancelled MCP tool call";

/// The output for a call whose turn was interrupted.
const ABORTED: &str = "MCP tool call was cancelled";

/// One tool of a server.
pub(super) struct ServerTool {
    spec: ToolSpec,
    namespace: String,
    offered: Arc<McpTool>,
}

/// Returns the definition of each server's group, with its tools.
pub(super) fn groups(offer: &McpOffer) -> Vec<(ToolSpec, Vec<ServerTool>)> {
    let servers = offer.tools.chunk_by(|one, other| one.server == other.server);
    let mut taken = BTreeSet::new();
    let groups = servers.filter_map(|tools| {
        let server = &tools.first()?.server;
        Some(group(offer, server, &fresh_namespace(server, &mut taken), tools))
    });
    groups.collect()
}

/// Returns the name of a server's group, which no other group has.
fn fresh_namespace(server: &str, taken: &mut BTreeSet<String>) -> String {
    let wanted = format!("mcp__{}", plain(server));
    let mut fresh = wanted.clone();
    let mut number = 2;
    while !taken.insert(fresh.clone()) {
        fresh = format!("{wanted}_{number}");
        number += 1;
    }
    fresh
}

fn group(
    offer: &McpOffer,
    server: &str,
    namespace: &str,
    tools: &[McpTool],
) -> (ToolSpec, Vec<ServerTool>) {
    let (mut taken, mut functions, mut members) = (BTreeSet::new(), Vec::new(), Vec::new());
    for offered in tools {
        let name = fresh_name(namespace, &offered.tool.name, &mut taken);
        let description = offered.tool.description.as_deref().unwrap_or_default();
        let json = super::function_json(&name, description, &parameters(offered));
        let spec = super::spec(&name, &json);
        functions.push(json);
        let (namespace, offered) = (namespace.to_owned(), Arc::new(offered.clone()));
        members.push(ServerTool { spec, namespace, offered });
    }
    let description = match offer.instructions.get(server) {
        Some(instructions) => format!("Tools of the MCP server `{server}`. {instructions}"),
        None => format!("Tools of the MCP server `{server}`."),
    };
    let definition = json!({
        "type": "namespace",
        "name": namespace,
        "description": description,
        "tools": functions,
    });
    (super::spec(namespace, &definition), members)
}

/// Returns a server's name with an underscore for each letter that models' APIs may not take in a
/// group's name.
fn plain(server: &str) -> String {
    server.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect()
}

/// Returns a name that models' APIs allow and no other tool of the group has.
fn fresh_name(namespace: &str, name: &str, taken: &mut BTreeSet<String>) -> String {
    let name = plain(name);
    let room = MAX_NAME_CHARS.saturating_sub(namespace.len() + "__".len()).max(8);
    let cut = |room: usize| -> String { name.chars().take(room).collect() };
    let mut fresh = cut(room);
    let mut number = 2;
    while !taken.insert(fresh.clone()) {
        let suffix = format!("_{number}");
        fresh = cut(room.saturating_sub(suffix.len())) + &suffix;
        number += 1;
    }
    fresh
}

/// Returns the schema of a tool's arguments as models' APIs take it: an object with properties.
fn parameters(offered: &McpTool) -> Value {
    let mut schema = match &offered.tool.input_schema {
        Value::Object(schema) => schema.clone(),
        _ => serde_json::Map::new(),
    };
    schema.entry("type").or_insert("object".into());
    schema.entry("properties").or_insert(json!({}));
    schema.into()
}

impl Tool for ServerTool {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn namespace(&self) -> Option<&str> {
        Some(&self.namespace)
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(&self.spec.name, input.form()));
        };
        // Models leave the arguments of a tool without parameters out.
        let arguments = if arguments.trim().is_empty() { "{}" } else { arguments };
        Ok(Box::new(ServerToolCall {
            offered: Arc::clone(&self.offered),
            arguments: arguments::parse(arguments)?,
            started_at: Millis(0),
            stage: Stage::Asked,
        }))
    }
}

/// A call.
struct ServerToolCall {
    offered: Arc<McpTool>,
    arguments: Value,
    started_at: Millis,
    stage: Stage,
}

/// The progress of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The user has not agreed yet.
    Asked,
    /// The server has it.
    Called,
}

impl ToolCall for ServerToolCall {
    fn needs_approval(&mut self, turn: &TurnScope, thread: &ThreadState) -> Option<Reviewed> {
        let policy = &turn.settings.approval_policy;
        match decide_mcp_call(policy, &thread.approvals, self.request()) {
            McpCallDecision::Ask => Some(Reviewed { action: self.action(), reason: None }),
            McpCallDecision::Call => None,
        }
    }

    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        self.started_at = cx.cx.now;
        let item = self.item(self.body(McpToolCallStatus::InProgress, cx), None);
        cx.item_started(item);
        let policy = &cx.turn.settings.approval_policy;
        match decide_mcp_call(policy, &cx.cx.thread.approvals, self.request()) {
            McpCallDecision::Call => self.start(cx),
            McpCallDecision::Ask => self.ask(cx),
        }
    }

    fn on_answer(&mut self, answer: Answer, cx: &mut CallCx<'_, '_>) -> Progress {
        cx.cx.push(Action::Thread(Input::Resumed));
        if let Answer::Denied(reason) = &answer {
            return self.fail(reason, cx);
        }
        let Answer::Elicitation(McpServerElicitationRequestResponse { action, meta, .. }) = answer
        else {
            return self.fail(REJECTED, cx);
        };
        match action {
            Decision::Accept => {
                self.remember(meta.as_ref(), cx);
                self.start(cx)
            }
            Decision::Decline => self.fail(REJECTED, cx),
            Decision::Cancel => self.fail(CANCELLED, cx),
        }
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        match result {
            ToolResult::McpCalled(Ok(response)) => self.complete(response, cx),
            ToolResult::McpCalled(Err(error)) => self.fail(&error.to_string(), cx),
            _ => Progress::Running,
        }
    }

    fn on_abort(&mut self, cx: &mut CallCx<'_, '_>) -> Option<FunctionCallOutputBody> {
        // What waits for the user stays open, like a command that does.
        if self.stage == Stage::Called {
            cx.cx.push(Action::CancelCall(cx.call.clone()));
            self.fail(ABORTED, cx);
        }
        let millis = cx.cx.now.since(self.started_at);
        Some(tool_output::aborted_after(millis).into())
    }
}

impl ServerToolCall {
    /// Returns whether the server says that the tool only reads; `None` if it says nothing.
    fn only_reads(&self) -> Option<bool> {
        self.hint("readOnlyHint")
    }

    /// Returns what the server says that the tool does.
    fn effect(&self) -> McpEffect {
        let is_not = |name: &str| self.hint(name) == Some(false);
        if self.only_reads() == Some(true) {
            McpEffect::Reads
        } else if is_not("destructiveHint") && is_not("openWorldHint") {
            McpEffect::Harmless
        } else {
            McpEffect::Any
        }
    }

    fn hint(&self, name: &str) -> Option<bool> {
        self.offered.tool.annotations.as_ref()?.get(name)?.as_bool()
    }

    /// Returns the environment that the server belongs to.
    fn environment(&self) -> Option<String> {
        self.offered.plugin.as_ref().map(|_| PLUGIN_ENVIRONMENT.to_owned())
    }

    /// Describes the call for the approval policy.
    fn request(&self) -> McpCallRequest<'_> {
        McpCallRequest {
            server: &self.offered.server,
            tool: &self.offered.tool.name,
            approval: self.offered.approval,
            effect: self.effect(),
        }
    }

    /// Describes the call for a reviewer.
    fn action(&self) -> GuardianApprovalReviewAction {
        let McpTool { server, tool, .. } = &*self.offered;
        GuardianApprovalReviewAction::McpToolCall {
            server: server.clone(),
            tool_name: tool.name.clone(),
            connector_id: None,
            connector_name: None,
            tool_title: tool.title.clone(),
        }
    }

    fn start(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        self.stage = Stage::Called;
        cx.cx.push(Action::CallMcp(Box::new(McpCall {
            server: self.offered.server.clone(),
            tool: self.offered.tool.name.clone(),
            arguments: Some(self.arguments.clone()),
            meta: None,
            item: Some(cx.call.clone()),
        })));
        Progress::Running
    }

    fn ask(&self, cx: &CallCx<'_, '_>) -> Progress {
        let McpTool { server, tool, .. } = &*self.offered;
        let request = McpServerElicitationRequestParams {
            thread_id: cx.cx.thread.id,
            server_name: server.clone(),
            turn_id: Some(cx.turn.id),
            environment_id: self.environment(),
            elicitation: McpServerElicitation::Form {
                message: format!("Allow the {server} MCP server to run tool \"{}\"?", tool.name),
                requested_schema: McpElicitationSchema::without_fields(),
                meta: Some(self.question_meta()),
            },
        };
        Progress::NeedsAnswer(Box::new(AwaitedRequest {
            waiting_for: WaitingFor::Approval,
            started: None,
            reviewed: Some(self.action()),
            request: ServerRequest::McpServerElicitationRequest(Box::new(request)),
        }))
    }

    /// Returns what clients show of the call, and how long an answer may hold.
    fn question_meta(&self) -> Value {
        let tool = &self.offered.tool;
        let shown: Vec<Value> = self
            .arguments
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| json!({"name": name, "display_name": name, "value": value}))
            .collect();
        let mut meta = json!({
            "codex_approval_kind": "mcp_tool_call",
            "tool_name": tool.name,
            "tool_description": tool.description,
            "tool_params": self.arguments,
            "tool_params_display": shown,
        });
        if self.offered.approval.may_be_remembered() {
            meta["persist"] = json!(["session", "always"]);
        }
        if let Some(title) = &tool.title {
            meta["tool_title"] = title.as_str().into();
        }
        if let Some(annotations) = &tool.annotations {
            meta["tool_annotations"] = annotations.clone();
        }
        meta
    }

    /// Remembers an approval for as long as the user said.
    fn remember(&self, meta: Option<&Value>, cx: &mut CallCx<'_, '_>) {
        let McpTool { server, tool, .. } = &*self.offered;
        let persist = meta.and_then(|meta| meta.get("persist")).and_then(Value::as_str);
        let is_offered = self.offered.approval.may_be_remembered();
        if !is_offered || !matches!(persist, Some("session" | "always")) {
            return;
        }
        let approval = Approval::Tool { server: server.clone(), tool: tool.name.clone() };
        cx.cx.approve(approval);
        if persist == Some("always") && self.offered.approval != McpApproval::Approve {
            let (server, tool) = (server.clone(), tool.name.clone());
            cx.cx.push(Action::KeepToolApproval { server, tool });
        }
    }

    fn body(&self, status: McpToolCallStatus, cx: &CallCx<'_, '_>) -> McpToolCallItem {
        McpToolCallItem {
            id: cx.call.clone(),
            arguments: self.arguments.clone(),
            server: self.offered.server.clone(),
            status,
            tool: self.offered.tool.name.clone(),
            app_context: None,
            duration_ms: None,
            environment_id: self.environment(),
            error: None,
            mcp_app_resource_uri: None,
            mcp_app_ui: None,
            plugin_id: self.offered.plugin.clone(),
            read_only_hint: self.only_reads(),
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

    fn elapsed_ms(&self, cx: &CallCx<'_, '_>) -> i64 {
        cx.cx.now.since(self.started_at)
    }

    fn complete(&self, response: McpServerToolCallResponse, cx: &mut CallCx<'_, '_>) -> Progress {
        let limit = cx.turn.settings.output_token_limit;
        let output = mcp_output::of_response(&response, self.elapsed_ms(cx), limit);
        let status = match response.is_error {
            Some(true) => McpToolCallStatus::Failed,
            Some(false) | None => McpToolCallStatus::Completed,
        };
        let McpServerToolCallResponse { content, meta, structured_content, .. } = response;
        let mut body = self.body(status, cx);
        body.result = Some(McpToolCallResult { content, meta, structured_content });
        self.end(body, cx);
        Progress::Done(output)
    }

    fn fail(&self, reason: &str, cx: &mut CallCx<'_, '_>) -> Progress {
        let mut body = self.body(McpToolCallStatus::Failed, cx);
        body.error = Some(McpToolCallError { message: reason.to_owned() });
        let limit = cx.turn.settings.output_token_limit;
        let output = mcp_output::of_error(reason, self.elapsed_ms(cx), limit);
        self.end(body, cx);
        Progress::Done(output)
    }

    fn end(&self, mut body: McpToolCallItem, cx: &mut CallCx<'_, '_>) {
        body.duration_ms = Some(self.elapsed_ms(cx));
        let item = self.item(body, Some(cx.cx.now));
        cx.item_completed(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(names: &[&str]) -> McpOffer {
        let tool = |name: &&str| McpTool {
            server: "kit".into(),
            tool: serde_json::from_value(json!({"name": name, "inputSchema": {}})).unwrap(),
            approval: McpApproval::Auto,
            plugin: None,
        };
        McpOffer { tools: names.iter().map(tool).collect(), ..McpOffer::default() }
    }

    #[test]
    fn a_tool_is_harmless_if_its_server_says_so_of_all_that_it_does() {
        for (annotations, expected) in [
            (json!({"readOnlyHint": true}), McpEffect::Reads),
            (json!({"readOnlyHint": true, "openWorldHint": true}), McpEffect::Reads),
            (json!({"destructiveHint": false, "openWorldHint": false}), McpEffect::Harmless),
            (json!({"destructiveHint": false}), McpEffect::Any),
            (json!({"openWorldHint": false}), McpEffect::Any),
            (json!({"readOnlyHint": false}), McpEffect::Any),
            (Value::Null, McpEffect::Any),
        ] {
            let mut offer = offer(&["x"]);
            offer.tools[0].tool.annotations = Some(annotations.clone());
            let call = ServerToolCall {
                offered: Arc::new(offer.tools.remove(0)),
                arguments: json!({}),
                started_at: Millis(0),
                stage: Stage::Asked,
            };
            assert_eq!(call.effect(), expected, "{annotations}");
        }
    }

    fn names(offered: &[&str]) -> Vec<String> {
        let groups = groups(&offer(offered));
        groups.iter().flat_map(|(_, tools)| tools).map(|it| it.spec.name.to_string()).collect()
    }

    #[test]
    fn names_are_made_such_that_models_apis_take_them() {
        assert_eq!(
            names(&["read file", "read.file", "read-file", "read_file"]),
            ["read_file", "read_file_2", "read_file_3", "read_file_4"]
        );
        let mut taken = BTreeSet::new();
        let groups = ["my-server", "my.server", "other"].map(|it| fresh_namespace(it, &mut taken));
        assert_eq!(groups, ["mcp__my_server", "mcp__my_server_2", "mcp__other"]);
        let long = "x".repeat(100);
        for name in names(&[&long, &long]) {
            assert!(format!("mcp__kit__{name}").len() <= MAX_NAME_CHARS, "{name}");
        }
    }

    #[test]
    fn five_hundred_tools_are_one_group_with_a_schema_each() {
        let all: Vec<String> = (0..500).map(|number| format!("tool_{number}")).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let groups = groups(&offer(&all));
        let [(spec, tools)] = &groups[..] else { panic!("{} groups", groups.len()) };
        assert_eq!((&*spec.name, tools.len()), ("mcp__kit", 500));
        let json: Value = serde_json::from_str(spec.json.get()).unwrap();
        let expected = json!({"type": "object", "properties": {}});
        assert_eq!(json["tools"][499]["parameters"], expected);
    }
}
