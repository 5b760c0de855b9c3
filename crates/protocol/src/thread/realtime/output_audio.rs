//! The model's speech in a voice conversation.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::ThreadRealtimeAudioChunk;
use crate::record::Record;

/// Payload of `thread/realtime/outputAudio/delta`, sent with each piece of the model's speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeOutputAudioDeltaNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The piece.
    pub audio: ThreadRealtimeAudioChunk,
}
