//! The lines of `exec --json`: one event a line, as the SDKs of the reference read them.
//!
//! Items have ids of their own here, `item_0` and so on, in the order in which they are first seen.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde_json::Value;
use turnhost_base::{ItemId, ThreadId, TurnId};
use turnhost_protocol::{
    CollabAgentState, CollabAgentStatus, CollabAgentTool, CollabAgentToolCallItem,
    CollabAgentToolCallStatus, CommandExecutionItem, CommandExecutionStatus, FileChangeItem,
    ItemBody, McpToolCallItem, McpToolCallStatus, PatchApplyStatus, PatchChangeKind,
    ServerNotification, TokenUsageBreakdown, TurnPlanStep, TurnPlanStepStatus,
    TurnPlanUpdatedNotification, TurnStatus, WebSearchAction,
};

use crate::paint::Output;
use crate::transcript::with_details;
use crate::visible::Json;

/// A line.
#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Event<'a> {
    #[serde(rename = "thread.started")]
    ThreadStarted { thread_id: ThreadId },
    #[serde(rename = "turn.started")]
    TurnStarted,
    #[serde(rename = "turn.completed")]
    TurnCompleted { usage: Usage },
    #[serde(rename = "turn.failed")]
    TurnFailed { error: Message<'a> },
    #[serde(rename = "item.started")]
    ItemStarted { item: Item<'a> },
    #[serde(rename = "item.updated")]
    ItemUpdated { item: Item<'a> },
    #[serde(rename = "item.completed")]
    ItemCompleted { item: Item<'a> },
    #[serde(rename = "error")]
    Error { message: &'a str },
}

/// Tokens that the thread has used.
#[expect(clippy::struct_field_names, reason = "the names are those of the events")]
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Usage {
    input_tokens: i64,
    cached_input_tokens: i64,
    cache_write_input_tokens: i64,
    output_tokens: i64,
    reasoning_output_tokens: i64,
}

#[derive(Debug, Serialize)]
struct Message<'a> {
    message: &'a str,
}

#[derive(Debug, Serialize)]
struct Item<'a> {
    id: String,
    #[serde(flatten)]
    details: Details<'a>,
}

/// The part of an item that its type determines.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Details<'a> {
    AgentMessage {
        text: &'a str,
    },
    Reasoning {
        text: String,
    },
    CommandExecution {
        command: &'a str,
        aggregated_output: &'a str,
        exit_code: Option<i32>,
        status: Status,
    },
    FileChange {
        changes: Vec<Change<'a>>,
        status: Status,
    },
    McpToolCall {
        server: &'a str,
        tool: &'a str,
        arguments: &'a Value,
        result: Option<ToolResult<'a>>,
        error: Option<Message<'a>>,
        status: Status,
    },
    CollabToolCall {
        tool: &'static str,
        sender_thread_id: ThreadId,
        receiver_thread_ids: &'a [ThreadId],
        prompt: Option<&'a str>,
        agents_states: BTreeMap<&'a str, AgentState<'a>>,
        status: Status,
    },
    WebSearch {
        query: &'a str,
        action: Action<'a>,
    },
    TodoList {
        items: Vec<Todo>,
    },
    Error {
        message: &'a str,
    },
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    InProgress,
    Completed,
    Failed,
    Declined,
}

#[derive(Debug, Serialize)]
struct Change<'a> {
    path: &'a str,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct ToolResult<'a> {
    content: &'a [Value],
    #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
    meta: Option<&'a Value>,
    structured_content: Option<&'a Value>,
}

#[derive(Debug, Serialize)]
struct AgentState<'a> {
    status: &'static str,
    message: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Action<'a> {
    Search {
        #[serde(skip_serializing_if = "Option::is_none")]
        query: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        queries: Option<&'a [String]>,
    },
    OpenPage {
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<&'a str>,
    },
    FindInPage {
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pattern: Option<&'a str>,
    },
    Other,
}

#[derive(Clone, Debug, Serialize)]
struct Todo {
    text: String,
    completed: bool,
}

/// Writes the events of one turn.
#[derive(Debug, Default)]
pub(super) struct Events {
    ids: BTreeMap<ItemId, usize>,
    last_id: usize,
    plan: Option<(usize, Vec<Todo>)>,
    usage: Usage,
    has_begun: bool,
}

impl Events {
    /// Writes the first line.
    pub(super) fn thread(thread: ThreadId) -> io::Result<()> {
        write(&Event::ThreadStarted { thread_id: thread })
    }

    /// Writes the lines that a notification makes, which may be none.
    pub(super) fn on_notification(
        &mut self,
        heard: &ServerNotification,
        turn: TurnId,
    ) -> io::Result<()> {
        use ServerNotification as N;
        match heard {
            // The start of a review's turn is reported under another id, as by the reference.
            N::TurnStarted(_) if !self.has_begun => {
                self.has_begun = true;
                write(&Event::TurnStarted)
            }
            N::ItemStarted(it) => self.started(&it.item.body),
            N::ItemCompleted(it) => self.completed(&it.item.body),
            N::TurnPlanUpdated(it) => self.plan(it),
            N::ThreadTokenUsageUpdated(it) => {
                self.usage = usage(&it.token_usage.total);
                Ok(())
            }
            N::Error(it) => {
                let details = it.error.additional_details.as_deref().filter(|_| it.will_retry);
                write(&Event::Error { message: &with_details(&it.error.message, details) })
            }
            N::Warning(it) => self.remark(&it.message),
            N::ConfigWarning(it) => self.remark(&with_details(&it.summary, it.details.as_deref())),
            N::DeprecationNotice(it) => {
                self.remark(&with_details(&it.summary, it.details.as_deref()))
            }
            N::TurnCompleted(it) if it.turn.id == turn => {
                self.end_plan()?;
                let error = it.turn.error.as_ref();
                match it.turn.status {
                    TurnStatus::Completed => write(&Event::TurnCompleted { usage: self.usage }),
                    TurnStatus::Failed => {
                        let message = error.map_or("turn failed", |error| error.message.as_str());
                        write(&Event::TurnFailed { error: Message { message } })
                    }
                    TurnStatus::Interrupted | TurnStatus::InProgress => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn fresh_id(&mut self) -> usize {
        let id = self.last_id;
        self.last_id += 1;
        id
    }

    fn id(&mut self, item: &ItemId) -> usize {
        if let Some(id) = self.ids.get(item) {
            return *id;
        }
        let id = self.fresh_id();
        self.ids.insert(item.clone(), id);
        id
    }

    fn started(&mut self, body: &ItemBody) -> io::Result<()> {
        // Messages and reasoning are printed when they are complete.
        if matches!(body, ItemBody::AgentMessage(_) | ItemBody::Reasoning(_)) {
            return Ok(());
        }
        let Some(details) = details(body) else { return Ok(()) };
        let item = Item { id: name(self.id(body.id())), details };
        write(&Event::ItemStarted { item })
    }

    fn completed(&mut self, body: &ItemBody) -> io::Result<()> {
        let Some(details) = details(body) else { return Ok(()) };
        let item = Item { id: name(self.id(body.id())), details };
        write(&Event::ItemCompleted { item })
    }

    /// Writes a word for people that is part of no item.
    pub(super) fn remark(&mut self, message: &str) -> io::Result<()> {
        let item = Item { id: name(self.fresh_id()), details: Details::Error { message } };
        write(&Event::ItemCompleted { item })
    }

    /// Writes the model's plan, which is one item for the whole turn.
    fn plan(&mut self, plan: &TurnPlanUpdatedNotification) -> io::Result<()> {
        let todo = |step: &TurnPlanStep| Todo {
            text: step.step.clone(),
            completed: step.status == TurnPlanStepStatus::Completed,
        };
        let items: Vec<Todo> = plan.plan.iter().map(todo).collect();
        let known = self.plan.take().map(|(id, _)| id);
        let id = known.unwrap_or_else(|| self.fresh_id());
        self.plan = Some((id, items.clone()));
        let item = Item { id: name(id), details: Details::TodoList { items } };
        match known {
            None => write(&Event::ItemStarted { item }),
            Some(_) => write(&Event::ItemUpdated { item }),
        }
    }

    fn end_plan(&mut self) -> io::Result<()> {
        let Some((id, items)) = self.plan.take() else { return Ok(()) };
        let item = Item { id: name(id), details: Details::TodoList { items } };
        write(&Event::ItemCompleted { item })
    }
}

fn name(id: usize) -> String {
    format!("item_{id}")
}

fn write(event: &Event<'_>) -> io::Result<()> {
    let line = serde_json::to_string(event)?;
    Output::Stdout.write(&format!("{}\n", Json(&line)))
}

fn usage(total: &TokenUsageBreakdown) -> Usage {
    Usage {
        input_tokens: total.input_tokens,
        cached_input_tokens: total.cached_input_tokens,
        cache_write_input_tokens: total.cache_write_input_tokens,
        output_tokens: total.output_tokens,
        reasoning_output_tokens: total.reasoning_output_tokens,
    }
}

/// Returns the form of an item; `None` for items that the SDKs do not know.
fn details(body: &ItemBody) -> Option<Details<'_>> {
    Some(match body {
        ItemBody::AgentMessage(it) => Details::AgentMessage { text: &it.text },
        ItemBody::Reasoning(it) if !it.summary.is_empty() => {
            Details::Reasoning { text: it.summary.join("\n") }
        }
        ItemBody::CommandExecution(it) => command(it),
        ItemBody::FileChange(it) => file_change(it),
        ItemBody::McpToolCall(it) => tool_call(it),
        ItemBody::CollabAgentToolCall(it) => collab(it),
        ItemBody::WebSearch(it) => {
            Details::WebSearch { query: &it.query, action: action(it.action.as_ref()) }
        }
        _ => return None,
    })
}

fn command(item: &CommandExecutionItem) -> Details<'_> {
    Details::CommandExecution {
        command: &item.command,
        aggregated_output: item.aggregated_output.as_deref().unwrap_or_default(),
        exit_code: item.exit_code,
        status: match item.status {
            CommandExecutionStatus::InProgress => Status::InProgress,
            CommandExecutionStatus::Completed => Status::Completed,
            CommandExecutionStatus::Failed => Status::Failed,
            CommandExecutionStatus::Declined => Status::Declined,
        },
    }
}

fn file_change(item: &FileChangeItem) -> Details<'_> {
    let changes = item.changes.iter().map(|change| Change {
        path: &change.path,
        kind: match change.kind {
            PatchChangeKind::Add => "add",
            PatchChangeKind::Delete => "delete",
            PatchChangeKind::Update { .. } => "update",
        },
    });
    Details::FileChange {
        changes: changes.collect(),
        status: match item.status {
            PatchApplyStatus::InProgress => Status::InProgress,
            PatchApplyStatus::Completed => Status::Completed,
            // The SDKs know no other word for a change that was not made.
            PatchApplyStatus::Failed | PatchApplyStatus::Declined => Status::Failed,
        },
    }
}

fn tool_call(item: &McpToolCallItem) -> Details<'_> {
    Details::McpToolCall {
        server: &item.server,
        tool: &item.tool,
        arguments: &item.arguments,
        result: item.result.as_ref().map(|result| ToolResult {
            content: &result.content,
            meta: result.meta.as_ref(),
            structured_content: result.structured_content.as_ref(),
        }),
        error: item.error.as_ref().map(|error| Message { message: &error.message }),
        status: match item.status {
            McpToolCallStatus::InProgress => Status::InProgress,
            McpToolCallStatus::Completed => Status::Completed,
            McpToolCallStatus::Failed => Status::Failed,
        },
    }
}

