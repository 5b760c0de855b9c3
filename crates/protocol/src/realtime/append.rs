//! What a client adds to a voice session.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{ConversationTextRole, RealtimeVoice};

params! {
    /// Params of `thread/realtime/appendAudio`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendAudioParams {
        /// The thread.
        pub thread_id: String,
        /// The piece of sound.
        pub audio: ThreadRealtimeAudioChunk,
    }
}

/// Answer to `thread/realtime/appendAudio`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadRealtimeAppendAudioResponse {}

/// A piece of sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeAudioChunk {
    /// The samples, encoded as text.
    pub data: String,
    /// Channels.
    pub num_channels: u16,
    /// Samples a second in each channel.
    pub sample_rate: u32,
    /// The item of the voice conversation that it belongs to.
    pub item_id: Option<String>,
    /// Samples in each channel of this piece; `None` if not told.
    pub samples_per_channel: Option<u32>,
}

params! {
    /// Params of `thread/realtime/appendText`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendTextParams {
        /// The thread.
        pub thread_id: String,
        /// What is said.
        pub text: String,
        /// Who says it. The user by default.
        #[serde(default)]
        pub role: ConversationTextRole,
    }
}

/// Answer to `thread/realtime/appendText`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadRealtimeAppendTextResponse {}

params! {
    /// Params of `thread/realtime/appendSpeech`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendSpeechParams {
        /// The thread.
        pub thread_id: String,
        /// The words to be spoken.
        pub text: String,
    }
}

/// Answer to `thread/realtime/appendSpeech`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadRealtimeAppendSpeechResponse {}

params! {
    /// Params of `thread/realtime/listVoices`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ThreadRealtimeListVoicesParams {}
}

/// Answer to `thread/realtime/listVoices`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadRealtimeListVoicesResponse {
    /// The voices on offer.
    pub voices: RealtimeVoicesList,
}

/// The voices on offer, by version of the provider's protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RealtimeVoicesList {
    /// The voice used with version 1 if none is chosen.
    pub default_v1: RealtimeVoice,
    /// The voice used with version 2 if none is chosen.
    pub default_v2: RealtimeVoice,
    /// Voices for version 1.
    pub v1: Vec<RealtimeVoice>,
    /// Voices for version 2.
    pub v2: Vec<RealtimeVoice>,
    /// Voices for version 3. Empty by default.
    #[serde(default)]
    pub v3: Vec<RealtimeVoice>,
}
