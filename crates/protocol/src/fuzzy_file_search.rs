//! Searching files by parts of their names.

mod session_start;
mod session_stop;
mod session_update;

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

pub use session_start::*;
pub use session_stop::*;
pub use session_update::*;

params! {
    /// Params of `fuzzyFileSearch`. Hidden files are searched, ignored ones are not.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchParams {
        /// The query: characters that stand in this order in the path; an empty one finds
        /// nothing.
        pub query: String,
        /// Directories to search; those that do not exist are passed over.
        pub roots: Vec<String>,
        /// The client's name for the search, by which a later one with the same name can take its
        /// place.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cancellation_token: Option<String>,
    }
}

/// Answer to `fuzzyFileSearch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FuzzyFileSearchResponse {
    /// The results, the best first; 50 at most.
    pub files: Vec<FuzzyFileSearchResult>,
}

/// Something that a search has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FuzzyFileSearchResult {
    /// Its base name.
    pub file_name: String,
    /// Says if it is a file or a directory.
    pub match_type: FuzzyFileSearchMatchType,
    /// Its path, relative to `root`.
    pub path: String,
    /// Which of the directories searched it is in, as the client gave it.
    pub root: String,
    /// The score of the match; the higher the better.
    pub score: u32,
    /// Which characters of `path` match the query, counted from 0.
    pub indices: Option<Vec<u32>>,
}

/// A result of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum FuzzyFileSearchMatchType {
    /// A file.
    File,
    /// A directory.
    Directory,
}

/// Payload of `fuzzyFileSearch/sessionUpdated`, sent once or more after each new query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FuzzyFileSearchSessionUpdatedNotification {
    /// All that was found so far, the best first.
    pub files: Vec<FuzzyFileSearchResult>,
    /// The query that it was found for.
    pub query: String,
    /// The session, as the client named it.
    pub session_id: String,
}

/// Payload of `fuzzyFileSearch/sessionCompleted`, sent when a session has found all for its query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FuzzyFileSearchSessionCompletedNotification {
    /// The session, as the client named it.
    pub session_id: String,
}
