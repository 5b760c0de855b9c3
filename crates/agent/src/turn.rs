//! The state of a running turn: the response that streams, and the calls it made.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_patch::{ShellPatch, TurnDiff};
use turnhost_ports::{Command, FileChange, ModelError, StreamedItem};
use turnhost_protocol::{ResponseItem, TokenUsageBreakdown};
use turnhost_thread::Settings;

use crate::action::{Surroundings, UserMessage};
use crate::tools::{ExecArgs, WriteStdinArgs};
use crate::{items, output};

/// A running turn.
pub(crate) struct Turn {
    pub(crate) id: TurnId,
    pub(crate) settings: Arc<Settings>,
    pub(crate) surroundings: Surroundings,
    pub(crate) output_schema: Option<Arc<serde_json::Value>>,
    /// The items whose text streams: one as a rule.
    pub(crate) open_items: Vec<OpenItem>,
    /// The ids of calls and of complete items: no other item of the turn gets one of them.
    pub(crate) taken: BTreeSet<ItemId>,
    /// How many ids the turn made up.
    made_up: u32,
    /// How the response stands.
    pub(crate) response: Response,
    /// The response's calls in the order they were made, until their outputs are remembered.
    pub(crate) calls: VecDeque<Call>,
    /// Whether calls are being begun right now, further down the stack.
    pub(crate) begins_calls: bool,
    /// What the user said while the model or a tool was busy.
    pub(crate) steered: Vec<UserMessage>,
    /// How often this request's stream broke.
    pub(crate) retries: u32,
    /// What the turn changed in files so far.
    pub(crate) diff: TurnDiff,
}

/// How a response stands.
#[derive(Debug)]
pub(crate) enum Response {
    /// It is awaited, or streams.
    Streaming,
    /// It came to its end.
    Complete(Option<TokenUsageBreakdown>),
    /// It broke; its calls are still finishing.
    Broken(ModelError),
    /// It broke and the time to ask again has not come.
    WaitingToRetry,
}

/// An item whose text arrives in pieces.
#[derive(Debug)]
pub(crate) struct OpenItem {
    pub(crate) kind: StreamedItem,
    /// Its id in the stream.
    pub(crate) streamed: ItemId,
    /// Its id for the clients, which is another if the provider uses one twice.
    pub(crate) id: ItemId,
    pub(crate) started_at: Millis,
    /// What streamed of a message so far.
    pub(crate) text: String,
}

/// A tool call of the model.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) id: ItemId,
    /// Whether it is a freeform call, whose output has another type.
    pub(crate) custom: bool,
    /// Whether it is a patch typed into a shell, whose output is told as a command's.
    pub(crate) in_shell: bool,
    pub(crate) began_at: Millis,
    pub(crate) state: CallState,
}

/// Where a call stands.
#[derive(Debug)]
pub(crate) enum CallState {
    /// It has not begun, because a call before it must run alone or it must itself.
    Queued(Work),
    /// A command waits for leave.
    CommandAsks(Box<AskedCommand>),
    /// A command was started or written to; its terminal knows the rest.
    Running,
    /// A patch is being worked out.
    PatchPlanned,
    /// A patch waits for leave.
    PatchAsks(Vec<FileChange>),
    /// A patch is being written.
    PatchApplied(Vec<FileChange>),
    /// It is over; this is what the model is told.
    Done(String),
}

/// A command that waits for leave.
#[derive(Debug)]
pub(crate) struct AskedCommand {
    pub(crate) command: Command,
    pub(crate) args: ExecArgs,
    pub(crate) started_at: Millis,
}

/// What a call is to do.
#[derive(Debug)]
pub(crate) enum Work {
    Exec(ExecArgs),
    WriteStdin(WriteStdinArgs),
    Patch(String),
    /// A patch typed into a shell that was to run in this directory.
    ShellPatch {
        patch: ShellPatch,
        workdir: Option<String>,
    },
}

