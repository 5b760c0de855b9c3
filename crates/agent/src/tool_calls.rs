//! The steps of a response's tool calls: from the model's text to a call that runs, and to its output.

use turnhost_base::ItemId;
use turnhost_protocol::{FunctionCallOutputBody, HookEventName};
use turnhost_thread::InterruptedCommands;

use crate::action::{Action, Answer, Timer, ToolResult};
use crate::call_queue::{Call, CallState, HookPhase, Next};
use crate::cx::{Cx, FinishedCall};
use crate::tool::{CallCx, Progress, ToolCall, ToolInput};
use crate::tool_subject::ToolSubject;
use crate::turn::Turn;

impl Turn {
    /// Adds a call that the model made. One that names no tool, or whose input is not that
    /// tool's, is over at once, with an output that says so.
    pub(crate) fn on_call(
        &mut self,
        id: &str,
        name: (Option<&str>, &str),
        input: ToolInput<'_>,
        cx: &mut Cx<'_>,
    ) {
        let form = input.form();
        self.repeats.call(name.0, name.1, input.text());
        let has_hooks = self.has_tool_hooks();
        let subject = has_hooks.then(|| ToolSubject::new(name.0, name.1, &input));
        let state = match self.make_call(name, input) {
            Ok(call) => CallState::Queued(call),
            Err(error) => CallState::Done(error.into()),
        };
        let (id, phase) = (ItemId::new(id), HookPhase::New);
        self.calls.push(Call { id, form, began_at: cx.now, state, subject, phase });
    }

    fn has_tool_hooks(&self) -> bool {
        let events = [
            HookEventName::PreToolUse,
            HookEventName::PostToolUse,
            HookEventName::PermissionRequest,
        ];
        events.into_iter().any(|event| self.waits.has_hook(event))
    }

    /// Begins every call that may begin.
    pub(crate) fn run_calls(&mut self, cx: &mut Cx<'_>) {
        loop {
            for FinishedCall { call, output } in cx.take_finished() {
                self.check_after(&call, output, cx);
            }
            let id = match self.calls.next(cx.now) {
                Next::Begins(id) => id,
                Next::Waits(pause) => {
                    return cx.push(Action::Wait(Timer::HeadStart(self.scope.id), pause));
                }
                Next::Nothing => return,
            };
            if self.check_before(&id, cx) {
                continue;
            }
            self.step_call(&id, cx, |call, cx| call.begin(cx));
            if self.calls.find(&id).is_some_and(|call| call.may_be_short()) {
                self.calls.command_began(cx.now);
            }
        }
    }

    pub(crate) fn on_answer(&mut self, id: &ItemId, answer: Answer, cx: &mut Cx<'_>) {
        self.step_call(id, cx, |call, cx| call.on_answer(answer, cx));
    }

    pub(crate) fn on_tool_result(&mut self, id: &ItemId, result: ToolResult, cx: &mut Cx<'_>) {
        if let ToolResult::Replied(reply) = result {
            return self.on_reply(id, reply, cx);
        }
        self.step_call(id, cx, |call, cx| call.on_result(result, cx));
    }

    /// Lets a call that is not over take a step, and does what its progress asks for.
    fn step_call(
        &mut self,
        id: &ItemId,
        cx: &mut Cx<'_>,
        step: impl FnOnce(&mut dyn ToolCall, &mut CallCx<'_, '_>) -> Progress,
    ) {
        let Self { calls, scope, .. } = self;
        let Some(found) = calls.find(id) else { return };
        let placeholder = CallState::Done(FunctionCallOutputBody::default());
        let mut call = match std::mem::replace(&mut found.state, placeholder) {
            CallState::Queued(call) | CallState::Begun(call) => call,
            done @ (CallState::Done(_) | CallState::Checked(_)) => {
                found.state = done;
                return;
            }
        };
        let progress = step(call.as_mut(), &mut CallCx { call: id, turn: scope, cx });
        found.state = CallState::Begun(call);
        match progress {
            Progress::Running => {}
            Progress::NeedsAnswer(question) => self.ask(id, *question, cx),
            Progress::Done(output) => self.check_after(id, output, cx),
            Progress::CancelTurn => self.cancel(cx),
        }
    }

    /// Gives every call an output, whether it is over or not. Its commands continue, or are ended if
    /// the user wants that.
    pub(crate) fn abort_calls(&mut self, cx: &mut Cx<'_>) {
        self.abort_reviews(cx);
        let waited = cx.thread.processes.stop_waiting();
        if self.scope.settings.interrupt_commands == InterruptedCommands::Kill {
            for process in waited {
                cx.terminate_process(process);
            }
        }
        for call in self.calls.take() {
            let output = call.abort(&mut self.scope, cx);
            cx.remember_item(&output);
        }
    }
}
