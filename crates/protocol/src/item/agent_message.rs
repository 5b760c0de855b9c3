//! The model's messages.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

/// The model's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct AgentMessageItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The text so far; whole once the item is complete.
    pub text: String,
    /// The way in which it reached the user, if not in the ordinary way.
    pub delivery: Option<AgentMessageDelivery>,
    /// Memories that it rests on.
    pub memory_citation: Option<MemoryCitation>,
    /// The result of the provider's moderation.
    pub moderation: Option<AgentMessageModeration>,
    /// Commentary or final answer, if the model says.
    pub phase: Option<MessagePhase>,
    /// Questions to the user that need no answer at once.
    pub questions: Option<Vec<AsyncUserInputQuestion>>,
}

/// The role of the model's message within its turn.
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
    /// Its text.
    pub note: String,
    /// The file.
    pub path: String,
}

/// The way in which a message reached the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum AgentMessageDelivery {
    /// While the model was working.
    Async,
}

/// The result of a provider's moderation of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct AgentMessageModeration {
    /// True if it did anything.
    pub moderated: bool,
    /// The replacement.
    pub display: Option<AgentMessageDisplay>,
}

/// Presentation of a moderated message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "mode", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AgentMessageDisplay {
    /// The message is shown.
    Show {
        /// A note to show beside it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        annotation: Option<AnswerAnnotation>,
        /// Says if trusted contacts are to be considered.
        trusted_contacts: TrustedContacts,
        /// Version of this presentation; always 1.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::VersionOne"))]
        version: u8,
    },
    /// The message is hidden, and something else is shown in its place.
    Hide {
        /// The replacement.
        replacement: AnswerReplacement,
        /// Version of this presentation; always 1.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::VersionOne"))]
        version: u8,
    },
    /// The message is withheld.
    Block {
        /// The reason to show.
        reason: BlockReason,
        /// Version of this presentation; always 1.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::VersionOne"))]
        version: u8,
    },
}

/// A note beside a message that moderation lets through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AnswerAnnotation {
    /// Points to a helpline.
    WellbeingHelpline {
        /// The text that called for it.
        subject: HelplineSubject,
    },
}

/// Text shown in place of a message that moderation hides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AnswerReplacement {
    /// Points to a helpline.
    WellbeingPromptHelpline,
}

/// A reason for withholding a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BlockReason {
    /// A rule that protects people.
    Protection {
        /// The rule, as the provider names it.
        protection_type: String,
    },
    /// A rule about attacks on computers.
    Cyber {
        /// True if the provider's programme for security work would allow it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        trusted_access: Option<bool>,
    },
}

/// The text that a helpline is shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HelplineSubject {
    /// The model's answer.
    Answer,
    /// The user's prompt.
    Prompt,
}

/// Says if the client considers the user's trusted contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum TrustedContacts {
    /// It considers them.
    Check,
    /// It does not.
    Skip,
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
