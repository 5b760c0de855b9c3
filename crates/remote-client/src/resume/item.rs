//! A record of what the consumer received of one item, and the part that is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use turnhost_base::{Millis, ThreadId, TurnId};
use turnhost_protocol::{
    self as wire, CommandExecutionStatus, DynamicToolCallStatus, ItemBody, McpToolCallStatus,
    PatchApplyStatus, ServerNotification, ThreadItem,
};

use super::answer::Out;

/// The thread and turn of an item, which every notification about it names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) thread_id: ThreadId,
    pub(super) turn_id: TurnId,
}

/// A text of an item that comes in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Text,
    Summary(i64),
    Thought(i64),
    Output,
}

/// Notes on an item that is not known to be complete.
#[derive(Debug, Default)]
pub(super) struct ItemView {
    /// Set once `item/started` was delivered.
    is_started: bool,
    /// Set if it began before the consumer subscribed: the beginning of its text is not known then.
    is_from_before: bool,
    /// Set if pieces of its text were lost: the rest waits until the item is complete.
    is_torn: bool,
    parts: BTreeMap<Part, Progress>,
    summary_parts: BTreeSet<i64>,
}

/// The length and digest of the text that was delivered.
#[derive(Clone, Copy, Debug)]
struct Progress {
    bytes: usize,
    /// FNV-1a, 64 bits, of what was delivered: enough to see whether a text continues it
    /// from it, which a server that edits or caps its texts may not keep to.
    digest: u64,
}

impl Default for Progress {
    fn default() -> Self {
        Self { bytes: 0, digest: 0xcbf2_9ce4_8422_2325 }
    }
}

