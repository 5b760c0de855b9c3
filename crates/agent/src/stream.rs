//! A response as it arrives: from the model's events to items.

use turnhost_base::ItemId;
use turnhost_ports::{FailedAt, ModelError, ModelEvent, Retry, StreamedItem};
use turnhost_protocol::{
    self as wire, ResponseItem, ResponseMessage, ResponseReasoning, ServerNotification,
    WebSearchCall,
};

use crate::action::Action;
use crate::cx::Cx;
use crate::items;
use crate::patch_progress::PatchProgress;
use crate::plan_items::{self, PlannedMessage};
use crate::streamed_items::OpenItem;
use crate::tool::ToolInput;
use crate::turn::{Response, Turn};

/// 256 MiB: the most text that a model may send in one turn. All of it is kept in memory and in
/// the store, and no turn that a person reads comes near.
const MAX_TURN_BYTES: usize = 256 << 20;

impl Turn {
    pub(crate) fn on_model(&mut self, event: ModelEvent, cx: &mut Cx<'_>) {
        if !matches!(self.response, Response::Streaming) {
            return;
        }
        self.items.bytes += text_bytes(&event);
        if self.items.bytes > MAX_TURN_BYTES {
            cx.push(Action::CloseModel);
            return self.on_model_failed(turn_too_large());
        }
        match event {
            ModelEvent::ItemAdded { id, kind } => {
                if self.items.find(&id, kind).is_none() {
                    self.open_item(id, kind, cx);
                }
            }
            ModelEvent::TextDelta { id, delta } => self.on_text(&id, delta, cx),
            ModelEvent::SummaryPart { id, index } => {
                self.on_reasoning(&id, ReasoningDelta::Part(index), cx);
            }
            ModelEvent::SummaryDelta { id, index, delta } => {
                self.on_reasoning(&id, ReasoningDelta::Summary(index, delta), cx);
            }
            ModelEvent::ReasoningDelta { id, index, delta } => {
                self.on_reasoning(&id, ReasoningDelta::Raw(index, delta), cx);
            }
            ModelEvent::CallDelta { call, name, delta } => {
                self.on_call_delta(call, &name, &delta, cx);
            }
            ModelEvent::ItemDone(item) => self.on_item_done(*item, cx),
            ModelEvent::ResponseNamed(_) => {}
            ModelEvent::Completed { usage } => self.on_completed(usage, cx),
        }
    }

    fn open_item(&mut self, streamed: ItemId, kind: StreamedItem, cx: &mut Cx<'_>) {
        let id = self.items.client_id(self.scope.id, &streamed);
        let now = cx.now;
        let takes_plans = kind == StreamedItem::Message && self.takes_plans();
        let item = match kind {
            // It begins with its first text that is no plan.
            StreamedItem::Message if takes_plans => None,
            StreamedItem::Message => {
                Some(items::agent_message(id.clone(), String::new(), None, now, None))
            }
            StreamedItem::Reasoning => {
                Some(items::reasoning(id.clone(), Vec::new(), Vec::new(), now, None))
            }
        };
        let (text, planned) = (String::new(), takes_plans.then(PlannedMessage::default));
        self.items.open.push(OpenItem { kind, streamed, id, started_at: now, text, planned });
        if let Some(item) = item {
            cx.item_started(self.scope.id, item);
        }
    }

    /// Returns true if plans in messages are items of their own.
    fn takes_plans(&self) -> bool {
        self.scope.settings.mode == wire::ModeKind::Plan
    }

    /// Returns the open item that a delta belongs to, opened where a provider did not say that it begins.
    fn streamed(
        &mut self,
        streamed: &ItemId,
        kind: StreamedItem,
        cx: &mut Cx<'_>,
    ) -> Option<&mut OpenItem> {
        if self.items.meant(streamed, kind).is_none() {
            self.open_item(streamed.clone(), kind, cx);
        }
        let index = self.items.meant(streamed, kind)?;
        self.items.open.get_mut(index)
    }

    fn on_text(&mut self, id: &ItemId, delta: String, cx: &mut Cx<'_>) {
        let (turn_id, is_review) = (self.scope.id, self.review.is_some());
        let Some(open) = self.streamed(id, StreamedItem::Message, cx) else { return };
        if delta.is_empty() {
            return;
        }
        open.text.push_str(&delta);
        if let Some(planned) = &mut open.planned {
            return planned.push(&delta, turn_id, &open.id, cx);
        }
        if is_review {
            return;
        }
        let notification = wire::AgentMessageDeltaNotification {
            thread_id: cx.thread.id,
            turn_id,
            item_id: open.id.clone(),
            delta,
        };
        cx.notify(ServerNotification::AgentMessageDelta(notification));
    }

