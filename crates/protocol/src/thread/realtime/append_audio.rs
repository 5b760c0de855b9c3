//! Types of `thread/realtime/appendAudio`.

use serde::Serialize;

use crate::ThreadRealtimeAudioChunk;
use crate::experimental::params;
use crate::record::Record;

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
