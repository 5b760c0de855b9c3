//! The one place where what a provider says becomes [`ModelEvent`]s.
//!
//! A reader of each API passes what it read to the assembly, which repairs ids and order before
//! the agent sees anything. Ids that a server leaves out are made up, an id that is unknown means
//! the newest open item of its kind, items whose beginning was not announced begin with their first
//! delta, a call never has the id of another, and a call of a tool that was offered under another
//! name or form gets back its own. It also bounds the text of an item and of a response.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use turnhost_base::{ItemId, TurnId};
use turnhost_ports::{HistoryItem, ModelError, ModelEvent, StreamedItem, Usage};
use turnhost_protocol::{CustomToolCall, FunctionCall, ResponseItem};

use crate::failure;
use crate::flat_tools::FlatTools;
use crate::output_schema::OutputSchema;

/// 32 MiB: the most of one item. The longest outputs of models are some MB, and an image that a
/// provider made is below 20 MiB in base64.
const MAX_ITEM_BYTES: usize = 32 << 20;

/// 64 MiB: the most text of one response, which is far above the output limit of any model.
const MAX_RESPONSE_BYTES: usize = 64 << 20;

/// 4 KiB: the text of deltas is joined up to here, as in a queue of a client that is behind.
pub(crate) const JOINED_BYTES: usize = 4 << 10;

/// The kind of event for deltas of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pieces {
    /// Each as the provider cut it.
    Single,
    /// Joined to what came with it.
    Joined,
}

/// Makes ids for items that came without: unique within the thread, since no
/// turn outlives the process.
#[derive(Clone, Debug)]
pub(crate) struct FreshIds {
    pub(crate) turn: TurnId,
    pub(crate) counter: Arc<AtomicU64>,
}

impl FreshIds {
    /// Returns a new id such as `msg_TURN_7`.
    pub(crate) fn next(&self, prefix: &str) -> String {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        format!("{prefix}_{}_{number}", self.turn.uuid().simple())
    }
}

/// A response so far, as far as later events depend on it, and the events that have not been taken yet.
#[derive(Debug)]
pub(crate) struct Assembly {
    ids: FreshIds,
    tools: FlatTools,
    /// Checked against the answer, where the provider does not enforce it.
    schema: Option<OutputSchema>,
    /// Everything before the response, where servers number their calls from the same beginning
    /// in each.
    history: Vec<HistoryItem>,
    /// Items that began and did not end.
    open: Vec<(ItemId, StreamedItem)>,
    /// The highest summary part announced for the reasoning item that is open.
    summary_part: Option<i64>,
    is_named: bool,
    any_done: bool,
    /// The ids of the calls so far.
    calls: Vec<String>,
    /// The calls that began and did not end.
    open_calls: Vec<OpenCall>,
    /// Bytes of text since an item last began, and in the whole response.
    item_bytes: usize,
    response_bytes: usize,
    pieces: Pieces,
    queue: VecDeque<ModelEvent>,
}

/// A call whose input streams.
#[derive(Debug)]
struct OpenCall {
    /// The id by which its pieces name it.
    streamed: String,
    call: ItemId,
    name: Arc<str>,
}

impl Assembly {
    /// Begins a response to a request that offered `tools`.
    pub(crate) fn new(
        ids: FreshIds,
        tools: FlatTools,
        schema: Option<OutputSchema>,
        history: Vec<HistoryItem>,
    ) -> Self {
        Self {
            ids,
            tools,
            schema,
            history,
            open: Vec::new(),
            summary_part: None,
            is_named: false,
            any_done: false,
            calls: Vec::new(),
            open_calls: Vec::new(),
            item_bytes: 0,
            response_bytes: 0,
            pieces: Pieces::Single,
            queue: VecDeque::new(),
        }
    }

    /// Returns `true` if a function was offered under this name.
    pub(crate) fn offers(&self, name: &str) -> bool {
        self.tools.offers(name)
    }