    fn on_reasoning(&mut self, id: &ItemId, delta: ReasoningDelta, cx: &mut Cx<'_>) {
        let turn_id = self.scope.id;
        let Some(open) = self.streamed(id, StreamedItem::Reasoning, cx) else { return };
        let item_id = open.id.clone();
        let thread_id = cx.thread.id;
        cx.notify(match delta {
            ReasoningDelta::Part(summary_index) => ServerNotification::ReasoningSummaryPartAdded(
                wire::ReasoningSummaryPartAddedNotification {
                    thread_id,
                    turn_id,
                    item_id,
                    summary_index,
                },
            ),
            ReasoningDelta::Summary(summary_index, delta) => {
                ServerNotification::ReasoningSummaryTextDelta(
                    wire::ReasoningSummaryTextDeltaNotification {
                        thread_id,
                        turn_id,
                        item_id,
                        delta,
                        summary_index,
                    },
                )
            }
            ReasoningDelta::Raw(content_index, delta) => {
                ServerNotification::ReasoningTextDelta(wire::ReasoningTextDeltaNotification {
                    thread_id,
                    turn_id,
                    item_id,
                    delta,
                    content_index,
                })
            }
        });
    }

    /// Takes a piece of a call's input. Only that of a patch is of use before it is whole.
    fn on_call_delta(&mut self, call: ItemId, name: &str, piece: &str, cx: &mut Cx<'_>) {
        if name != "apply_patch" || self.items.taken.contains(&call) {
            return;
        }
        let known = self.patch.take().filter(|progress| progress.call == call);
        let progress = self.patch.insert(known.unwrap_or_else(|| PatchProgress::new(call)));
        if let Some(changes) = progress.push(piece, cx.now, &self.scope.settings.cwd) {
            cx.notify(ServerNotification::FileChangePatchUpdated(
                wire::FileChangePatchUpdatedNotification {
                    thread_id: cx.thread.id,
                    turn_id: self.scope.id,
                    item_id: progress.call.clone(),
                    changes,
                },
            ));
        }
    }

    fn on_item_done(&mut self, mut item: ResponseItem, cx: &mut Cx<'_>) {
        self.name_call(&mut item);
        match &item {
            ResponseItem::Message(message) => self.message_done(message, cx),
            ResponseItem::Reasoning(reasoning) => self.reasoning_done(reasoning, cx),
            ResponseItem::WebSearchCall(search) => self.search_done(search, cx),
            _ => {}
        }
        cx.remember_item(&item);
        match item {
            ResponseItem::FunctionCall(call) => {
                let name = (call.namespace.as_deref(), &*call.name);
                self.on_call(&call.call_id, name, ToolInput::Arguments(&call.arguments), cx);
            }
            ResponseItem::CustomToolCall(call) => {
                self.on_call(
                    &call.call_id,
                    (None, &call.name),
                    ToolInput::Freeform(call.input),
                    cx,
                );
            }
            _ => {}
        }
    }

    /// Gives a call an id of its own if the provider gave none, or one that another item has.
    fn name_call(&mut self, item: &mut ResponseItem) {
        let id = match item {
            ResponseItem::FunctionCall(call) => &mut call.call_id,
            ResponseItem::CustomToolCall(call) => &mut call.call_id,
            _ => return,
        };
        let own = self.items.client_id(self.scope.id, &ItemId::new(id.as_str()));
        own.as_str().clone_into(id);
        self.items.taken.insert(own);
    }

    /// Takes out the open item that is done, opened where its beginning was not said.
    fn close_item(
        &mut self,
        streamed: Option<&str>,
        kind: StreamedItem,
        cx: &mut Cx<'_>,
    ) -> Option<OpenItem> {
        let streamed = ItemId::new(streamed.unwrap_or_default());
        self.streamed(&streamed, kind, cx)?;
        let index = self.items.meant(&streamed, kind)?;
        let open = self.items.open.remove(index);
        self.items.taken.insert(open.id.clone());
        Some(open)
    }

