//! Events of the Responses API, made into [`ModelEvent`]s.
//!
//! Strict about nothing that does not matter: unknown events are skipped, ids
//! that a server leaves out are made up, items whose beginning was not
//! announced begin with their first delta, and a server that sends whole items
//! only in `response.completed` is understood.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Deserialize;
use serde_json::value::RawValue;
use turnhost_base::{ItemId, TurnId};
use turnhost_ports::{ModelError, ModelEvent, StreamedItem, Usage};
use turnhost_protocol::ResponseItem;

use crate::failure::{self, ProviderFault};
use crate::mend::{Half, read_item};

/// 32 MiB: the most of one item. The longest outputs of models are some MB, and an image that a
/// provider made is below 20 MiB in base64.
const MAX_ITEM_BYTES: usize = 32 << 20;

/// 64 MiB: the most text of one response, which is far above the output limit of any model.
const MAX_RESPONSE_BYTES: usize = 64 << 20;

/// Makes ids for items that came without: unique within the thread, since no
/// turn outlives the process.
#[derive(Clone, Debug)]
pub(crate) struct FreshIds {
    pub(crate) turn: TurnId,
    pub(crate) counter: Arc<AtomicU64>,
}

impl FreshIds {
    /// A new id such as `msg_TURN_7`.
    pub(crate) fn next(&self, prefix: &str) -> String {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        format!("{prefix}_{}_{number}", self.turn.uuid().simple())
    }
}

/// What happened in a response so far, as far as later events depend on it.
#[derive(Debug)]
pub(crate) struct Reader {
    ids: FreshIds,
    /// Items that began and did not end.
    open: Vec<(ItemId, StreamedItem)>,
    /// The highest summary part announced for the reasoning item that is open.
    summary_part: Option<i64>,
    any_done: bool,
    /// The ids of the calls so far.
    calls: Vec<String>,
    half: Half,
    /// Bytes of text since an item last began, and in the whole response.
    item_bytes: usize,
    response_bytes: usize,
    /// What is to come before the next event is read.
    queue: VecDeque<ModelEvent>,
}

impl Reader {
    /// A reader at the beginning of a response.
    pub(crate) fn new(ids: FreshIds) -> Self {
        Self {
            ids,
            open: Vec::new(),
            summary_part: None,
            any_done: false,
            calls: Vec::new(),
            half: Half::default(),
            item_bytes: 0,
            response_bytes: 0,
            queue: VecDeque::new(),
        }
    }

    /// What one event of the stream led to beyond what [`Reader::read`] returned.
    pub(crate) fn queued(&mut self) -> Option<ModelEvent> {
        self.queue.pop_front()
    }

