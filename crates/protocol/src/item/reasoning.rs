//! The model's reasoning.

use serde::Serialize;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;

/// The model's reasoning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct ReasoningItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// Its raw thoughts, if the provider shows them.
    #[serde(default)]
    pub content: Vec<String>,
    /// The parts of a summary, if the provider makes one.
    #[serde(default)]
    pub summary: Vec<String>,
}

/// Payload of `item/reasoning/summaryTextDelta`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ReasoningSummaryTextDeltaNotification {
    /// Text to be added to the part.
    pub delta: String,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The part of the summary, from 0.
    pub summary_index: i64,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// Payload of `item/reasoning/summaryPartAdded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ReasoningSummaryPartAddedNotification {
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The part of the summary, from 0.
    pub summary_index: i64,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// Payload of `item/reasoning/textDelta`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ReasoningTextDeltaNotification {
    /// The part of the thoughts, from 0.
    pub content_index: i64,
    /// Text to be added to the part.
    pub delta: String,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}
