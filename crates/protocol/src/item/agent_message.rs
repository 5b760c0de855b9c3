//! The model's messages.

use serde::Serialize;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

/// What the model said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct AgentMessageItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The text so far; whole once the item is complete.
    pub text: String,
    /// How it reached the user, if not in the ordinary way.
    pub delivery: Option<AgentMessageDelivery>,
    /// Memories that it rests on.
    pub memory_citation: Option<MemoryCitation>,
    /// What the provider's moderation did with it.
    pub moderation: Option<AgentMessageModeration>,
    /// Whether it is said on the way or is the answer, if the model told.
    pub phase: Option<MessagePhase>,
    /// Questions to the user that need no answer at once.
    pub questions: Option<Vec<AsyncUserInputQuestion>>,
}

/// What a message of the model is within its turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum MessagePhase {
    /// Said on the way.
    Commentary,
    /// A part of the answer.
    PartialAnswer,
    /// The answer.
    FinalAnswer,
}

/// Memories that a message rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct MemoryCitation {
    /// The places.
    pub entries: Vec<MemoryCitationEntry>,
    /// The threads that they were learned in.
    pub thread_ids: Vec<String>,
}

/// A place in a memory file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MemoryCitationEntry {
    /// Its last line, from 1.
    pub line_end: u32,
    /// Its first line, from 1.
    pub line_start: u32,
    /// What it says.
    pub note: String,
    /// The file.
    pub path: String,
}

/// How a message reached the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum AgentMessageDelivery {
    /// While the model went on.
    Async,
}

/// What the provider's moderation did with a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct AgentMessageModeration {
    /// Whether it did anything.
    pub moderated: bool,
    /// What to show in its place.
    pub display: Option<AgentMessageDisplay>,
}

/// What to show for a moderated message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct AgentMessageDisplay {
    /// What to do with it, as the provider calls it.
    pub action: String,
    /// The kind of block.
    pub block_type: Option<String>,
    /// Whether to point at trusted contacts.
    pub check_trusted_contacts: Option<bool>,
    /// Whether to point at the programme for security work.
    pub cyber_trusted_access: Option<bool>,
}

/// A question that needs no answer at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
pub struct AsyncUserInputQuestion {
    /// The question.
    pub title: String,
    /// Answers to choose from.
    pub options: Option<Vec<String>>,
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