    /// Reads one event: `name` as in its `event` line, `data` its JSON text.
    pub(crate) fn read(
        &mut self,
        name: &[u8],
        data: &[u8],
    ) -> Result<Option<ModelEvent>, ModelError> {
        match serde_json::from_slice::<Wire<'_>>(data) {
            Ok(mut wire) => {
                if let Some(delta) = &mut wire.delta
                    && let Some(lost) = self.half.give_up()
                {
                    delta.insert(0, lost);
                }
                self.event(name, data, wire)
            }
            Err(err) => match str::from_utf8(data).ok().and_then(|json| self.half.mend(json)) {
                Some(mended) => match serde_json::from_str(&mended) {
                    Ok(wire) => self.event(name, mended.as_bytes(), wire),
                    Err(err) => Ok(skipped(&err, data)),
                },
                None => Ok(skipped(&err, data)),
            },
        }
    }

    fn event(
        &mut self,
        name: &[u8],
        data: &[u8],
        wire: Wire<'_>,
    ) -> Result<Option<ModelEvent>, ModelError> {
        self.count(wire.delta.as_ref().map_or(0, String::len))?;
        let kind = if wire.kind.is_empty() { name } else { wire.kind.as_bytes() };
        match kind {
            b"response.output_text.delta" => Ok(self.text_delta(wire)),
            b"response.reasoning_summary_text.delta" => Ok(self.summary_delta(wire)),
            b"response.reasoning_text.delta" => Ok(self.reasoning_delta(wire)),
            b"response.reasoning_summary_part.added" => Ok(self.summary_part_added(&wire)),
            b"response.output_item.added" => Ok(wire.item.and_then(|item| self.added(item))),
            b"response.output_item.done" => wire.item.map(|item| self.done(item)).transpose(),
            b"response.completed" => self.completed(wire.response).map(Some),
            b"response.failed" => Err(failure::response_failed(&fault_of(wire.response))),
            b"response.incomplete" => Err(incomplete(wire.response)),
            b"error" => Err(failure::response_failed(&error_event(data))),
            b"" if wire.error.is_some() => Err(failure::response_failed(&error_event(data))),
            _ => Ok(None),
        }
    }

    /// Counts text that arrived. Fails once an item, or the response, holds too much.
    fn count(&mut self, bytes: usize) -> Result<(), ModelError> {
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

    fn text_delta(&mut self, wire: Wire<'_>) -> Option<ModelEvent> {
        let id = self.item(wire.item_id, StreamedItem::Message);
        self.after_queue(ModelEvent::TextDelta { id, delta: wire.delta? })
    }

    fn reasoning_delta(&mut self, wire: Wire<'_>) -> Option<ModelEvent> {
        let id = self.item(wire.item_id, StreamedItem::Reasoning);
        let index = wire.content_index.unwrap_or(0);
        self.after_queue(ModelEvent::ReasoningDelta { id, index, delta: wire.delta? })
    }

    fn summary_delta(&mut self, wire: Wire<'_>) -> Option<ModelEvent> {
        let id = self.item(wire.item_id, StreamedItem::Reasoning);
        let index = wire.summary_index.unwrap_or(0);
        if self.summary_part.is_none_or(|last| last < index) {
            self.summary_part = Some(index);
            self.queue.push_back(ModelEvent::SummaryPart { id: id.clone(), index });
        }
        self.after_queue(ModelEvent::SummaryDelta { id, index, delta: wire.delta? })
    }

    fn summary_part_added(&mut self, wire: &Wire<'_>) -> Option<ModelEvent> {
        let id = self.item(wire.item_id.clone(), StreamedItem::Reasoning);
        let index = wire.summary_index.unwrap_or(0);
        self.summary_part = Some(index);
        self.after_queue(ModelEvent::SummaryPart { id, index })
    }

    /// Hands out `event`, or what has to come before it.
    fn after_queue(&mut self, event: ModelEvent) -> Option<ModelEvent> {
        if self.queue.is_empty() {
            return Some(event);
        }
        self.queue.push_back(event);
        self.queue.pop_front()
    }

    /// The open item that a delta belongs to. Servers mix up ids, but stream
    /// one item after the other: an id that is unknown or missing means the
    /// newest item of the kind. Without one, an item begins.
    fn item(&mut self, id: Option<Text<'_>>, kind: StreamedItem) -> ItemId {
        let named = id
            .as_ref()
            .and_then(|Text(id)| self.open.iter().rev().find(|(open, _)| open.as_str() == id));
        let found = named.or_else(|| self.open.iter().rev().find(|(_, open)| *open == kind));
        match found {
            Some((id, _)) => id.clone(),
            None => self.begin(id.map(|Text(id)| id.into_owned()), kind),
        }
    }

    fn begin(&mut self, id: Option<String>, kind: StreamedItem) -> ItemId {
        let prefix = match kind {
            StreamedItem::Message => "msg",
            StreamedItem::Reasoning => "rs",
        };
        let given = id.filter(|id| !id.is_empty());
        let id = ItemId::new(given.unwrap_or_else(|| self.ids.next(prefix)));
        self.open.push((id.clone(), kind));
        self.summary_part = None;
        self.item_bytes = 0;
        self.queue.push_back(ModelEvent::ItemAdded { id: id.clone(), kind });
        id
    }

    fn added(&mut self, item: &RawValue) -> Option<ModelEvent> {
        #[derive(Deserialize)]
        struct Added {
            #[serde(rename = "type")]
            kind: String,
            id: Option<String>,
        }
        let item: Added = serde_json::from_str(item.get()).ok()?;
        let kind = match item.kind.as_str() {
            "message" => StreamedItem::Message,
            "reasoning" => StreamedItem::Reasoning,
            _ => return None,
        };
        self.begin(item.id, kind);
        self.queue.pop_front()
    }

    fn done(&mut self, item: &RawValue) -> Result<ModelEvent, ModelError> {
        if item.get().len() > MAX_ITEM_BYTES {
            return Err(failure::too_large("one item", MAX_ITEM_BYTES));
        }
        let mut item = read_item(item.get()).map_err(|what| failure::unreadable(&what))?;
        self.any_done = true;
        self.item_bytes = 0;
        match &mut item {
            ResponseItem::Message(message) => self.close(&mut message.id, StreamedItem::Message),
            ResponseItem::Reasoning(thought) => {
                self.close(&mut thought.id, StreamedItem::Reasoning);
            }
            ResponseItem::FunctionCall(call) => self.name_call(&mut call.call_id),
            ResponseItem::CustomToolCall(call) => self.name_call(&mut call.call_id),
            _ => {}
        }
        Ok(ModelEvent::ItemDone(Box::new(item)))
    }

    /// Makes up the id of a call that has none, or that of another call of the response.
    fn name_call(&mut self, id: &mut String) {
        if id.is_empty() || self.calls.contains(id) {
            *id = self.ids.next("call");
        }
        self.calls.push(id.clone());
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

    fn completed(&mut self, response: Option<&RawValue>) -> Result<ModelEvent, ModelError> {
        #[derive(Default, Deserialize)]
        struct Completed<'a> {
            usage: Option<WireUsage>,
            #[serde(borrow, default)]
            output: Vec<&'a RawValue>,
        }
        let completed: Completed<'_> = response
            .and_then(|response| serde_json::from_str(response.get()).ok())
            .unwrap_or_default();
        let end = ModelEvent::Completed { usage: completed.usage.map(WireUsage::into_usage) };
        if self.any_done {
            return Ok(end);
        }
        for item in completed.output {
            let done = self.done(item)?;
            self.queue.push_back(done);
        }
        self.queue.push_back(end.clone());
        Ok(self.queue.pop_front().unwrap_or(end))
    }
}