    /// Takes the next event.
    pub(crate) fn next(&mut self) -> Option<ModelEvent> {
        self.queue.pop_front()
    }

    /// Returns `true` once an item is complete.
    pub(crate) fn any_done(&self) -> bool {
        self.any_done
    }

    /// Notes the provider's id of the response, from the first event that has it.
    pub(crate) fn name(&mut self, id: Option<&str>) {
        let id = id.filter(|id| !id.is_empty() && !self.is_named);
        if let Some(id) = id {
            self.is_named = true;
            self.queue.push_back(ModelEvent::ResponseNamed(id.to_owned()));
        }
    }

    /// Counts text that arrived. Fails once an item, or the response, holds too much.
    pub(crate) fn count(&mut self, bytes: usize) -> Result<(), ModelError> {
        self.item_bytes += bytes;
        self.response_bytes += bytes;
        if self.item_bytes > MAX_ITEM_BYTES {
            Err(failure::too_large("one item", MAX_ITEM_BYTES))
        } else if self.response_bytes > MAX_RESPONSE_BYTES {
            Err(failure::too_large("its text", MAX_RESPONSE_BYTES))
        } else {
            Ok(())
        }
    }

    /// Begins an item, under its own id if it has one.
    pub(crate) fn begin(&mut self, id: Option<&str>, kind: StreamedItem) -> ItemId {
        let prefix = match kind {
            StreamedItem::Message => "msg",
            StreamedItem::Reasoning => "rs",
        };
        let given = id.filter(|id| !id.is_empty()).map(str::to_owned);
        let id = ItemId::new(given.unwrap_or_else(|| self.ids.next(prefix)));
        self.open.push((id.clone(), kind));
        self.summary_part = None;
        self.item_bytes = 0;
        self.queue.push_back(ModelEvent::ItemAdded { id: id.clone(), kind });
        id
    }

    /// Emits deltas of a text as this kind from now on.
    pub(crate) fn emit_as(&mut self, pieces: Pieces) {
        self.pieces = pieces;
    }

    fn joins(&self) -> bool {
        self.pieces == Pieces::Joined
    }

    /// Returns `true` if the next event is a piece that what follows it may be joined to.
    pub(crate) fn may_grow(&self) -> bool {
        let front = self.queue.front().filter(|_| self.joins() && self.queue.len() == 1);
        front.and_then(text_of).is_some_and(|text| text.len() < JOINED_BYTES)
    }

    /// Queues a piece of text: joined to the piece before it if `is_same` and there is room, else as the
    /// event that `make` makes of it.
    fn piece(
        &mut self,
        delta: Cow<'_, str>,
        is_same: impl FnOnce(&ModelEvent) -> bool,
        make: impl FnOnce(String) -> ModelEvent,
    ) {
        let joins = self.joins();
        let last = self.queue.back_mut().filter(|last| joins && is_same(last));
        match last.and_then(text_mut).filter(|text| text.len() < JOINED_BYTES) {
            Some(text) => text.push_str(&delta),
            None => self.queue.push_back(make(delta.into_owned())),
        }
    }

