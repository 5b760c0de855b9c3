//! The spans of a thread: its turn, and in it the model's responses and the tools.
//!
//! They follow the agent's events and actions from beside them. A command's
//! span lives as long as the command, which may outlive the turn.

use std::borrow::Cow;
use std::collections::BTreeMap;

use turnhost_agent::{Action, Event, ProcessId, ToolResult};
use turnhost_base::{ItemId, ThreadId, TurnId};
use turnhost_ports::{CommandError, ModelError, ModelEvent};
use turnhost_protocol::CodexErrorInfo;
use turnhost_telemetry::{Ended, Trace};
use turnhost_thread::{Input, Outcome};

/// The open spans of one thread.
#[derive(Default)]
pub(crate) struct Traces {
    turn: Option<(TurnId, Trace)>,
    model: Option<Trace>,
    commands: BTreeMap<ProcessId, Trace>,
    /// From the plan of a patch to the end of its item, with the question that may lie between.
    patches: BTreeMap<ItemId, Trace>,
}

impl Traces {
    /// Notes an event before the agent gets it.
    pub(crate) fn on_event(&mut self, thread: ThreadId, event: &Event, request: Option<&Trace>) {
        match event {
            Event::Begin(begin) => {
                self.turn = Some((begin.turn, Trace::turn(request, thread, begin.turn)));
                self.concerns_turn(request);
            }
            Event::Steer(_) | Event::Interrupt => self.concerns_turn(request),
            Event::Model(ModelEvent::Completed { usage }) => {
                if let (Some(model), Some(usage)) = (self.model.take(), usage) {
                    model.used(usage.input, usage.output);
                }
            }
            Event::ModelFailed(error) => {
                if let Some(model) = self.model.take() {
                    model.failed(&kind(error));
                }
            }
            Event::CommandStarted(process, Err(error)) => {
                if let Some(command) = self.commands.remove(process) {
                    command.failed(why_not_started(error));
                }
            }
            Event::CommandExited(process, exit) => {
                if let Some(command) = self.commands.remove(process) {
                    command.exited(exit.code);
                }
            }
            Event::ToolResult(call, ToolResult::PatchPlanned { result: Err(_), .. }) => {
                if let Some(patch) = self.patches.remove(call) {
                    patch.failed("verification");
                }
            }
            Event::ToolResult(call, ToolResult::PatchApplied(Err(_))) => {
                if let Some(patch) = self.patches.remove(call) {
                    patch.failed("io");
                }
            }
            _ => {}
        }
    }

    /// Notes an action before it is performed, and gives the model's request its place in the trace.
    pub(crate) fn on_action(&mut self, action: &mut Action) {
        match action {
            Action::OpenModel(request) => {
                let Some((_, turn)) = &self.turn else { return };
                let model = turn.model(&request.provider, &request.model);
                request.trace = model.context();
                self.model = Some(model);
            }
            Action::CloseModel => self.model = None,
            Action::StartCommand(process, _) => {
                let Some((_, turn)) = &self.turn else { return };
                self.commands.insert(*process, turn.tool("exec_command"));
            }
            Action::PlanPatch { call, .. } => {
                let Some((_, turn)) = &self.turn else { return };
                self.patches.insert(call.clone(), turn.tool("apply_patch"));
            }
            Action::Thread(Input::ItemCompleted(_, item)) if !self.patches.is_empty() => {
                self.patches.remove(item.id());
            }
            Action::Thread(Input::End(outcome)) => self.turn_ends(outcome),
            _ => {}
        }
    }

    fn turn_ends(&mut self, outcome: &Outcome) {
        self.model = None;
        self.patches.clear();
        if let Some((_, turn)) = self.turn.take() {
            turn.ended(match outcome {
                Outcome::Completed | Outcome::CompletedSilently => Ended::Completed,
                Outcome::Interrupted => Ended::Interrupted,
                Outcome::Failed(_) => Ended::Failed,
            });
        }
    }

    fn concerns_turn(&self, request: Option<&Trace>) {
        if let (Some(request), Some((turn, _))) = (request, &self.turn) {
            request.concerns(*turn);
        }
    }
}

fn why_not_started(error: &CommandError) -> &'static str {
    match error {
        CommandError::Spawn(_) => "spawn",
        CommandError::Sandbox(_) => "sandbox",
        CommandError::Directory { .. } => "directory",
        CommandError::Stdin(_) | CommandError::Unread(_) => "stdin",
        CommandError::NoTerminal => "no_terminal",
    }
}

/// Returns the kind of a model's failure, as dashboards group by it: the HTTP status, or one of few
/// words.
fn kind(error: &ModelError) -> Cow<'static, str> {
    let word = match &error.info {
        CodexErrorInfo::HttpConnectionFailed { http_status_code: Some(status) }
        | CodexErrorInfo::ResponseStreamConnectionFailed { http_status_code: Some(status) } => {
            return status.to_string().into();
        }
        CodexErrorInfo::ContextWindowExceeded => "context_window_exceeded",
        CodexErrorInfo::UsageLimitExceeded => "usage_limit_exceeded",
        CodexErrorInfo::RateLimitExceeded => "rate_limit_exceeded",
        CodexErrorInfo::ServerOverloaded => "server_overloaded",
        CodexErrorInfo::ModelNotFound => "model_not_found",
        CodexErrorInfo::InternalServerError => "internal_server_error",
        CodexErrorInfo::Unauthorized => "unauthorized",
        CodexErrorInfo::BadRequest => "bad_request",
        CodexErrorInfo::HttpConnectionFailed { .. }
        | CodexErrorInfo::ResponseStreamConnectionFailed { .. } => "connection",
        CodexErrorInfo::ResponseStreamDisconnected { .. } => "disconnected",
        _ => "other",
    };
    word.into()
}
