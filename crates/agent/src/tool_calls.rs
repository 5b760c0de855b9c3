//! The tool calls of a response: from the model's text to a call that runs, and to its output.

use std::collections::VecDeque;

use turnhost_base::{ItemId, Millis};
use turnhost_protocol::{FunctionCallOutputBody, ResponseItem};

use crate::action::{Action, Answer, ToolResult};
use crate::cx::{Cx, FinishedCall};
use crate::items::{self, CallForm};
use crate::tool_output;
use crate::tools::{CallCx, Progress, ToolCall, ToolInput};
use crate::turn::Turn;

/// The calls of a response in the order they were made, until their outputs are remembered.
#[derive(Default)]
pub(crate) struct ToolCalls(VecDeque<Call>);

/// A tool call of the model.
struct Call {
    id: ItemId,
    form: CallForm,
    began_at: Millis,
    state: CallState,
}

enum CallState {
    /// It has not begun, because a call before it must run alone or it must itself.
    Queued(Box<dyn ToolCall>),
    /// It has begun; actions of its own or a client's answer end it.
    Begun(Box<dyn ToolCall>),
    /// It is over, with this output.
    Done(FunctionCallOutputBody),
}

impl Call {
    /// Makes the output for a call whose turn was stopped: its own if it was over.
    fn abort(self, turn: &mut Turn, cx: &mut Cx<'_>) -> ResponseItem {
        let output = match self.state {
            CallState::Done(output) => Some(output),
            CallState::Queued(_) => None,
            CallState::Begun(mut call) => {
                call.on_abort(&mut CallCx { call: &self.id, turn: &mut turn.scope, cx })
            }
        };
        let output =
            output.unwrap_or_else(|| tool_output::aborted(cx.now.0 - self.began_at.0).into());
        items::tool_output(self.id.as_str(), self.form, output)
    }

    fn runs_alone(&self) -> bool {
        match &self.state {
            CallState::Queued(call) | CallState::Begun(call) => call.runs_alone(),
            CallState::Done(_) => false,
        }
    }

    fn is_done(&self) -> bool {
        matches!(self.state, CallState::Done(_))
    }
}

impl ToolCalls {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn are_done(&self) -> bool {
        self.0.iter().all(Call::is_done)
    }

    /// Takes all calls out, with the outputs of those that are over.
    pub(crate) fn take_outputs(&mut self) -> Vec<ResponseItem> {
        let output = |call: Call| match call.state {
            CallState::Done(output) => {
                Some(items::tool_output(call.id.as_str(), call.form, output))
            }
            CallState::Queued(_) | CallState::Begun(_) => None,
        };
        self.0.drain(..).filter_map(output).collect()
    }

    fn find(&mut self, id: &ItemId) -> Option<&mut Call> {
        self.0.iter_mut().find(|call| call.id == *id)
    }

    /// Returns the next queued call that may begin now.
    ///
    /// Calls begin in order. One that must run alone waits for all before it,
    /// and all after it wait for it.
    fn next(&self) -> Option<ItemId> {
        let mut before_are_done = true;
        for call in &self.0 {
            if matches!(call.state, CallState::Queued(_)) {
                let may_begin = before_are_done || !call.runs_alone();
                return may_begin.then(|| call.id.clone());
            }
            if !call.is_done() {
                if call.runs_alone() {
                    return None;
                }
                before_are_done = false;
            }
        }
        None
    }
}

impl Turn {
    /// Adds a call that the model made. One that names no tool, or whose input is not that
    /// tool's, is over at once, with an output that says so.
    pub(crate) fn on_call(
        &mut self,
        id: &str,
        (namespace, name): (Option<&str>, &str),
        input: ToolInput<'_>,
        cx: &mut Cx<'_>,
    ) {
        let form = input.form();
        let state = match self.tools.call(namespace, name, input) {
            Ok(call) => CallState::Queued(call),
            Err(error) => CallState::Done(error.into()),
        };
        self.calls.0.push_back(Call { id: ItemId::new(id), form, began_at: cx.now, state });
    }

    /// Begins every call that may begin.
    pub(crate) fn run_calls(&mut self, cx: &mut Cx<'_>) {
        loop {
            for FinishedCall { call, output } in cx.take_finished() {
                self.finish_call(&call, output);
            }
            let Some(id) = self.calls.next() else { return };
            self.step_call(&id, cx, |call, cx| call.begin(cx));
        }
    }

    pub(crate) fn on_answer(&mut self, id: &ItemId, answer: Answer, cx: &mut Cx<'_>) {
        self.step_call(id, cx, |call, cx| call.on_answer(answer, cx));
    }

    pub(crate) fn on_tool_result(&mut self, id: &ItemId, result: ToolResult, cx: &mut Cx<'_>) {
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
            done @ CallState::Done(_) => {
                found.state = done;
                return;
            }
        };
        let progress = step(call.as_mut(), &mut CallCx { call: id, turn: scope, cx });
        found.state = CallState::Begun(call);
        match progress {
            Progress::Running => {}
            Progress::NeedsAnswer(question) => cx.push(Action::Ask {
                item: id.clone(),
                waiting_for: question.waiting_for,
                started: question.started.map(|item| (scope.id, Box::new(item))),
                request: Box::new(question.request),
            }),
            Progress::Done(output) => found.state = CallState::Done(output),
            Progress::CancelTurn => self.cancel(cx),
        }
    }

    /// Notes the output of a call.
    fn finish_call(&mut self, id: &ItemId, output: FunctionCallOutputBody) {
        if let Some(call) = self.calls.find(id) {
            call.state = CallState::Done(output);
        }
    }

    /// Gives every call an output, whether it is over or not. Its commands go on.
    pub(crate) fn abort_calls(&mut self, cx: &mut Cx<'_>) {
        cx.thread.processes.stop_waiting();
        for call in std::mem::take(&mut self.calls).0 {
            let output = call.abort(self, cx);
            cx.remember_item(&output);
        }
    }
}
