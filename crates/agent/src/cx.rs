//! The context of one step: the time, the thread's state, and the actions so far.

use std::sync::Arc;

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_ports::HistoryItem;
use turnhost_protocol::{FunctionCallOutputBody, ResponseItem, ServerNotification, ThreadItem};
use turnhost_thread::Input;

use crate::action::Action;
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
}

/// A tool call that ended away from the turn's own code, with its output.
#[derive(Debug)]
pub(crate) struct FinishedCall {
    pub(crate) call: ItemId,
    pub(crate) output: FunctionCallOutputBody,
}

impl<'a> Cx<'a> {
    pub(crate) fn new(now: Millis, thread: &'a mut ThreadState, out: &'a mut Vec<Action>) -> Self {
        Self { now, thread, out, finished: Vec::new() }
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
        self.out.push(Action::Thread(Input::History(item.json().to_owned())));
        self.thread.history.push(item);
    }

    pub(crate) fn remember_item(&mut self, item: &ResponseItem) {
        // A response item is plain data: it always encodes.
        if let Ok(item) = HistoryItem::encode(item) {
            self.remember(item);
        }
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
