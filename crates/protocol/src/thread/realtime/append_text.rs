//! Types of `thread/realtime/appendText`.

use serde::Serialize;

use crate::ConversationTextRole;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/realtime/appendText`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeAppendTextParams {
        /// The thread.
        pub thread_id: String,
        /// The text.
        pub text: String,
        /// The speaker. The user by default.
        #[serde(default)]
        pub role: ConversationTextRole,
    }
}

/// Answer to `thread/realtime/appendText`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadRealtimeAppendTextResponse {}
