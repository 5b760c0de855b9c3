//! Types of `thread/unsubscribe`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `thread/unsubscribe`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnsubscribeParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/unsubscribe`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadUnsubscribeResponse {
    /// Its outcome.
    pub status: ThreadUnsubscribeStatus,
}

/// The outcome of `thread/unsubscribe`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum ThreadUnsubscribeStatus {
    /// The thread is not loaded.
    NotLoaded,
    /// The caller was not subscribed.
    NotSubscribed,
    /// The caller is no longer subscribed.
    Unsubscribed,
}
