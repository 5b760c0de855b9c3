//! The queue of a response's tool calls: which may begin, which are over.

use std::collections::VecDeque;
use std::time::Duration;

use turnhost_base::{ItemId, Millis};
use turnhost_protocol::{FunctionCallOutputBody, ResponseItem};

use crate::cx::Cx;
use crate::items::{self, CallForm};
use crate::tool::{CallCx, ToolCall};
use crate::tool_subject::ToolSubject;
use crate::turn_scope::TurnScope;

/// Calls under way at a time: as many as there may be background terminals. A response could have
/// thousands, and each may start a process.
const MAX_UNDER_WAY: usize = 64;

/// The time from the first command's beginning in which commands begin one by one, each after the
/// end of the one before. Most last no longer, and clients show them in order then.
const HEAD_START: Duration = Duration::from_millis(30);

/// The calls of a response in the order they were made, until their outputs are remembered.
#[derive(Default)]
pub(crate) struct CallQueue {
    calls: VecDeque<Call>,
    head_start: HeadStart,
}

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

/// The time in which commands begin one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum HeadStart {
    /// No command has begun.
    #[default]
    New,
    /// The first command began at this time.
    Since(Millis),
    /// A timer ends it.
    Timed,
    /// It is over.
    Over,
}

/// The call that is next, if any.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// This call may begin now.
    Begins(ItemId),
    /// One may begin after this time, when [`CallQueue::end_head_start`] is called.
    Waits(Duration),
    /// None may begin before something happens.
    Nothing,
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
        let millis = cx.now.since(self.began_at);
        let output = match self.state {
            CallState::Done(output) | CallState::Checked(output) => output,
            CallState::Queued(call) => call.aborted(millis).into(),
            CallState::Begun(mut call) => {
                let own = call.on_abort(&mut CallCx { call: &self.id, turn, cx });
                own.unwrap_or_else(|| call.aborted(millis).into())
            }
        };
        items::tool_output(self.id.as_str(), self.form, output)
    }

    fn runs_alone(&self) -> bool {
        match &self.state {
            CallState::Queued(call) | CallState::Begun(call) => call.runs_alone(),
            CallState::Checked(_) | CallState::Done(_) => false,
        }
    }

    /// Returns whether it is a command that may be over in a moment.
    pub(crate) fn may_be_short(&self) -> bool {
        match &self.state {
            CallState::Queued(call) | CallState::Begun(call) => call.may_be_short(),
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
        self.calls.push_back(call);
    }

    /// Takes all calls out, in their order.
    pub(crate) fn take(&mut self) -> VecDeque<Call> {
        std::mem::take(self).calls
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    pub(crate) fn are_done(&self) -> bool {
        self.calls.iter().all(Call::is_done)
    }

    /// Takes all calls out, with the outputs of those that are over.
    pub(crate) fn take_outputs(&mut self) -> Vec<ResponseItem> {
        let output = |call: Call| match call.state {
            CallState::Done(output) => {
                Some(items::tool_output(call.id.as_str(), call.form, output))
            }
            CallState::Queued(_) | CallState::Begun(_) | CallState::Checked(_) => None,
        };
        self.take().into_iter().filter_map(output).collect()
    }

    pub(crate) fn find(&mut self, id: &ItemId) -> Option<&mut Call> {
        self.calls.iter_mut().find(|call| call.id == *id)
    }

    /// Notes that a command has begun, which may be over in a moment.
    pub(crate) fn command_began(&mut self, now: Millis) {
        if self.head_start == HeadStart::New {
            self.head_start = HeadStart::Since(now);
        }
    }

    /// Lets commands begin beside each other from now on.
    pub(crate) fn end_head_start(&mut self) {
        self.head_start = HeadStart::Over;
    }

    /// Returns the next queued call that may begin now.
    ///
    /// Calls begin in order. One that must run alone waits for all before it,
    /// and all after it wait for it. A command beside another waits for the end of the head start.
    /// Not more than [`MAX_UNDER_WAY`] are under way.
    pub(crate) fn next(&mut self, now: Millis) -> Next {
        let mut under_way = 0;
        for call in &self.calls {
            if call.may_be_next() {
                if under_way > 0 && call.runs_alone() {
                    return Next::Nothing;
                }
                let next = call.id.clone();
                let is_beside = under_way > 0 && call.may_be_short();
                let wait = if is_beside { self.head_start(now) } else { None };
                return wait.unwrap_or(Next::Begins(next));
            }
            if !call.is_done() {
                if call.runs_alone() {
                    return Next::Nothing;
                }
                under_way += 1;
                if under_way == MAX_UNDER_WAY {
                    return Next::Nothing;
                }
            }
        }
        Next::Nothing
    }

    /// Returns the wait for the end of the head start; `None` if there is none.
    fn head_start(&mut self, now: Millis) -> Option<Next> {
        match self.head_start {
            HeadStart::New | HeadStart::Over => None,
            HeadStart::Timed => Some(Next::Nothing),
            HeadStart::Since(began_at) => {
                let elapsed = Duration::from_millis(now.since(began_at).unsigned_abs());
                let rest = HEAD_START.saturating_sub(elapsed);
                self.head_start = if rest.is_zero() { HeadStart::Over } else { HeadStart::Timed };
                (!rest.is_zero()).then_some(Next::Waits(rest))
            }
        }
    }
}
