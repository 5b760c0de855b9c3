//! From what the model says to items: messages, reasoning, calls, and the end of a response.

use std::sync::Arc;
use std::time::Duration;

use turnhost_base::{ItemId, Millis};
use turnhost_protocol::{
    self as wire, ResponseItem, ResponseMessage, ResponseReasoning, ServerNotification, ThreadItem,
    TurnError,
};
use turnhost_thread::{Input, Outcome};

use crate::action::{Action, Timer};
use crate::agent::Agent;
use crate::items;
use crate::ports::{ModelError, ModelEvent, Retry, StreamedItem, Usage};
use crate::turn::{Call, CallState, OpenItem, Response};

/// First pause before a broken stream is asked for again; doubled each time.
const RETRY_PAUSE: Duration = Duration::from_millis(200);

/// Pause between tries while nobody listens at the provider's address.
const NETWORK_PAUSE: Duration = Duration::from_secs(3);

impl Agent {
    pub(crate) fn on_model(&mut self, now: Millis, event: ModelEvent, out: &mut Vec<Action>) {
        if self.turn.as_ref().is_none_or(|turn| !matches!(turn.response, Response::Streaming)) {
            return;
        }
        match event {
            ModelEvent::ItemAdded { id, kind } => self.open_item(now, id, kind, out),
            ModelEvent::TextDelta { id, delta } => self.say_text(now, id, delta, out),
            ModelEvent::SummaryPart { id, index } => self.say_part(now, id, index, out),
            ModelEvent::SummaryDelta { id, index, delta } => {
                self.say_summary(now, id, index, delta, out);
            }
            ModelEvent::ReasoningDelta { id, index, delta } => {
                self.say_reasoning(now, id, index, delta, out);
            }
            ModelEvent::ItemDone(item) => self.item_done(now, *item, out),
            ModelEvent::Completed { usage } => {
                self.close_open_message(now, out);
                if let Some(turn) = &mut self.turn {
                    turn.response = Response::Complete(usage.map(to_wire));
                    turn.retries = 0;
                }
                self.settle_response(now, out);
            }
        }
    }

    fn open_item(&mut self, now: Millis, id: ItemId, kind: StreamedItem, out: &mut Vec<Action>) {
        let Some(turn) = &mut self.turn else { return };
        let (item, open) = match kind {
            StreamedItem::Message => (
                items::agent_message(id.clone(), String::new(), None, now, None),
                OpenItem::Message { id, started_at: now, text: String::new() },
            ),
            StreamedItem::Reasoning => (
                items::reasoning(id.clone(), Vec::new(), Vec::new(), now, None),
                OpenItem::Reasoning { id, started_at: now },
            ),
        };
        turn.open_item = Some(open);
        out.push(Action::Thread(Input::ItemStarted(turn.id, Box::new(item))));
    }

    /// Opens the item that a delta belongs to, where a provider did not say that it begins.
    fn ensure_open(&mut self, now: Millis, id: &ItemId, kind: StreamedItem, out: &mut Vec<Action>) {
        let is_open = self.turn.as_ref().is_some_and(|turn| match (&turn.open_item, kind) {
            (Some(OpenItem::Message { id: open, .. }), StreamedItem::Message)
            | (Some(OpenItem::Reasoning { id: open, .. }), StreamedItem::Reasoning) => open == id,
            _ => false,
        });
        if !is_open {
            self.open_item(now, id.clone(), kind, out);
        }
    }

    fn say_text(&mut self, now: Millis, item_id: ItemId, delta: String, out: &mut Vec<Action>) {
        self.ensure_open(now, &item_id, StreamedItem::Message, out);
        let Some(turn) = &mut self.turn else { return };
        if let Some(OpenItem::Message { text, .. }) = &mut turn.open_item {
            text.push_str(&delta);
        }
        let (turn_id, thread_id) = (turn.id, self.thread);
        say(
            out,
            ServerNotification::AgentMessageDelta(wire::AgentMessageDeltaNotification {
                thread_id,
                turn_id,
                item_id,
                delta,
            }),
        );
    }

    fn say_part(
        &mut self,
        now: Millis,
        item_id: ItemId,
        summary_index: i64,
        out: &mut Vec<Action>,
    ) {
        self.ensure_open(now, &item_id, StreamedItem::Reasoning, out);
        let Some(turn_id) = self.turn.as_ref().map(|turn| turn.id) else { return };
        let thread_id = self.thread;
        say(
            out,
            ServerNotification::ReasoningSummaryPartAdded(
                wire::ReasoningSummaryPartAddedNotification {
                    thread_id,
                    turn_id,
                    item_id,
                    summary_index,
                },
            ),
        );
    }

    fn say_summary(
        &mut self,
        now: Millis,
        item_id: ItemId,
        summary_index: i64,
        delta: String,
        out: &mut Vec<Action>,
    ) {
        self.ensure_open(now, &item_id, StreamedItem::Reasoning, out);
        let Some(turn_id) = self.turn.as_ref().map(|turn| turn.id) else { return };
        let thread_id = self.thread;
        say(
            out,
            ServerNotification::ReasoningSummaryTextDelta(
                wire::ReasoningSummaryTextDeltaNotification {
                    thread_id,
                    turn_id,
                    item_id,
                    delta,
                    summary_index,
                },
            ),
        );
    }

