//! Types of `thread/decrement_elicitation`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/decrement_elicitation`. Fails if the count is 0.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadDecrementElicitationParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/decrement_elicitation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadDecrementElicitationResponse {
    /// Questions that are still open outside this protocol.
    pub count: i64,
    /// True if the thread is held up by them.
    pub paused: bool,
}
