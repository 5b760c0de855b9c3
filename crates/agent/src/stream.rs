//! From what the model says to items: messages, reasoning and calls.

use std::sync::Arc;

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_ports::{ModelEvent, StreamedItem};
use turnhost_protocol::{
    self as wire, ResponseItem, ResponseMessage, ResponseReasoning, ServerNotification, ThreadItem,
};
use turnhost_thread::Input;

use crate::action::Action;
use crate::agent::Agent;
use crate::items;
use crate::turn::{OpenItem, Response};

impl Agent {
    pub(crate) fn on_model(&mut self, now: Millis, event: ModelEvent, out: &mut Vec<Action>) {
        if self.turn.as_ref().is_none_or(|turn| !matches!(turn.response, Response::Streaming)) {
            return;
        }
        match event {
            ModelEvent::ItemAdded { id, kind } => {
                if self.turn.as_ref().is_some_and(|turn| turn.open(&id, kind).is_none()) {
                    self.open_item(now, id, kind, out);
                }
            }
            ModelEvent::TextDelta { id, delta } => self.say_text(now, &id, delta, out),
            ModelEvent::SummaryPart { id, index } => self.say_part(now, &id, index, out),
            ModelEvent::SummaryDelta { id, index, delta } => {
                self.say_summary(now, &id, index, delta, out);
            }
            ModelEvent::ReasoningDelta { id, index, delta } => {
                self.say_reasoning(now, &id, index, delta, out);
            }
            ModelEvent::ItemDone(item) => self.item_done(now, *item, out),
            ModelEvent::Completed { usage } => self.on_completed(now, usage, out),
        }
    }

    fn open_item(
        &mut self,
        now: Millis,
        streamed: ItemId,
        kind: StreamedItem,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &mut self.turn else { return };
        let id = turn.item_id(&streamed);
        let item = match kind {
            StreamedItem::Message => {
                items::agent_message(id.clone(), String::new(), None, now, None)
            }
            StreamedItem::Reasoning => {
                items::reasoning(id.clone(), Vec::new(), Vec::new(), now, None)
            }
        };
        let text = String::new();
        turn.open_items.push(OpenItem { kind, streamed, id, started_at: now, text });
        out.push(Action::Thread(Input::ItemStarted(turn.id, Box::new(item))));
    }

    /// The open item that a delta belongs to, opened where a provider did not say that it begins.
    fn streamed(
        &mut self,
        now: Millis,
        streamed: &ItemId,
        kind: StreamedItem,
        out: &mut Vec<Action>,
    ) -> Option<(TurnId, &mut OpenItem)> {
        if self.turn.as_ref()?.meant(streamed, kind).is_none() {
            self.open_item(now, streamed.clone(), kind, out);
        }
        let turn = self.turn.as_mut()?;
        let index = turn.meant(streamed, kind)?;
        Some((turn.id, turn.open_items.get_mut(index)?))
    }