    fn say_reasoning(
        &mut self,
        now: Millis,
        item_id: ItemId,
        content_index: i64,
        delta: String,
        out: &mut Vec<Action>,
    ) {
        self.ensure_open(now, &item_id, StreamedItem::Reasoning, out);
        let Some(turn_id) = self.turn.as_ref().map(|turn| turn.id) else { return };
        let thread_id = self.thread;
        say(
            out,
            ServerNotification::ReasoningTextDelta(wire::ReasoningTextDeltaNotification {
                thread_id,
                turn_id,
                item_id,
                delta,
                content_index,
            }),
        );
    }

    fn item_done(&mut self, now: Millis, mut item: ResponseItem, out: &mut Vec<Action>) {
        self.name_call(&mut item);
        match &item {
            ResponseItem::Message(message) => self.message_done(now, message, out),
            ResponseItem::Reasoning(reasoning) => self.reasoning_done(now, reasoning, out),
            _ => {}
        }
        self.remember_item(&item, out);
        match item {
            ResponseItem::FunctionCall(call) => {
                let name = call.namespace.unwrap_or_default() + &call.name;
                self.on_call(now, &call.call_id, &name, &call.arguments, out);
            }
            ResponseItem::CustomToolCall(call) => {
                self.on_custom_call(now, &call.call_id, &call.name, call.input, out);
            }
            _ => {}
        }
    }

    /// Gives a call a name of its own if the provider gave none, or one that another call has.
    fn name_call(&self, item: &mut ResponseItem) {
        let Some(turn) = &self.turn else { return };
        let id = match item {
            ResponseItem::FunctionCall(call) => &mut call.call_id,
            ResponseItem::CustomToolCall(call) => &mut call.call_id,
            _ => return,
        };
        if id.is_empty() || turn.calls.iter().any(|call| call.id.as_str() == id) {
            *id = self.fresh_name("call", turn.id);
        }
    }

    /// A name that nothing else bears: the history has grown since the one before.
    fn fresh_name(&self, prefix: &str, turn: turnhost_base::TurnId) -> String {
        format!("{prefix}_{turn}_{}", self.history.len())
    }

    fn message_done(&mut self, now: Millis, message: &ResponseMessage, out: &mut Vec<Action>) {
        let (text, phase) = items::message_parts(message);
        let Some(turn) = &self.turn else { return };
        // The open message is the one that is meant, whatever id its end bears.
        let (id, was_open) = match (&turn.open_item, &message.id) {
            (Some(OpenItem::Message { id, .. }), _) => (id.clone(), true),
            (_, Some(id)) if !id.is_empty() => (ItemId::new(id.as_str()), false),
            _ => (ItemId::new(self.fresh_name("msg", turn.id)), false),
        };
        self.ensure_open(now, &id, StreamedItem::Message, out);
        if !was_open && !text.is_empty() {
            self.say_text(now, id.clone(), text.clone(), out);
        }
        let started_at = self.close_item(now);
        self.complete(items::agent_message(id, text, phase, started_at, Some(now)), out);
    }

    fn reasoning_done(
        &mut self,
        now: Millis,
        reasoning: &ResponseReasoning,
        out: &mut Vec<Action>,
    ) {
        let id = match (&reasoning.id, self.turn.as_ref().and_then(|turn| turn.open_item.as_ref()))
        {
            (Some(id), _) => ItemId::new(id.as_str()),
            (None, Some(OpenItem::Reasoning { id, .. })) => id.clone(),
            (None, _) => return,
        };
        self.ensure_open(now, &id, StreamedItem::Reasoning, out);
        let started_at = self.close_item(now);
        let (summary, content) = items::reasoning_parts(reasoning);
        self.complete(items::reasoning(id, summary, content, started_at, Some(now)), out);
    }

    /// Ends a message of which the provider did not say that it is done: it is what streamed of it.
    fn close_open_message(&mut self, now: Millis, out: &mut Vec<Action>) {
        let open = self.turn.as_mut().and_then(|turn| turn.open_item.as_mut());
        let Some(OpenItem::Message { id, text, .. }) = open else { return };
        let content = vec![wire::ContentItem::OutputText {
            text: std::mem::take(text),
            annotations: None,
            logprobs: None,
        }];
        let (id, role) = (Some(id.as_str().to_owned()), "assistant".to_owned());
        let message = ResponseMessage { id, role, content, ..ResponseMessage::default() };
        self.item_done(now, ResponseItem::Message(message), out);
    }

    fn close_item(&mut self, now: Millis) -> Millis {
        match self.turn.as_mut().and_then(|turn| turn.open_item.take()) {
            Some(OpenItem::Message { started_at, .. } | OpenItem::Reasoning { started_at, .. }) => {
                started_at
            }
            None => now,
        }
    }

