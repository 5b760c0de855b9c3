//! The context of one step: the time, the thread's state, and the actions so far.

use std::sync::Arc;

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_ports::HistoryItem;
use turnhost_protocol::{FunctionCallOutputBody, ResponseItem, ServerNotification, ThreadItem};
use turnhost_thread::{Input, TurnSettings};
use uuid::Uuid;

use crate::action::{Action, TurnEnvironment};
use crate::context;
use crate::question::AwaitedRequest;
use crate::sub_agents::Approval;
use crate::thread_state::ThreadState;

/// Everything that a step of the agent reads and writes beside the turn itself.
///
/// It is made for one event and handed down by reference, so that time and actions are no
/// parameters of their own.
pub(crate) struct Cx<'a> {
    pub(crate) now: Millis,
    pub(crate) thread: &'a mut ThreadState,
    out: &'a mut Vec<Action>,
    finished: Vec<FinishedCall>,
    /// Commands of the user that ended in this step.
    pub(crate) ended_shells: usize,
    /// Questions of commands that run, which the turn puts to those who decide.
    pub(crate) questions: Vec<(ItemId, AwaitedRequest)>,
}

/// A tool call that ended away from the turn's own code, with its output.
#[derive(Debug)]
pub(crate) struct FinishedCall {
    pub(crate) call: ItemId,
    pub(crate) output: FunctionCallOutputBody,
}

impl<'a> Cx<'a> {
    pub(crate) fn new(now: Millis, thread: &'a mut ThreadState, out: &'a mut Vec<Action>) -> Self {
        let (finished, questions) = (Vec::new(), Vec::new());
        Self { now, thread, out, finished, ended_shells: 0, questions }
    }

    pub(crate) fn push(&mut self, action: Action) {
        self.out.push(action);
    }

    /// Sends a notification that is not stored: a delta, an error that will be retried.
    pub(crate) fn notify(&mut self, notification: ServerNotification) {
        self.out.push(Action::Notify(Arc::new(notification)));
    }

    pub(crate) fn item_started(&mut self, turn: TurnId, item: ThreadItem) {
        self.out.push(Action::Thread(Input::ItemStarted(turn, Box::new(item))));
    }

    pub(crate) fn item_completed(&mut self, turn: TurnId, item: ThreadItem) {
        self.out.push(Action::Thread(Input::ItemCompleted(turn, Box::new(item))));
    }

    /// Adds to what the model is sent.
    pub(crate) fn remember(&mut self, item: HistoryItem) {
        if !self.thread.is_aside() {
            self.out.push(Action::Thread(Input::History(item.json().to_owned())));
        }
        self.thread.history.push(item);
    }

    pub(crate) fn remember_item(&mut self, item: &ResponseItem) {
        // A response item is plain data: it always encodes.
        if let Ok(item) = HistoryItem::encode(item) {
            self.remember(item);
        }
    }

    /// Stores an approval for later calls, here and in the other agents of the tree.
    pub(crate) fn approve(&mut self, approval: Approval) {
        self.thread.approve(approval.clone());
        self.push(Action::ShareApproval(approval));
    }

    /// Adds the changes of its context to the model's input, and the items that waited for that.
    pub(crate) fn send_context(&mut self, settings: &TurnSettings, environment: &TurnEnvironment) {
        let sent = self.thread.sent.as_ref();
        let (context, sent) = context::messages(sent, settings, environment);
        self.thread.sent = Some(sent);
        for item in context {
            self.remember(item);
        }
        self.take_injected();
    }

    /// Adds hidden items, once there is a place for them.
    pub(crate) fn inject_later(&mut self, items: Vec<HistoryItem>) {
        self.thread.injected.extend(items);
    }

    /// Adds hidden items, at once if the model was sent a context. No turn may run.
    pub(crate) fn inject(&mut self, items: Vec<HistoryItem>) {
        self.inject_later(items);
        if self.thread.sent.is_some() {
            self.take_injected();
        }
    }

    /// Adds the items that waited for a place. They wait on while the thread's own conversation
    /// rests.
    pub(crate) fn take_injected(&mut self) {
        if self.thread.is_aside() {
            return;
        }
        for item in std::mem::take(&mut self.thread.injected) {
            self.remember(item);
        }
    }

    /// Makes a UUID version 7 for an item that no model named: the time, and the random bits of
    /// the turn's own id moved on by a count.
    pub(crate) fn fresh_id(&mut self, turn: TurnId) -> ItemId {
        self.thread.ids = self.thread.ids.wrapping_add(1);
        let random = turn.uuid().as_u128().wrapping_add(self.thread.ids.into());
        let mut bytes = random.to_be_bytes();
        let millis = u64::try_from(self.now.0).unwrap_or(0).to_be_bytes();
        let [_, _, time @ ..] = millis;
        bytes[..6].copy_from_slice(&time);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        ItemId::new(Uuid::from_bytes(bytes).to_string())
    }

    /// Ends a call from outside of the turn's own code. The turn takes it up in
    /// [`Turn::advance`](crate::turn::Turn::advance), before it begins further calls.
    pub(crate) fn finish_call(&mut self, call: ItemId, output: String) {
        let output = FunctionCallOutputBody::Text(output);
        self.finished.push(FinishedCall { call, output });
    }

    pub(crate) fn take_finished(&mut self) -> Vec<FinishedCall> {
        std::mem::take(&mut self.finished)
    }
}