fn skipped(err: &serde_json::Error, data: &[u8]) -> Option<ModelEvent> {
    if data != b"[DONE]" {
        tracing::debug!(%err, bytes = data.len(), "skipped an event that is not understood");
    }
    None
}

/// Text that is borrowed where it has no escapes, also within an `Option`.
#[derive(Clone, Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// The members that any of the events have. All are optional here, so that
/// one pass over the text is enough, whichever event it is.
#[derive(Deserialize)]
struct Wire<'a> {
    #[serde(rename = "type", borrow, default)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    item_id: Option<Text<'a>>,
    delta: Option<String>,
    summary_index: Option<i64>,
    content_index: Option<i64>,
    #[serde(borrow)]
    item: Option<&'a RawValue>,
    #[serde(borrow)]
    response: Option<&'a RawValue>,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct WireUsage {
    input_tokens: i64,
    input_tokens_details: Option<InputDetails>,
    output_tokens: i64,
    output_tokens_details: Option<OutputDetails>,
    total_tokens: Option<i64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct InputDetails {
    cached_tokens: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OutputDetails {
    reasoning_tokens: i64,
}

impl WireUsage {
    fn into_usage(self) -> Usage {
        Usage {
            input: self.input_tokens,
            cached_input: self.input_tokens_details.unwrap_or_default().cached_tokens,
            output: self.output_tokens,
            reasoning_output: self.output_tokens_details.unwrap_or_default().reasoning_tokens,
            total: self.total_tokens.unwrap_or(self.input_tokens + self.output_tokens),
        }
    }
}

/// The reason within the `response` of a `response.failed` event.
fn fault_of(response: Option<&RawValue>) -> ProviderFault {
    response.map(|response| ProviderFault::from_body(response.get().as_bytes())).unwrap_or_default()
}

/// The reason in an `error` event: its own members, or those of its `error` member.
fn error_event(data: &[u8]) -> ProviderFault {
    let nested = ProviderFault::from_body(data);
    if nested.message.is_some() {
        return nested;
    }
    serde_json::from_slice(data).unwrap_or_default()
}

fn incomplete(response: Option<&RawValue>) -> ModelError {
    #[derive(Default, Deserialize)]
    struct Incomplete {
        incomplete_details: Option<Details>,
    }
    #[derive(Deserialize)]
    struct Details {
        reason: Option<String>,
    }
    let incomplete: Incomplete =
        response.and_then(|text| serde_json::from_str(text.get()).ok()).unwrap_or_default();
    let reason = incomplete.incomplete_details.and_then(|details| details.reason);
    failure::response_incomplete(reason.as_deref().unwrap_or("unknown"))
}
