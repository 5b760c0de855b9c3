//! Types of `thread/read`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{Thread, ThreadReadState};

params! {
    /// Params of `thread/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadReadParams {
        /// The thread.
        pub thread_id: String,
        /// True to read the turns too. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_turns: bool,
    }
}

/// Answer to `thread/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadReadResponse {
    /// The thread.
    pub thread: Thread,
    /// The unread part; `None` before the first turn.
    #[schemars(extend("x-experimental" = true))]
    pub read_state: Option<ThreadReadState>,
}