fn collab(item: &CollabAgentToolCallItem) -> Details<'_> {
    let states = item.agents_states.iter().map(|(id, state)| (id.as_str(), agent_state(state)));
    Details::CollabToolCall {
        tool: match item.tool {
            CollabAgentTool::SpawnAgent => "spawn_agent",
            CollabAgentTool::SendInput => "send_input",
            CollabAgentTool::ResumeAgent => "resume_agent",
            CollabAgentTool::Wait => "wait",
            CollabAgentTool::CloseAgent => "close_agent",
            CollabAgentTool::SendMessage => "send_message",
            CollabAgentTool::FollowupTask => "followup_task",
            CollabAgentTool::InterruptAgent => "interrupt_agent",
            CollabAgentTool::ListAgents => "list_agents",
        },
        sender_thread_id: item.sender_thread_id,
        receiver_thread_ids: &item.receiver_thread_ids,
        prompt: item.prompt.as_deref(),
        agents_states: states.collect(),
        status: match item.status {
            CollabAgentToolCallStatus::InProgress => Status::InProgress,
            CollabAgentToolCallStatus::Completed => Status::Completed,
            CollabAgentToolCallStatus::Failed | CollabAgentToolCallStatus::Interrupted => {
                Status::Failed
            }
        },
    }
}

fn agent_state(state: &CollabAgentState) -> AgentState<'_> {
    AgentState {
        status: match state.status {
            CollabAgentStatus::PendingInit => "pending_init",
            CollabAgentStatus::Running => "running",
            CollabAgentStatus::Interrupted => "interrupted",
            CollabAgentStatus::Completed => "completed",
            CollabAgentStatus::Errored => "errored",
            CollabAgentStatus::Shutdown => "shutdown",
            CollabAgentStatus::NotFound => "not_found",
        },
        message: state.message.as_deref(),
    }
}

fn action(action: Option<&WebSearchAction>) -> Action<'_> {
    match action {
        Some(WebSearchAction::Search { query, queries }) => {
            Action::Search { query: query.as_deref(), queries: queries.as_deref() }
        }
        Some(WebSearchAction::OpenPage { url }) => Action::OpenPage { url: url.as_deref() },
        Some(WebSearchAction::FindInPage { url, pattern }) => {
            Action::FindInPage { url: url.as_deref(), pattern: pattern.as_deref() }
        }
        Some(WebSearchAction::Other) | None => Action::Other,
    }
}
