//! `multi_agent_v1`: the tools by which a model has other agents work for it.

mod orders;
mod specs;

use indexmap::IndexMap;
use serde_json::{Value, json};
use turnhost_base::{Millis, ThreadId};
use turnhost_ports::ToolSpec;
use turnhost_protocol::{
    CollabAgentTool, CollabAgentToolCallItem, CollabAgentToolCallStatus as Status,
    FunctionCallOutputBody, ItemBody, ReasoningEffort, ThreadItem,
};

use super::{CallCx, Progress, Tool, ToolCall, ToolInput};
use crate::action::{Action, ToolResult};
use crate::call_ends::answered;
use crate::sub_agents::{AgentFailure, AgentOrder, AgentReport, AgentStatus, ListedAgent};

/// The group's name, which models know.
const NAMESPACE: &str = "multi_agent_v1";

/// One tool of the group.
pub(super) struct AgentTool {
    spec: ToolSpec,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Spawn,
    Send,
    Wait,
    Close,
    Resume,
    List,
}

/// Returns the definition of the group, with its tools.
pub(super) fn group() -> (ToolSpec, Vec<AgentTool>) {
    let (mut functions, mut members) = (Vec::new(), Vec::new());
    for (kind, name, description, properties, required) in specs::definitions() {
        let parameters = json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        let json = super::function_json(name, description, &parameters);
        members.push(AgentTool { spec: super::spec(name, &json), kind });
        functions.push(json);
    }
    let definition = json!({
        "type": "namespace",
        "name": NAMESPACE,
        "description": "Agents that work for you in the same directory, each with a conversation of its own. Use them only if the user or a file with instructions asks for agents, for delegation or for work side by side.",
        "tools": functions,
    });
    (super::spec(NAMESPACE, &definition), members)
}

impl Tool for AgentTool {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn namespace(&self) -> Option<&str> {
        Some(NAMESPACE)
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(&self.spec.name, input.form()));
        };
        let arguments = if arguments.trim().is_empty() { "{}" } else { arguments };
        Ok(Box::new(self.kind.call(arguments)?))
    }
}

/// The history that an agent begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum History {
    None,
    /// The thread's own.
    Fork,
}

/// A call.
struct AgentCall {
    shown: Shown,
    /// Taken when the call begins.
    order: Option<AgentOrder>,
    history: History,
    started_at: Millis,
}

/// The members of a call's item that do not change with its outcome.
#[derive(Clone)]
struct Shown {
    tool: CollabAgentTool,
    receivers: Vec<ThreadId>,
    prompt: Option<String>,
    model: Option<String>,
    effort: Option<ReasoningEffort>,
}

impl ToolCall for AgentCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let Some(mut order) = self.order.take() else { return Progress::Running };
        if let (AgentOrder::Spawn(spawn), History::Fork) = (&mut order, self.history) {
            spawn.history = answered(cx.cx.thread.own_history());
        }
        self.started_at = cx.cx.now;
        let item = self.item(Status::InProgress, &[], None, cx);
        cx.item_started(item);
        cx.cx.push(Action::Agents(cx.call.clone(), order));
        Progress::Running
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        let ToolResult::Agents(result) = result else { return Progress::Running };
        match result {
            Ok(report) => self.report(report, cx),
            Err(failure) => {
                let unknown = match &failure {
                    AgentFailure::NotFound(agent) => vec![(*agent, AgentStatus::NotFound)],
                    AgentFailure::LimitReached
                    | AgentFailure::NotStarted(_)
                    | AgentFailure::Unreachable(_) => Vec::new(),
                };
                self.complete(Status::Failed, &unknown, cx);
                Progress::done(failure.to_string())
            }
        }
    }

    fn on_abort(&mut self, cx: &mut CallCx<'_, '_>) -> Option<FunctionCallOutputBody> {
        cx.cx.push(Action::CancelCall(cx.call.clone()));
        None
    }
}

impl AgentCall {
    fn new(shown: Shown, order: AgentOrder, history: History) -> Self {
        Self { shown, order: Some(order), history, started_at: Millis(0) }
    }

    fn report(&mut self, report: AgentReport, cx: &mut CallCx<'_, '_>) -> Progress {
        let target = self.shown.receivers.first().copied();
        let one = |status: &AgentStatus| target.map(|it| (it, status.clone())).into_iter();
        let (agents, output): (Vec<_>, Value) = match report {
            AgentReport::Spawned { agent, nickname, model, effort } => {
                self.shown.receivers = vec![agent];
                self.shown.model = Some(model);
                self.shown.effort = effort.or(self.shown.effort.take());
                let output = json!({ "agent_id": agent.to_string(), "nickname": nickname });
                (vec![(agent, AgentStatus::PendingInit)], output)
            }
            AgentReport::Sent { turn, status } => {
                (one(&status).collect(), json!({ "submission_id": turn.to_string() }))
            }
            AgentReport::Waited(statuses) => {
                let told: IndexMap<String, Value> =
                    statuses.iter().map(|(id, it)| (id.to_string(), it.to_json())).collect();
                let output = json!({ "status": told, "timed_out": statuses.is_empty() });
                (statuses, output)
            }
            AgentReport::Closed(status) => {
                (one(&status).collect(), json!({ "previous_status": status.to_json() }))
            }
            AgentReport::Resumed(status) => {
                (one(&status).collect(), json!({ "status": status.to_json() }))
            }
            AgentReport::Listed(agents) => {
                let shown = |it: &ListedAgent| json!({ "agent_id": it.agent.to_string(), "nickname": it.nickname, "status": it.status.to_json() });
                let output = json!({ "agents": agents.iter().map(shown).collect::<Vec<_>>() });
                (agents.into_iter().map(|it| (it.agent, it.status)).collect(), output)
            }
        };
        let is_unknown = agents.iter().any(|(_, status)| *status == AgentStatus::NotFound);
        let status = if is_unknown { Status::Failed } else { Status::Completed };
        self.complete(status, &agents, cx);
        Progress::done(output.to_string())
    }

    fn complete(
        &self,
        status: Status,
        agents: &[(ThreadId, AgentStatus)],
        cx: &mut CallCx<'_, '_>,
    ) {
        let item = self.item(status, agents, Some(cx.cx.now), cx);
        cx.item_completed(item);
    }

    fn item(
        &self,
        status: Status,
        agents: &[(ThreadId, AgentStatus)],
        completed_at: Option<Millis>,
        cx: &CallCx<'_, '_>,
    ) -> ThreadItem {
        let Shown { tool, receivers, prompt, model, effort } = self.shown.clone();
        let agents = agents.iter().map(|(id, it)| (id.to_string(), it.to_wire()));
        let body = CollabAgentToolCallItem {
            id: cx.call.clone(),
            agents_states: agents.collect(),
            receiver_thread_ids: receivers,
            sender_thread_id: cx.cx.thread.id,
            status,
            tool,
            model,
            prompt,
            reasoning_effort: effort,
        };
        ThreadItem {
            body: ItemBody::CollabAgentToolCall(Box::new(body)),
            started_at_ms: Some(self.started_at.0),
            completed_at_ms: completed_at.map(|at| at.0),
        }
    }
}