impl Progress {
    fn add(&mut self, text: &str) {
        self.bytes += text.len();
        for byte in text.bytes() {
            self.digest = (self.digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Returns the rest of `text` after the part that was delivered, if it begins with that.
    fn rest<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (told, rest) = text.split_at_checked(self.bytes)?;
        let mut same = Self::default();
        same.add(told);
        (same.digest == self.digest).then_some(rest)
    }
}

impl ItemView {
    /// Creates an item whose start was delivered.
    pub(super) fn started() -> Self {
        Self { is_started: true, ..Self::default() }
    }

    /// Creates an item that began during a cut, so that its start was not received.
    pub(super) fn begun_in_cut() -> Self {
        Self { is_torn: true, ..Self::default() }
    }

    /// Creates an item that began before the consumer subscribed.
    pub(super) fn from_before() -> Self {
        Self { is_from_before: true, ..Self::default() }
    }

    /// Notes a loss.
    pub(super) fn tear(&mut self) {
        self.is_torn = true;
    }

    pub(super) fn is_torn(&self) -> bool {
        self.is_torn
    }

    /// Notes a delta that was delivered.
    pub(super) fn piece(&mut self, part: Part, text: &str) {
        self.parts.entry(part).or_default().add(text);
    }

    /// Notes that a part of a summary was announced.
    pub(super) fn summary_part(&mut self, index: i64) {
        self.summary_parts.insert(index);
    }

    /// Emits the start if that was not done.
    pub(super) fn begin(&mut self, item: &ThreadItem, at: Place, now: Millis, out: &mut Out) {
        if !self.is_started && !self.is_from_before {
            let item = blank(item);
            let started_at_ms = item.started_at_ms.unwrap_or(now.0);
            let Place { thread_id, turn_id } = at;
            let started = wire::ItemStartedNotification { item, started_at_ms, thread_id, turn_id };
            out.push(Arc::new(started.into()));
        }
        self.is_started = true;
    }

    /// Emits the missing deltas of an item that is complete, but not its completion.
    pub(super) fn catch_up(&mut self, item: &ThreadItem, at: Place, now: Millis, out: &mut Out) {
        self.begin(item, at, now, out);
        if self.is_from_before {
            return;
        }
        for (part, text) in texts(&item.body) {
            if let Part::Summary(summary_index) = part
                && self.summary_parts.insert(summary_index)
            {
                let Place { thread_id, turn_id } = at;
                let item_id = item.id().clone();
                out.push(Arc::new(
                    wire::ReasoningSummaryPartAddedNotification {
                        item_id,
                        summary_index,
                        thread_id,
                        turn_id,
                    }
                    .into(),
                ));
            }
            let rest = self.parts.entry(part).or_default().rest(text).unwrap_or_default();
            if !rest.is_empty() {
                out.push(Arc::new(delta(part, rest, item, at)));
            }
        }
    }
}

/// Emits the completion of an item.
pub(super) fn complete(item: &ThreadItem, at: Place, now: Millis, out: &mut Out) {
    let Place { thread_id, turn_id } = at;
    let completed = wire::ItemCompletedNotification {
        completed_at_ms: item.completed_at_ms.unwrap_or(now.0),
        item: item.clone(),
        thread_id,
        turn_id,
        content_token_count: None,
    };
    out.push(Arc::new(completed.into()));
}

/// Returns `true` if an item of a snapshot is complete: servers list no others, except
/// some that say so themselves.
pub(super) fn is_complete(item: &ThreadItem) -> bool {
    match &item.body {
        ItemBody::CommandExecution(it) => it.status != CommandExecutionStatus::InProgress,
        ItemBody::FileChange(it) => it.status != PatchApplyStatus::InProgress,
        ItemBody::McpToolCall(it) => it.status != McpToolCallStatus::InProgress,
        ItemBody::DynamicToolCall(it) => it.status != DynamicToolCallStatus::InProgress,
        _ => true,
    }
}

/// Returns the item as it was when it began, as far as can be derived from its end.
pub(super) fn blank(item: &ThreadItem) -> ThreadItem {
    let mut item = ThreadItem { completed_at_ms: None, ..item.clone() };
    match &mut item.body {
        ItemBody::AgentMessage(it) => it.text.clear(),
        ItemBody::Plan(it) => it.text.clear(),
        ItemBody::Reasoning(it) => {
            it.summary.clear();
            it.content.clear();
        }
        ItemBody::CommandExecution(it) => {
            it.status = CommandExecutionStatus::InProgress;
            it.aggregated_output = None;
            it.duration_ms = None;
            it.exit_code = None;
        }
        ItemBody::FileChange(it) => it.status = PatchApplyStatus::InProgress,
        ItemBody::McpToolCall(it) => {
            it.status = McpToolCallStatus::InProgress;
            it.result = None;
            it.error = None;
        }
        ItemBody::DynamicToolCall(it) => it.status = DynamicToolCallStatus::InProgress,
        _ => {}
    }
    item
}

/// Returns the texts of an item that come in pieces, in the order in which they come.
fn texts(body: &ItemBody) -> Vec<(Part, &str)> {
    fn numbered(texts: &[String], part: fn(i64) -> Part) -> impl Iterator<Item = (Part, &str)> {
        (0..).zip(texts).map(move |(index, text)| (part(index), text.as_str()))
    }
    match body {
        ItemBody::AgentMessage(it) => vec![(Part::Text, it.text.as_str())],
        ItemBody::CommandExecution(it) => {
            it.aggregated_output.iter().map(|text| (Part::Output, text.as_str())).collect()
        }
        ItemBody::Reasoning(it) => {
            let summary = numbered(&it.summary, Part::Summary);
            summary.chain(numbered(&it.content, Part::Thought)).collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn delta(part: Part, text: &str, item: &ThreadItem, at: Place) -> ServerNotification {
    let Place { thread_id, turn_id } = at;
    let (delta, item_id) = (text.to_owned(), item.id().clone());
    match part {
        Part::Text => {
            wire::AgentMessageDeltaNotification { delta, item_id, thread_id, turn_id }.into()
        }
        Part::Output => {
            wire::CommandExecutionOutputDeltaNotification { delta, item_id, thread_id, turn_id }
                .into()
        }
        Part::Summary(summary_index) => wire::ReasoningSummaryTextDeltaNotification {
            delta,
            item_id,
            summary_index,
            thread_id,
            turn_id,
        }
        .into(),
        Part::Thought(content_index) => wire::ReasoningTextDeltaNotification {
            content_index,
            delta,
            item_id,
            thread_id,
            turn_id,
        }
        .into(),
    }
}
