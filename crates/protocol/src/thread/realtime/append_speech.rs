//! Types of `thread/realtime/appendSpeech`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

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
