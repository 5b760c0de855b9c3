//! Types of `thread/search` and `thread/search/stream`, and the partial results of the latter.

mod cancel;

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{RequestId, SortDirection, Thread, ThreadSourceKind};

pub use cancel::*;

params! {
    /// Params of `thread/search` and `thread/search/stream`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSearchParams {
        /// True if threads that are shown with others are searched too. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_attached_threads: bool,
        /// Only threads of the account that is logged in. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub current_account_only: bool,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// The sort key.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort_key: Option<ThreadSearchSortKey>,
        /// Which way. Newest first by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort_direction: Option<SortDirection>,
        /// Only threads of these sources; those for people if empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub source_kinds: Option<Vec<ThreadSourceKind>>,
        /// True to search archived threads instead of the others. False by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub archived: Option<bool>,
        /// The text to look for, in upper or lower case; must not be empty.
        pub search_term: String,
    }
}

/// Sort key of found threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "snake_case")]
pub enum ThreadSearchSortKey {
    /// When they were started.
    CreatedAt,
    /// When they last changed.
    UpdatedAt,
    /// When they were last worked in.
    RecencyAt,
}

/// Answer to `thread/search` and `thread/search/stream`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSearchResponse {
    /// The threads found.
    pub data: Vec<ThreadSearchResult>,
    /// Start of a list in the other direction; `None` if the page is empty.
    pub backwards_cursor: Option<String>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A thread that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadSearchResult {
    /// The place where the text was found, with some words around it.
    pub snippet: String,
    /// The thread, without turns.
    pub thread: Thread,
}

/// Payload of `thread/search/partial`: some hits of a `thread/search/stream` before its answer.
///
/// It is sent to the asking connection only, perhaps never, and not after the answer, which
/// replaces it. Hits come in the order of discovery, each thread once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSearchPartialNotification {
    /// Id of the request.
    pub request_id: RequestId,
    /// The threads found, with what is stored of them.
    pub data: Vec<ThreadSearchResult>,
}