    pub(crate) fn complete(&mut self, item: ThreadItem, out: &mut Vec<Action>) {
        if let Some(turn) = &self.turn {
            out.push(Action::Thread(Input::ItemCompleted(turn.id, Box::new(item))));
        }
    }

    pub(crate) fn on_model_failed(
        &mut self,
        now: Millis,
        error: ModelError,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &mut self.turn else { return };
        if matches!(turn.response, Response::Streaming) {
            turn.response = Response::Broken(error);
            turn.open_item = None;
            self.settle_response(now, out);
        }
    }

    /// Once a response has ended and its calls have too: remembers their outputs and goes on.
    pub(crate) fn settle_response(&mut self, now: Millis, out: &mut Vec<Action>) {
        let Some(turn) = &mut self.turn else { return };
        if matches!(turn.response, Response::Streaming | Response::WaitingToRetry)
            || !turn.calls_are_done()
        {
            return;
        }
        let had_calls = !turn.calls.is_empty();
        let calls: Vec<Call> = turn.calls.drain(..).collect();
        for call in calls {
            if let CallState::Done(text) = call.state {
                self.remember_item(&items::tool_output(call.id.as_str(), call.custom, text), out);
            }
        }
        let broken = self.end_response(out);
        match broken {
            Some(error) => self.retry_or_fail(now, &error, out),
            None if had_calls => self.go_on(now, out),
            None if self.turn.as_ref().is_some_and(|turn| !turn.steered.is_empty()) => {
                self.go_on(now, out);
            }
            None => self.end(Outcome::Completed, out),
        }
    }

    /// Tells usage and diff as they stand after a response; gives back why it broke, if it did.
    pub(crate) fn end_response(&mut self, out: &mut Vec<Action>) -> Option<ModelError> {
        let turn = self.turn.as_mut()?;
        let (usage, broken) = match std::mem::replace(&mut turn.response, Response::WaitingToRetry)
        {
            Response::Complete(usage) => (usage, None),
            Response::Broken(error) => (None, Some(error)),
            Response::Streaming | Response::WaitingToRetry => (None, None),
        };
        out.push(Action::Thread(Input::ResponseEnded(turn.id, usage)));
        self.tell_diff(out);
        broken
    }

    /// Shows what the user said meanwhile and asks the model again.
    pub(crate) fn go_on(&mut self, now: Millis, out: &mut Vec<Action>) {
        self.take_steered(now, out);
        self.ask_model(out);
    }

    /// Shows and remembers what the user said while the model or a tool was busy.
    fn take_steered(&mut self, now: Millis, out: &mut Vec<Action>) {
        let steered =
            self.turn.as_mut().map(|turn| std::mem::take(&mut turn.steered)).unwrap_or_default();
        for message in steered {
            self.take_message(now, message, out);
        }
    }

    fn retry_or_fail(&mut self, now: Millis, error: &ModelError, out: &mut Vec<Action>) {
        let Some(turn) = &mut self.turn else { return };
        let max = turn.surroundings.stream_max_retries;
        let (message, pause) = match error.retry {
            Retry::Stream { after } if turn.retries < max => {
                let pause =
                    after.unwrap_or(RETRY_PAUSE * 2_u32.saturating_pow(turn.retries.min(6)));
                turn.retries += 1;
                (format!("Reconnecting... {}/{max}", turn.retries), pause)
            }
            Retry::Network => ("Reconnecting... waiting for network".to_owned(), NETWORK_PAUSE),
            Retry::Stream { .. } | Retry::No => {
                let error = items::turn_error(error.message.clone(), error.info.clone(), None);
                // What the user said meanwhile was accepted: the next turn's model hears it.
                self.take_steered(now, out);
                return self.end(Outcome::Failed(Box::new(error)), out);
            }
        };
        let id = turn.id;
        let info = wire::CodexErrorInfo::ResponseStreamDisconnected { http_status_code: None };
        let error = items::turn_error(message, info, Some(error.message.clone()));
        self.say_retry(id, error, out);
        out.push(Action::Wait(Timer::Retry(id), pause));
        self.take_steered(now, out);
    }

    fn say_retry(&self, turn_id: turnhost_base::TurnId, error: TurnError, out: &mut Vec<Action>) {
        let notification = wire::ErrorNotification {
            error: Box::new(error),
            will_retry: true,
            thread_id: self.thread,
            turn_id,
        };
        say(out, ServerNotification::Error(notification));
    }
}

pub(crate) fn say(out: &mut Vec<Action>, notification: ServerNotification) {
    out.push(Action::Thread(Input::Say(Arc::new(notification))));
}

fn to_wire(usage: Usage) -> wire::TokenUsageBreakdown {
    wire::TokenUsageBreakdown {
        total_tokens: usage.total,
        input_tokens: usage.input,
        cached_input_tokens: usage.cached_input,
        cache_write_input_tokens: 0,
        output_tokens: usage.output,
        reasoning_output_tokens: usage.reasoning_output,
    }
}
