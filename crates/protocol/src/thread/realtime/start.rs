//! Types of `thread/realtime/start`.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{ConversationTextRole, RealtimeConversationVersion, RealtimeVoice};

params! {
    /// Params of `thread/realtime/start`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStartParams {
        /// The thread.
        pub thread_id: String,
        /// True if the client itself hands work from the voice model to the thread.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub client_managed_handoffs: Option<bool>,
        /// True if the voice model fills the time with a few words when it hands work over.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub delegation_ack_filler: Option<bool>,
        /// True if what was said last still goes to the thread when the conversation ends.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub flush_transcript_tail_on_session_end: Option<bool>,
        /// True if the thread's answers are handed over as items of the voice conversation.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub codex_responses_as_items: Option<bool>,
        /// A prefix for answers of the thread that are handed over as items.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub codex_response_item_prefix: Option<String>,
        /// The way in which the thread's answers are handed to the voice model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub codex_response_handoff_mode: Option<CodexResponseHandoffMode>,
        /// True if the voice model is informed when the thread's own model thinks. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub backend_reasoning_status: bool,
        /// Prefixes for the thread's answers as they are handed over, by channel.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub codex_response_handoff_channel_prefixes: Option<IndexMap<String, Vec<String>>>,
        /// The voice model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// Its answer.
        pub output_modality: RealtimeOutputModality,
        /// True if the voice model gets a summary of the thread at the start.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub include_startup_context: Option<bool>,
        /// Texts that the conversation begins with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initial_items: Option<Vec<ThreadRealtimeInitialItem>>,
        /// The text for the thread's model when the conversation starts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub realtime_start_instructions: Option<String>,
        /// The text for the thread's model when the conversation ends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub realtime_end_instructions: Option<String>,
        /// Instructions for the voice model.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub prompt: Option<String>,
        /// The id of the conversation at the provider, if the client has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub realtime_session_id: Option<String>,
        /// The client's id of its voice session.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub voice_session_id: Option<String>,
        /// The way in which sound and events reach the provider.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub transport: Option<ThreadRealtimeStartTransport>,
        /// Version of the provider's protocol.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub version: Option<RealtimeConversationVersion>,
        /// The voice it speaks with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub voice: Option<RealtimeVoice>,
    }
}

/// The way in which sound and events of a voice conversation reach the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ThreadRealtimeStartTransport {
    /// Over a WebSocket of the server's; sound passes through this protocol.
    Websocket,
    /// Over WebRTC between the client and the provider.
    Webrtc {
        /// The client's offer; the answer comes as `thread/realtime/sdp`.
        sdp: String,
    },
    /// Over a call that exists already.
    ExistingCall {
        /// The call.
        call_id: String,
    },
}

/// A text that a voice conversation begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadRealtimeInitialItem {
    /// The speaker.
    pub role: ConversationTextRole,
    /// The text.
    pub text: String,
}

/// The way in which the thread's own answers are handed to the voice model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum CodexResponseHandoffMode {
    /// As thoughts of its own.
    Thinking,
    /// As comments on the work.
    Commentary,
    /// In tags that mark them.
    BemTags,
}

/// The form of the voice model's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum RealtimeOutputModality {
    /// Text.
    Text,
    /// Speech.
    Audio,
}

/// Answer to `thread/realtime/start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadRealtimeStartResponse {}
