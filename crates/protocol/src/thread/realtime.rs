//! Voice conversations of a thread.

mod append_audio;
mod append_speech;
mod append_text;
mod item;
mod list;
mod list_voices;
mod output_audio;
mod start;
mod stop;
mod transcript;

use serde::Serialize;
use serde_json::Value;
use turnhost_base::ThreadId;

use crate::record::Record;
use crate::word::Word;

pub use append_audio::*;
pub use append_speech::*;
pub use append_text::*;
pub use item::*;
pub use list::*;
pub use list_voices::*;
pub use output_audio::*;
pub use start::*;
pub use stop::*;
pub use transcript::*;

/// Speaker of a text in a voice conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word, Default)]
#[serde(rename_all = "lowercase")]
pub enum ConversationTextRole {
    /// The user.
    #[default]
    User,
    /// The developer of the client.
    Developer,
    /// The model.
    Assistant,
}

/// Version of the provider's protocol for voice conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum RealtimeConversationVersion {
    /// The first.
    V1,
    /// The second.
    V2,
    /// The third.
    V3,
}

/// A voice of the provider's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum RealtimeVoice {
    /// The voice `alloy`.
    Alloy,
    /// The voice `arbor`.
    Arbor,
    /// The voice `ash`.
    Ash,
    /// The voice `aube`.
    Aube,
    /// The voice `ballad`.
    Ballad,
    /// The voice `breeze`.
    Breeze,
    /// The voice `bubbie`.
    Bubbie,
    /// The voice `cedar`.
    Cedar,
    /// The voice `coral`.
    Coral,
    /// The voice `cove`.
    Cove,
    /// The voice `echo`.
    Echo,
    /// The voice `ember`.
    Ember,
    /// The voice `haetsal`.
    Haetsal,
    /// The voice `hanul`.
    Hanul,
    /// The voice `himari`.
    Himari,
    /// The voice `juniper`.
    Juniper,
    /// The voice `leher`.
    Leher,
    /// The voice `maple`.
    Maple,
    /// The voice `marin`.
    Marin,
    /// The voice `miko`.
    Miko,
    /// The voice `neer`.
    Neer,
    /// The voice `porto`.
    Porto,
    /// The voice `rindo`.
    Rindo,
    /// The voice `rio`.
    Rio,
    /// The voice `rivage`.
    Rivage,
    /// The voice `sage`.
    Sage,
    /// The voice `selva`.
    Selva,
    /// The voice `shimmer`.
    Shimmer,
    /// The voice `sol`.
    Sol,
    /// The voice `sonna`.
    Sonna,
    /// The voice `spruce`.
    Spruce,
    /// The voice `tinta`.
    Tinta,
    /// The voice `vale`.
    Vale,
    /// The voice `verse`.
    Verse,
    /// The voice `viola`.
    Viola,
}

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
    /// Samples in each channel of this piece; `None` if unknown.
    pub samples_per_channel: Option<u32>,
}

/// Payload of `thread/realtime/started`, sent when a thread's voice conversation has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeStartedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// Version of the provider's protocol that is spoken.
    pub version: RealtimeConversationVersion,
    /// The conversation's id, if it has one.
    pub realtime_session_id: Option<String>,
}

/// Payload of `thread/realtime/sdp`, sent when the provider has answered a WebRTC offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeSdpNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The provider's session description.
    pub sdp: String,
}

/// Payload of `thread/realtime/itemAdded`, sent when the provider adds an item to the voice
/// conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeItemAddedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The item, as the provider sent it.
    pub item: Value,
}

/// Payload of `thread/realtime/error`, sent when something in a thread's voice conversation goes
/// wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeErrorNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The failure, in words.
    pub message: String,
}

/// Payload of `thread/realtime/closed`, sent when a thread's voice conversation is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeClosedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The reason why it is over, if that is known.
    pub reason: Option<String>,
}
