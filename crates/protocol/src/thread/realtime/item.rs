//! Entries of a voice conversation.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::record::Record;
use crate::word::Word;

/// Payload of `thread/realtime/item/started`, sent when an entry of a voice conversation begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeItemStartedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The entry as it begins.
    pub item: ThreadRealtimeItem,
}

/// Payload of `thread/realtime/item/transcript/delta`, sent as more of an entry's words are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeItemTranscriptDeltaNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The entry.
    pub item_id: String,
    /// The words to append to the entry's text.
    pub delta: String,
}

/// Payload of `thread/realtime/item/completed`, sent when an entry of a voice conversation is
/// complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeItemCompletedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The entry.
    pub item: ThreadRealtimeItem,
}

/// An entry of a voice conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeItem {
    /// Its id.
    pub id: String,
    /// The conversation it belongs to.
    pub realtime_session_id: String,
    /// Time at which the provider observed it, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_at_ms: Option<i64>,
    /// Its kind.
    #[serde(flatten)]
    pub body: ThreadRealtimeItemBody,
}

/// The kind of an entry of a voice conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub enum ThreadRealtimeItemBody {
    /// The conversation began.
    RealtimeSessionStarted,
    /// A frame of the conversation: what its channels carry at one time.
    Frame {
        /// The payload of each channel.
        channels: ThreadRealtimeFrameChannels,
    },
    /// Something was said.
    TranscriptSegment {
        /// The speaker.
        role: ThreadRealtimeTranscriptRole,
        /// The text.
        text: String,
    },
    /// An item of one of the thread's turns is shown.
    BemItemPromoted {
        /// The item.
        item_id: String,
        /// Its presentation.
        presentation: ThreadRealtimeBemItemPresentation,
        /// The turn.
        turn_id: String,
    },
    /// The conversation is over.
    RealtimeSessionClosed {
        /// Its end.
        outcome: ThreadRealtimeSessionOutcome,
    },
    /// Speech was handed to one of the thread's turns as its input.
    TurnInputAccepted {
        /// Id of the handoff.
        handoff_id: String,
        /// The turn.
        turn_id: String,
        /// The way in which the turn got it.
        mode: ThreadRealtimeHandoffMode,
        /// The provider's events that the input was made of.
        source_event_ids: Vec<String>,
        /// The item that holds the input.
        input_item_id: String,
        /// The input.
        input: String,
    },
    /// Speech at the end of the conversation was saved, for no turn took it.
    SessionEndInputSaved {
        /// The provider's events that the input was made of.
        source_event_ids: Vec<String>,
        /// The item that holds the input.
        input_item_id: String,
        /// The input.
        input: String,
    },
}

/// Payloads of a frame, at most one a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadRealtimeFrameChannels {
    /// Speech, as text.
    pub voice_transcript: ThreadRealtimeVoiceTranscript,
}

/// Speech of a frame, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadRealtimeVoiceTranscript {
    /// The speaker.
    pub role: ThreadRealtimeTranscriptRole,
    /// The text.
    pub text: String,
}

/// The way in which a turn gets speech as its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadRealtimeHandoffMode {
    /// A turn starts with it.
    Start,
    /// A running turn is steered by it.
    Steer,
}

/// Speaker in a voice conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadRealtimeTranscriptRole {
    /// The user.
    User,
    /// The model.
    Assistant,
}

/// The way in which an item of a turn is shown in a voice conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ThreadRealtimeBemItemPresentation {
    /// All of it.
    WholeItem,
    /// As Markdown among the words.
    InlineMarkdown,
    /// As one of its pictures among the words.
    InlineVisualization {
        /// Which of them, from 0.
        index: u32,
    },
}

/// The way in which a voice conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadRealtimeSessionOutcome {
    /// In the ordinary way.
    Ended,
    /// By a failure.
    Failed,
}