impl Work {
    /// Whether it may run beside other calls of the response. Commands may; a change of files may not.
    fn runs_alone(&self) -> bool {
        matches!(self, Self::Patch(_) | Self::ShellPatch { .. })
    }
}

impl Call {
    /// The output for a call whose turn was stopped: its own if it was over.
    pub(crate) fn aborted(self, now: Millis) -> ResponseItem {
        let text = match self.state {
            CallState::Done(text) => text,
            _ => output::aborted(now.0 - self.began_at.0),
        };
        items::tool_output(self.id.as_str(), self.custom, text)
    }

    fn runs_alone(&self) -> bool {
        match &self.state {
            CallState::Queued(work) => work.runs_alone(),
            CallState::PatchPlanned | CallState::PatchAsks(_) | CallState::PatchApplied(_) => true,
            CallState::CommandAsks(_) | CallState::Running | CallState::Done(_) => false,
        }
    }

    fn is_done(&self) -> bool {
        matches!(self.state, CallState::Done(_))
    }
}

impl Turn {
    pub(crate) fn new(
        id: TurnId,
        settings: Arc<Settings>,
        surroundings: Surroundings,
        output_schema: Option<Arc<serde_json::Value>>,
    ) -> Self {
        Self {
            id,
            settings,
            surroundings,
            output_schema,
            open_items: Vec::new(),
            taken: BTreeSet::new(),
            made_up: 0,
            response: Response::Streaming,
            calls: VecDeque::new(),
            begins_calls: false,
            steered: Vec::new(),
            retries: 0,
            diff: TurnDiff::default(),
        }
    }

    pub(crate) fn response_begins(&mut self) {
        self.open_items.clear();
        self.response = Response::Streaming;
    }

    /// The id for the clients of an item that the provider names so: another if this is none, or
    /// another item's.
    pub(crate) fn item_id(&mut self, wanted: &ItemId) -> ItemId {
        let mut id = wanted.clone();
        while id.as_str().is_empty()
            || self.taken.contains(&id)
            || self.open_items.iter().any(|open| open.id == id)
        {
            self.made_up += 1;
            id = ItemId::new(format!("item_{}_{}", self.id, self.made_up));
        }
        id
    }

    /// Where the open item is that the stream names so.
    pub(crate) fn open(&self, streamed: &ItemId, kind: StreamedItem) -> Option<usize> {
        self.open_items.iter().position(|open| open.kind == kind && open.streamed == *streamed)
    }

    /// The same, or the last of its kind: some providers change an item's id on the way.
    pub(crate) fn meant(&self, streamed: &ItemId, kind: StreamedItem) -> Option<usize> {
        self.open(streamed, kind)
            .or_else(|| self.open_items.iter().rposition(|open| open.kind == kind))
    }

    pub(crate) fn waits_for_retry(&self) -> bool {
        matches!(self.response, Response::WaitingToRetry)
    }

    pub(crate) fn call_mut(&mut self, id: &ItemId) -> Option<&mut Call> {
        self.calls.iter_mut().find(|call| call.id == *id)
    }

    pub(crate) fn calls_are_done(&self) -> bool {
        self.calls.iter().all(Call::is_done)
    }

    /// The next queued call that may begin now, taken out of its queue.
    ///
    /// Calls begin in order. One that must run alone waits for all before it,
    /// and all after it wait for it.
    pub(crate) fn next_work(&mut self) -> Option<(ItemId, Work)> {
        let mut before_are_done = true;
        for call in &mut self.calls {
            if let CallState::Queued(work) = &call.state {
                if work.runs_alone() && !before_are_done {
                    return None;
                }
                let state =
                    if work.runs_alone() { CallState::PatchPlanned } else { CallState::Running };
                if let CallState::Queued(work) = std::mem::replace(&mut call.state, state) {
                    return Some((call.id.clone(), work));
                }
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
