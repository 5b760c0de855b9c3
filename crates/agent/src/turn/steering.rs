//! Words of the user that arrive while a turn runs.

use super::{Response, Turn};
use crate::action::{Action, UserMessage};
use crate::cx::Cx;
use crate::{context, items};

impl Turn {
    pub(super) fn steer(&mut self, message: UserMessage, cx: &mut Cx<'_>) {
        if let Some(message) = self.admit(message, cx) {
            self.steer_now(message, cx);
        }
    }

    /// Takes words of the user into the running turn.
    pub(crate) fn steer_now(&mut self, message: UserMessage, cx: &mut Cx<'_>) {
        if self.waits.at_stop {
            return self.steered.push(message);
        }
        if self.compaction.is_some() || self.waits.is_compacting() || self.review.is_some() {
            return self.steered.push(message);
        }
        if std::mem::take(&mut self.waits_for_shells) {
            self.take_message(message, cx);
            return self.ask_model(cx);
        }
        if self.waits_for_retry() || matches!(self.response, Response::AwaitsMcp) {
            // It goes with the next try, or the first.
            return self.take_message(message, cx);
        }
        self.steered.push(message);
        if self.calls.is_empty() {
            // The answer that streams is abandoned: its open message never completes.
            cx.push(Action::CloseModel);
            self.end_response(cx);
            self.go_on(cx);
        }
    }

    /// Shows a user's message and remembers it for the model.
    pub(crate) fn take_message(&mut self, mut message: UserMessage, cx: &mut Cx<'_>) {
        let told = std::mem::take(&mut message.context);
        let after = std::mem::take(&mut message.after);
        for item in told.into_iter().chain(context::user_message(&message)).chain(after) {
            cx.remember(item);
        }
        self.waits.has_words = true;
        let item = items::user_message(message.id, message.client_id, &message.input, cx.now);
        cx.item_started(self.scope.id, items::started(&item));
        cx.item_completed(self.scope.id, item);
    }

    /// Shows and remembers what the user said while the model or a tool was busy.
    pub(crate) fn take_steered(&mut self, cx: &mut Cx<'_>) {
        if self.review.is_some() {
            // They are not for the reviewer.
            return;
        }
        for message in std::mem::take(&mut self.steered) {
            self.take_message(message, cx);
        }
    }

    /// Returns whether there is input of the user that the model has not received.
    pub(crate) fn has_steered(&self) -> bool {
        self.review.is_none() && !self.steered.is_empty()
    }
}
