//! The transcript of a voice conversation.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;

/// Payload of `thread/realtime/transcript/delta`, sent as more of what is said becomes known as
/// text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeTranscriptDeltaNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The further words.
    pub delta: String,
    /// The speaker.
    pub role: String,
}

/// Payload of `thread/realtime/transcript/done`, sent when all of what someone said is known as
/// text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeTranscriptDoneNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The speaker.
    pub role: String,
    /// All of what was said.
    pub text: String,
}
