//! Types of `thread/realtime/list`.

use serde::Serialize;

use crate::ThreadRealtimeItem;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `thread/realtime/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeListParams {
        /// The thread.
        pub thread_id: String,
        /// Only entries of this voice conversation.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub session_id: Option<String>,
        /// Only entries observed at this time or later, in milliseconds since the Unix epoch.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub from_observed_at_ms: Option<i64>,
        /// Only entries observed before this time, in milliseconds since the Unix epoch.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub to_observed_at_ms: Option<i64>,
        /// Order of the entries. `observedAt` by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub order: Option<ThreadRealtimeOrder>,
        /// Only entries after this position in the thread's history.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after_position: Option<u64>,
        /// Only this event; `coverage` is `pending` until it is stored.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub event_id: Option<String>,
        /// Cursor of an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// Only entries before this position: the `snapshotEnd` of an earlier page.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub snapshot_end: Option<u64>,
        /// Position that must be stored; `coverage` is `pending` until it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub required_through_position: Option<u64>,
    }
}

/// Answer to `thread/realtime/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRealtimeListResponse {
    /// The entries.
    pub data: Vec<ThreadRealtimeEntry>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
    /// Position just after the entries that this list and its further pages show.
    pub snapshot_end: u64,
    /// Position just after the part of the history that has been searched for entries.
    pub projected_through_item_index: u64,
    /// Says if everything that was asked for is there.
    pub coverage: ThreadRealtimeCoverage,
}

/// A stored entry of a voice conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadRealtimeEntry {
    /// Its position in the thread's history.
    pub position: u64,
    /// The entry.
    pub item: ThreadRealtimeItem,
}

/// Completeness of a list of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadRealtimeCoverage {
    /// The thread's history does not hold such entries.
    Unsupported,
    /// An event or a position that was asked for is not stored yet.
    Pending,
    /// Everything is there.
    Ready,
}

/// Order of a list of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ThreadRealtimeOrder {
    /// By the time of observation.
    ObservedAt,
    /// By position in the thread's history.
    Position,
}