    fn message_done(&mut self, message: &ResponseMessage, cx: &mut Cx<'_>) {
        let (text, phase) = items::message_parts(message);
        let id = message.id.as_deref();
        if let Some(review) = &mut self.review {
            // Clients see the findings, in a form for people, when the review ends.
            review.said(text);
            self.close_item(id, StreamedItem::Message, cx);
            return;
        }
        let streamed = ItemId::new(id.unwrap_or_default());
        if self.items.meant(&streamed, StreamedItem::Message).is_none() && !text.is_empty() {
            // It came whole, so that there is no delta to tell of.
            let id = self.items.client_id(self.scope.id, &streamed);
            self.items.taken.insert(id.clone());
            let text = if self.takes_plans() {
                plan_items::take_plans(&text, self.scope.id, cx)
            } else {
                text
            };
            if self.takes_plans() && text.trim().is_empty() {
                return;
            }
            let item = items::agent_message(id, text, phase, cx.now, Some(cx.now));
            cx.item_started(self.scope.id, items::started(&item));
            return cx.item_completed(self.scope.id, item);
        }
        if let Some(open) = self.close_item(id, StreamedItem::Message, cx) {
            let (text, started_at) = match open.planned {
                Some(planned) => match planned.finish(self.scope.id, &open.id, cx) {
                    Some(shown) => (shown.text, shown.started_at),
                    None => return,
                },
                None => (text, open.started_at),
            };
            let item = items::agent_message(open.id, text, phase, started_at, Some(cx.now));
            cx.item_completed(self.scope.id, item);
        }
    }

    fn reasoning_done(&mut self, reasoning: &ResponseReasoning, cx: &mut Cx<'_>) {
        let id = reasoning.id.as_deref();
        let is_open = self.items.open.iter().any(|open| open.kind == StreamedItem::Reasoning);
        if id.is_none() && !is_open {
            return;
        }
        let streamed = ItemId::new(id.unwrap_or_default());
        if self.items.meant(&streamed, StreamedItem::Reasoning).is_none() {
            // It came whole, so that there is no delta to tell of.
            let id = self.items.client_id(self.scope.id, &streamed);
            self.items.taken.insert(id.clone());
            let (summary, content) = items::reasoning_parts(reasoning);
            let item = items::reasoning(id, summary, content, cx.now, Some(cx.now));
            cx.item_started(self.scope.id, items::started(&item));
            return cx.item_completed(self.scope.id, item);
        }
        if let Some(open) = self.close_item(id, StreamedItem::Reasoning, cx) {
            let (summary, content) = items::reasoning_parts(reasoning);
            let item = items::reasoning(open.id, summary, content, open.started_at, Some(cx.now));
            cx.item_completed(self.scope.id, item);
        }
    }

    fn search_done(&mut self, search: &WebSearchCall, cx: &mut Cx<'_>) {
        let wanted = ItemId::new(search.id.as_deref().unwrap_or_default());
        let id = self.items.client_id(self.scope.id, &wanted);
        self.items.taken.insert(id.clone());
        let item = items::web_search(id, search, cx.now);
        cx.item_started(self.scope.id, items::started(&item));
        cx.item_completed(self.scope.id, item);
    }

    /// Ends the items that the provider left open. A message gets the text that streamed of it.
    /// Reasoning ends for the clients only: without the provider's own form of it, it cannot be
    /// sent back to the model.
    pub(crate) fn close_open_items(&mut self, cx: &mut Cx<'_>) {
        while let Some(open) = self.items.open.first() {
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
                    self.on_item_done(ResponseItem::Message(message), cx);
                }
                StreamedItem::Reasoning => {
                    let reasoning = ResponseReasoning { id, ..Default::default() };
                    self.reasoning_done(&reasoning, cx);
                }
            }
        }
    }
}

/// Counts the text of an event, in deltas and in the arguments of calls. A message's text counts
/// once, as it streams.
fn text_bytes(event: &ModelEvent) -> usize {
    match event {
        ModelEvent::TextDelta { delta, .. }
        | ModelEvent::SummaryDelta { delta, .. }
        | ModelEvent::ReasoningDelta { delta, .. } => delta.len(),
        ModelEvent::ItemDone(item) => match &**item {
            ResponseItem::FunctionCall(call) => call.arguments.len(),
            ResponseItem::CustomToolCall(call) => call.input.len(),
            _ => 0,
        },
        _ => 0,
    }
}

fn turn_too_large() -> ModelError {
    let message = format!(
        "the turn was stopped: the model sent more than the limit of {} MiB in one turn",
        MAX_TURN_BYTES >> 20
    );
    let (info, retry) = (wire::CodexErrorInfo::Other, Retry::No);
    ModelError { info, message, retry, at: FailedAt::Response }
}

/// A piece of a reasoning item, with its index.
enum ReasoningDelta {
    /// Another part of the summary begins.
    Part(i64),
    Summary(i64, String),
    Raw(i64, String),
}