    /// Adds a piece of a message.
    pub(crate) fn text<'a>(&mut self, id: Option<&str>, delta: impl Into<Cow<'a, str>>) {
        let id = self.item(id, StreamedItem::Message);
        let is_same =
            |last: &ModelEvent| matches!(last, ModelEvent::TextDelta { id: it, .. } if *it == id);
        self.piece(delta.into(), is_same, |delta| ModelEvent::TextDelta { id: id.clone(), delta });
    }

    /// Adds a piece of raw reasoning.
    pub(crate) fn reasoning<'a>(
        &mut self,
        id: Option<&str>,
        index: i64,
        delta: impl Into<Cow<'a, str>>,
    ) {
        let id = self.item(id, StreamedItem::Reasoning);
        let is_same = |last: &ModelEvent| matches!(last, ModelEvent::ReasoningDelta { id: it, index: at, .. } if (it, *at) == (&id, index));
        self.piece(delta.into(), is_same, |delta| ModelEvent::ReasoningDelta {
            id: id.clone(),
            index,
            delta,
        });
    }

    /// Begins a part of a reasoning summary.
    pub(crate) fn summary_part(&mut self, id: Option<&str>, index: i64) {
        let id = self.item(id, StreamedItem::Reasoning);
        self.summary_part = Some(index);
        self.queue.push_back(ModelEvent::SummaryPart { id, index });
    }

    /// Adds a piece of a reasoning summary, after its part's beginning.
    pub(crate) fn summary<'a>(
        &mut self,
        id: Option<&str>,
        index: i64,
        delta: impl Into<Cow<'a, str>>,
    ) {
        let id = self.item(id, StreamedItem::Reasoning);
        if self.summary_part.is_none_or(|last| last < index) {
            self.summary_part = Some(index);
            self.queue.push_back(ModelEvent::SummaryPart { id: id.clone(), index });
        }
        let is_same = |last: &ModelEvent| matches!(last, ModelEvent::SummaryDelta { id: it, index: at, .. } if (it, *at) == (&id, index));
        self.piece(delta.into(), is_same, |delta| ModelEvent::SummaryDelta {
            id: id.clone(),
            index,
            delta,
        });
    }

    /// Begins a call whose pieces bear `id`. Without a name or an id of its own it cannot be distinguished
    /// of before it is complete.
    pub(crate) fn begin_call(&mut self, id: &str, call: &str, name: &str) {
        let is_known = self.calls.iter().any(|known| known == call)
            || self.open_calls.iter().any(|open| open.call.as_str() == call);
        if call.is_empty() || name.is_empty() || is_known {
            return;
        }
        let streamed = if id.is_empty() { call } else { id }.to_owned();
        self.open_calls.push(OpenCall { streamed, call: ItemId::new(call), name: name.into() });
    }

    /// Adds a piece of a call's input.
    pub(crate) fn input<'a>(&mut self, id: Option<&str>, delta: impl Into<Cow<'a, str>>) {
        let delta = delta.into();
        let meant = match id {
            Some(id) => self.open_calls.iter().find(|open| open.streamed == id),
            None => self.open_calls.last(),
        };
        if let (Some(open), false) = (meant, delta.is_empty()) {
            let (call, name) = (open.call.clone(), Arc::clone(&open.name));
            let is_same = |last: &ModelEvent| matches!(last, ModelEvent::CallDelta { call: it, .. } if *it == call);
            self.piece(delta, is_same, |delta| ModelEvent::CallDelta {
                call: call.clone(),
                name,
                delta,
            });
        }
    }

    /// Returns the open item that a delta belongs to. Servers mix up ids, but stream
    /// one item after the other: an id that is unknown or missing means the
    /// newest item of the kind. Without one, an item begins.
    fn item(&mut self, id: Option<&str>, kind: StreamedItem) -> ItemId {
        let named = id.and_then(|id| self.open.iter().rev().find(|(open, _)| open.as_str() == id));
        let found = named.or_else(|| self.open.iter().rev().find(|(_, open)| *open == kind));
        match found {
            Some((id, _)) => id.clone(),
            None => self.begin(id, kind),
        }
    }

    /// Takes a complete item whose JSON text has `bytes`.
    pub(crate) fn done(&mut self, item: ResponseItem, bytes: usize) -> Result<(), ModelError> {
        if bytes > MAX_ITEM_BYTES {
            return Err(failure::too_large("one item", MAX_ITEM_BYTES));
        }
        self.any_done = true;
        self.item_bytes = 0;
        let mut item = match item {
            ResponseItem::FunctionCall(call) => self.own_form(call),
            item => item,
        };
        match &mut item {
            ResponseItem::Message(message) => {
                self.close(&mut message.id, StreamedItem::Message);
                if let Some(schema) = &mut self.schema {
                    schema.take(message);
                }
            }
            ResponseItem::Reasoning(thought) => {
                self.close(&mut thought.id, StreamedItem::Reasoning);
            }
            ResponseItem::FunctionCall(call) => self.name_call(&mut call.call_id),
            ResponseItem::CustomToolCall(call) => self.name_call(&mut call.call_id),
            _ => {}
        }
        self.queue.push_back(ModelEvent::ItemDone(Box::new(item)));
        Ok(())
    }

    /// Gives a call the name and form that the tool has for the agent.
    fn own_form(&self, mut call: FunctionCall) -> ResponseItem {
        if call.namespace.is_none() {
            if let Some(meant) = self.tools.meant(&call.name).filter(|meant| *meant != call.name) {
                meant.clone_into(&mut call.name);
            }
            if self.tools.is_freeform(&call.name) {
                return ResponseItem::CustomToolCall(CustomToolCall {
                    id: call.id,
                    call_id: call.call_id,
                    input: freeform_input(call.arguments),
                    name: call.name,
                    ..CustomToolCall::default()
                });
            }
            if let Some((group, name)) = self.tools.own_name(&call.name) {
                (call.namespace, call.name) = (Some(group.to_owned()), name.to_owned());
            }
        }
        ResponseItem::FunctionCall(call)
    }

    /// Makes up the id of a call that has none, or that of another call.
    fn name_call(&mut self, id: &mut String) {
        self.open_calls.retain(|open| open.call.as_str() != id.as_str());
        if id.is_empty() || self.calls.contains(id) || self.is_of_another_response(id) {
            *id = self.ids.next("call");
        }
        self.calls.push(id.clone());
    }

    fn is_of_another_response(&self, id: &str) -> bool {
        let member = format!(r#""call_id":"{id}""#);
        self.history.iter().any(|item| item.json().contains(&member))
    }

    /// Ends the open item that `id` means, and gives the finished one the same id.
    fn close(&mut self, id: &mut Option<String>, kind: StreamedItem) {
        let given = id.as_deref().unwrap_or_default();
        let named = self.open.iter().rposition(|(open, _)| open.as_str() == given);
        let found = named.or_else(|| self.open.iter().rposition(|(_, open)| *open == kind));
        if let Some(index) = found {
            let (open, _) = self.open.remove(index);
            *id = Some(open.as_str().to_owned());
        }
    }

    /// Ends the response. Fails if its answer is not what the output schema asks for.
    pub(crate) fn completed(&mut self, usage: Option<Usage>) -> Result<(), ModelError> {
        if let (Some(schema), true) = (&self.schema, self.calls.is_empty()) {
            schema.check()?;
        }
        self.queue.push_back(ModelEvent::Completed { usage });
        Ok(())
    }
}

/// Returns the text of a delta.
pub(crate) fn text_of(event: &ModelEvent) -> Option<&String> {
    match event {
        ModelEvent::TextDelta { delta, .. }
        | ModelEvent::SummaryDelta { delta, .. }
        | ModelEvent::ReasoningDelta { delta, .. }
        | ModelEvent::CallDelta { delta, .. } => Some(delta),
        _ => None,
    }
}

/// Returns the text of a delta, to be added to.
pub(crate) fn text_mut(event: &mut ModelEvent) -> Option<&mut String> {
    match event {
        ModelEvent::TextDelta { delta, .. }
        | ModelEvent::SummaryDelta { delta, .. }
        | ModelEvent::ReasoningDelta { delta, .. }
        | ModelEvent::CallDelta { delta, .. } => Some(delta),
        _ => None,
    }
}

/// Returns the text of a freeform tool's call that was made as a function's. Arguments of another
/// form are the text itself: the tool says what is wrong with them.
fn freeform_input(arguments: String) -> String {
    #[derive(serde::Deserialize)]
    struct Freeform {
        input: String,
    }
    serde_json::from_str::<Freeform>(&arguments).map_or(arguments, |call| call.input)
}
