//! The queue of a response's tool calls: which may begin, which are over.

use std::collections::VecDeque;

use turnhost_base::{ItemId, Millis};
use turnhost_protocol::{FunctionCallOutputBody, ResponseItem};

use crate::cx::Cx;
use crate::items::{self, CallForm};
use crate::tool::{CallCx, ToolCall};
use crate::tool_output;
use crate::tool_subject::ToolSubject;
use crate::turn_scope::TurnScope;

/// Calls under way at a time: as many as there may be background terminals. A response could have
/// thousands, and each may start a process.
const MAX_UNDER_WAY: usize = 64;

/// The calls of a response in the order they were made, until their outputs are remembered.
#[derive(Default)]
pub(crate) struct CallQueue(VecDeque<Call>);

/// A tool call of the model.
pub(crate) struct Call {
    pub(crate) id: ItemId,
    pub(crate) form: CallForm,
    pub(crate) began_at: Millis,
    pub(crate) state: CallState,
    /// The call as hooks see it; `None` where no hooks of tools may run.
    pub(crate) subject: Option<ToolSubject>,
    pub(crate) phase: HookPhase,
}

/// The progress of hooks that look at a call before it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum HookPhase {
    /// None has looked at it.
    #[default]
    New,
    /// They run.
    Before,
    /// They have let it begin.
    Passed,
}

pub(crate) enum CallState {
    /// It has not begun, because a call before it must run alone or it must itself.
    Queued(Box<dyn ToolCall>),
    /// It has begun; actions of its own or a client's answer end it.
    Begun(Box<dyn ToolCall>),
    /// It is over, with this output, and hooks look at that.
    Checked(FunctionCallOutputBody),
    /// It is over, with this output.
    Done(FunctionCallOutputBody),
}

impl Call {
    /// Makes the output for a call whose turn was stopped: its own if it was over.
    pub(crate) fn abort(self, turn: &mut TurnScope, cx: &mut Cx<'_>) -> ResponseItem {
        let output = match self.state {
            CallState::Done(output) | CallState::Checked(output) => Some(output),
            CallState::Queued(_) => None,
            CallState::Begun(mut call) => call.on_abort(&mut CallCx { call: &self.id, turn, cx }),
        };
        let output =
            output.unwrap_or_else(|| tool_output::aborted(cx.now.0 - self.began_at.0).into());
        items::tool_output(self.id.as_str(), self.form, output)
    }

    fn runs_alone(&self) -> bool {
        match &self.state {
            CallState::Queued(call) | CallState::Begun(call) => call.runs_alone(),
            CallState::Checked(_) | CallState::Done(_) => false,
        }
    }

    /// Returns whether it has not begun and nothing looks at it.
    fn may_be_next(&self) -> bool {
        matches!(self.state, CallState::Queued(_)) && self.phase != HookPhase::Before
    }

    fn is_done(&self) -> bool {
        matches!(self.state, CallState::Done(_))
    }
}

impl CallQueue {
    pub(crate) fn push(&mut self, call: Call) {
        self.0.push_back(call);
    }

    /// Takes all calls out, in their order.
    pub(crate) fn take(&mut self) -> VecDeque<Call> {
        std::mem::take(&mut self.0)
    }

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
            CallState::Queued(_) | CallState::Begun(_) | CallState::Checked(_) => None,
        };
        self.0.drain(..).filter_map(output).collect()
    }

    pub(crate) fn find(&mut self, id: &ItemId) -> Option<&mut Call> {
        self.0.iter_mut().find(|call| call.id == *id)
    }

    /// Returns the next queued call that may begin now.
    ///
    /// Calls begin in order. One that must run alone waits for all before it,
    /// and all after it wait for it. Not more than [`MAX_UNDER_WAY`] are under way.
    pub(crate) fn next(&self) -> Option<ItemId> {
        let mut under_way = 0;
        for call in &self.0 {
            if call.may_be_next() {
                let may_begin = under_way == 0 || !call.runs_alone();
                return may_begin.then(|| call.id.clone());
            }
            if !call.is_done() {
                if call.runs_alone() {
                    return None;
                }
                under_way += 1;
                if under_way == MAX_UNDER_WAY {
                    return None;
                }
            }
        }
        None
    }
}
