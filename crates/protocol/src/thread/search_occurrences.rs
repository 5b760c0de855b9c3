//! Types of `thread/searchOccurrences`.

use serde::Serialize;
use turnhost_base::{ItemId, TurnId};

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/searchOccurrences`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSearchOccurrencesParams {
        /// The thread.
        pub thread_id: String,
        /// The text to look for, in upper or lower case; must not be empty.
        pub search_term: String,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/searchOccurrences`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSearchOccurrencesResponse {
    /// The messages found, each once.
    pub data: Vec<ThreadSearchOccurrence>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A message in which the text was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSearchOccurrence {
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item of the message.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The place where the text was found, with some words around it.
    pub snippet: String,
    /// The range of the text in `snippet`.
    pub snippet_match_range: ThreadSearchTextRange,
    /// A cursor with which `thread/turns/list` begins at the turn.
    pub turn_cursor: String,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadSearchTextRange {
    /// The offset of its beginning, from 0.
    pub start: u32,
    /// The offset just after its end.
    pub end: u32,
}
