//! Notifications about items.

use serde::Serialize;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;
use crate::{FileUpdateChange, ThreadItem};

/// Payload of `item/started`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ItemStartedNotification {
    /// The item as it begins.
    pub item: ThreadItem,
    /// When it began, in milliseconds since the Unix epoch.
    pub started_at_ms: i64,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// Payload of `item/completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ItemCompletedNotification {
    /// When it was complete, in milliseconds since the Unix epoch.
    pub completed_at_ms: i64,
    /// The whole item, in place of all that was told of it before.
    pub item: ThreadItem,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// Tokens of its content, if counted.
    pub content_token_count: Option<u64>,
}

/// Payload of `item/agentMessage/delta`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AgentMessageDeltaNotification {
    /// Text to be added to the message.
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

/// Payload of `item/plan/delta`: sent for each piece of a plan, in plan mode only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PlanDeltaNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item: the turn's id and `-plan`.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// Text to be added to the plan.
    pub delta: String,
}

/// Payload of `item/fileChange/outputDelta`: sent when changing files gives output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FileChangeOutputDeltaNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// Text to be added to the output.
    pub delta: String,
}

/// Payload of `item/fileChange/patchUpdated`: sent when the changes of an item become known or
/// others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FileChangePatchUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// All its changes, in place of those told before.
    pub changes: Vec<FileUpdateChange>,
}

/// Payload of `item/mcpToolCall/progress`: sent when an MCP tool says how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpToolCallProgressNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The server's words.
    pub message: String,
}
