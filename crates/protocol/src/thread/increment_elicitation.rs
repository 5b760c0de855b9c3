//! Types of `thread/increment_elicitation`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/increment_elicitation`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadIncrementElicitationParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/increment_elicitation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadIncrementElicitationResponse {
    /// Questions that are open outside this protocol, this one included.
    pub count: i64,
    /// True if the thread is held up by them.
    pub paused: bool,
}
