//! What the agent wants done, done: through the ports, never waiting here.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use tokio::time::{Sleep, sleep};
use turnhost_agent::{Action, Answer, Event, ProcessId, Timer, ToolResult};
use turnhost_ports::{
    BoxFuture, CommandControl, CommandError, CommandEvents, ModelError, ModelStream, Running,
};
use turnhost_protocol::{
    CommandExecutionRequestApprovalResponse, FileChangeRequestApprovalResponse, ServerRequest,
};
use turnhost_thread::{Audience, Input, OpenRequest, Tell};

use super::{Actor, Step};

/// The model, as far as this thread listens to it.
pub(super) enum ModelState {
    Idle,
    Opening(BoxFuture<'static, Result<Box<dyn ModelStream>, ModelError>>),
    Open(Box<dyn ModelStream>),
    Failed(ModelError),
}

/// A running command.
pub(super) struct Terminal {
    pub(super) events: Box<dyn CommandEvents>,
    pub(super) control: Arc<dyn CommandControl>,
}

/// The running commands. Forgetting one kills it with its process group.
pub(super) type Terminals = BTreeMap<ProcessId, Terminal>;

/// What a job came to.
pub(super) enum Done {
    Event(Event),
    Started(ProcessId, Result<Running, CommandError>),
}

/// When the agent wants to be woken.
pub(super) struct Alarm {
    pub(super) timer: Timer,
    pub(super) sleep: Pin<Box<Sleep>>,
}

impl Alarm {
    /// Whether it is pointless once this command has ended.
    pub(super) fn is_about(&self, ended: ProcessId) -> bool {
        matches!(self.timer, Timer::Yield { process, .. } if process == ended)
    }
}

/// What was begun and ends by itself: a handful at most, so that polling all of them costs nothing.
pub(super) type Jobs = Vec<BoxFuture<'static, Done>>;

impl Actor {
    pub(super) fn act(&mut self, mut action: Action, step: &mut Step) {
        self.traces.on_action(&mut action);
        match action {
            Action::Thread(input) => {
                if matches!(input, Input::End(_)) {
                    self.withdraw_questions();
                }
                self.input(input, step);
            }
            Action::Notify(notification) => {
                step.effects.tell.push(Tell::Notify(Audience::Subscribers, notification));
            }
            Action::RespondHere => step.effects.before_response(),
            Action::OpenModel(request) => {
                self.model = ModelState::Opening(self.server.ports.models.open(*request));
            }
            Action::CloseModel => self.model = ModelState::Idle,
            Action::StartCommand(process, command) => {
                let start = self.server.ports.commands.start(*command);
                self.job(async move { Done::Started(process, start.await) });
            }
            Action::WriteStdin(process, bytes) => self.write_stdin(process, bytes),
            Action::PlanPatch { call, patch, cwd, roots } => {
                let files = &self.server.ports.files;
                let (plan, resolve) = (files.plan(patch, cwd), files.resolve(roots));
                self.job(async move {
                    let (result, roots) = (plan.await, resolve.await);
                    Done::Event(Event::ToolResult(call, ToolResult::PatchPlanned { result, roots }))
                });
            }
            Action::ApplyPatch(call, changes) => {
                let apply = self.server.ports.files.apply(changes);
                self.job(async move {
                    Done::Event(Event::ToolResult(call, ToolResult::PatchApplied(apply.await)))
                });
            }
            Action::Ask { item, waiting_for, started, request } => {
                let number = self.server.question(self.id());
                let request = OpenRequest { number, item, waiting_for, request: *request };
                self.input(Input::Ask { request, started }, step);
            }
            Action::Wait(timer, after) => {
                self.alarms.push(Alarm { timer, sleep: Box::pin(sleep(after)) });
            }
            Action::KeepRule(words) => {
                if let Err(error) = self.server.ports.config.keep_rule(&words) {
                    tracing::warn!(err = %error, "a rule could not be kept");
                }
            }
        }
    }

    fn job(&mut self, job: impl Future<Output = Done> + Send + 'static) {
        self.jobs.push(Box::pin(job));
    }

    fn write_stdin(&mut self, process: ProcessId, bytes: Bytes) {
        let Some(terminal) = self.terminals.get(&process) else {
            let gone =
                CommandError::Stdin("the command has ended or has not started yet".to_owned());
            return self.pending.push_back(Event::StdinWritten(process, Err(gone)));
        };
        let control = Arc::clone(&terminal.control);
        self.job(async move {
            let result = control.write(bytes).await;
            Done::Event(Event::StdinWritten(process, result))
        });
    }

    /// The questions of a turn that ends are not waited for any more.
    fn withdraw_questions(&self) {
        for open in self.thread.open_requests() {
            self.server.question_settled(open.number);
        }
    }

    /// What a job that ended means for the agent.
    pub(super) fn settle(&mut self, done: Done) -> Event {
        match done {
            Done::Event(event) => event,
            Done::Started(process, Ok(Running { events, control })) => {
                self.terminals.insert(process, Terminal { events, control });
                Event::CommandStarted(process, Ok(()))
            }
            Done::Started(process, Err(error)) => Event::CommandStarted(process, Err(error)),
        }
    }
}

/// Reads a client's answer as what the question wants; anything else is unusable, and said to be.
pub(super) fn read_answer(request: &ServerRequest, result: Option<&str>) -> Answer {
    let Some(json) = result else { return Answer::Unusable };
    let answer = match request {
        ServerRequest::CommandExecutionRequestApproval(_) => {
            serde_json::from_str(json).map(|answer: CommandExecutionRequestApprovalResponse| {
                Answer::Command(answer.decision)
            })
        }
        ServerRequest::FileChangeRequestApproval(_) => serde_json::from_str(json)
            .map(|answer: FileChangeRequestApprovalResponse| Answer::FileChange(answer.decision)),
        // The agent puts no other questions, so that there is nothing to make of an answer.
        _ => return Answer::Unusable,
    };
    answer.unwrap_or_else(|error| {
        tracing::warn!(err = %error, "an answer that is no decision");
        Answer::Unusable
    })
}