    fn say_text(&mut self, now: Millis, id: &ItemId, delta: String, out: &mut Vec<Action>) {
        let thread_id = self.thread;
        let Some((turn_id, open)) = self.streamed(now, id, StreamedItem::Message, out) else {
            return;
        };
        open.text.push_str(&delta);
        let item_id = open.id.clone();
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

    fn say_part(&mut self, now: Millis, id: &ItemId, summary_index: i64, out: &mut Vec<Action>) {
        let thread_id = self.thread;
        let Some((turn_id, open)) = self.streamed(now, id, StreamedItem::Reasoning, out) else {
            return;
        };
        let item_id = open.id.clone();
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
        id: &ItemId,
        summary_index: i64,
        delta: String,
        out: &mut Vec<Action>,
    ) {
        let thread_id = self.thread;
        let Some((turn_id, open)) = self.streamed(now, id, StreamedItem::Reasoning, out) else {
            return;
        };
        let item_id = open.id.clone();
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
        id: &ItemId,
        content_index: i64,
        delta: String,
        out: &mut Vec<Action>,
    ) {
        let thread_id = self.thread;
        let Some((turn_id, open)) = self.streamed(now, id, StreamedItem::Reasoning, out) else {
            return;
        };
        let item_id = open.id.clone();
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

    /// Gives a call a name of its own if the provider gave none, or one that another item has.
    fn name_call(&mut self, item: &mut ResponseItem) {
        let Some(turn) = &mut self.turn else { return };
        let id = match item {
            ResponseItem::FunctionCall(call) => &mut call.call_id,
            ResponseItem::CustomToolCall(call) => &mut call.call_id,
            _ => return,
        };
        let own = turn.item_id(&ItemId::new(id.as_str()));
        own.as_str().clone_into(id);
        turn.taken.insert(own);
    }

    /// Takes out the open item that is done, opened where its beginning was not said.
    fn close_item(
        &mut self,
        now: Millis,
        streamed: Option<&str>,
        kind: StreamedItem,
        out: &mut Vec<Action>,
    ) -> Option<OpenItem> {
        let streamed = ItemId::new(streamed.unwrap_or_default());
        self.streamed(now, &streamed, kind, out)?;
        let turn = self.turn.as_mut()?;
        let index = turn.meant(&streamed, kind)?;
        let open = turn.open_items.remove(index);
        turn.taken.insert(open.id.clone());
        Some(open)
    }

    fn message_done(&mut self, now: Millis, message: &ResponseMessage, out: &mut Vec<Action>) {
        let (text, phase) = items::message_parts(message);
        let Some(turn) = &self.turn else { return };
        let id = message.id.as_deref();
        let streamed = ItemId::new(id.unwrap_or_default());
        if turn.meant(&streamed, StreamedItem::Message).is_none() && !text.is_empty() {
            self.say_text(now, &streamed, text.clone(), out);
        }
        if let Some(open) = self.close_item(now, id, StreamedItem::Message, out) {
            let item = items::agent_message(open.id, text, phase, open.started_at, Some(now));
            self.complete(item, out);
        }
    }

    fn reasoning_done(
        &mut self,
        now: Millis,
        reasoning: &ResponseReasoning,
        out: &mut Vec<Action>,
    ) {
        let id = reasoning.id.as_deref();
        let open = self.turn.as_ref().is_some_and(|turn| {
            turn.open_items.iter().any(|open| open.kind == StreamedItem::Reasoning)
        });
        if id.is_none() && !open {
            return;
        }
        if let Some(open) = self.close_item(now, id, StreamedItem::Reasoning, out) {
            let (summary, content) = items::reasoning_parts(reasoning);
            let item = items::reasoning(open.id, summary, content, open.started_at, Some(now));
            self.complete(item, out);
        }
    }

    /// Ends what the provider did not say is done. A message is what streamed of it. Thoughts are
    /// over for the clients only: without the provider's own form of them the model cannot be
    /// told of them.
    pub(crate) fn close_open_items(&mut self, now: Millis, out: &mut Vec<Action>) {
        while let Some(open) = self.turn.as_ref().and_then(|turn| turn.open_items.first()) {
            let id = Some(open.streamed.as_str().to_owned());
            match open.kind {
                StreamedItem::Message => {
                    let text = open.text.clone();
                    let content = vec![wire::ContentItem::OutputText {
                        text,
                        annotations: None,
                        logprobs: None,
                    }];
                    let role = "assistant".to_owned();
                    let message = ResponseMessage { id, role, content, ..Default::default() };
                    self.item_done(now, ResponseItem::Message(message), out);
                }
                StreamedItem::Reasoning => {
                    let thoughts = ResponseReasoning { id, ..Default::default() };
                    self.reasoning_done(now, &thoughts, out);
                }
            }
        }
    }

    pub(crate) fn complete(&mut self, item: ThreadItem, out: &mut Vec<Action>) {
        if let Some(turn) = &self.turn {
            out.push(Action::Thread(Input::ItemCompleted(turn.id, Box::new(item))));
        }
    }
}

pub(crate) fn say(out: &mut Vec<Action>, notification: ServerNotification) {
    out.push(Action::Thread(Input::Say(Arc::new(notification))));
}
