//! Types of `thread/timeline/list`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::TurnId;

use crate::experimental::params;
use crate::record::Record;
use crate::{ThreadItem, ThreadRealtimeItem, TurnError, TurnStatus};

/// An entry of a thread's timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ThreadTimelineEntry {
    /// An item of a turn.
    Item {
        /// The item.
        item: ThreadItem,
        /// Its place in the timeline; grows, with gaps.
        position: u64,
        /// The turn it belongs to.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        turn_id: TurnId,
    },
    /// An entry of a voice conversation.
    Realtime {
        /// The entry.
        item: ThreadRealtimeItem,
        /// Its place in the timeline; grows, with gaps.
        position: u64,
    },
    /// A turn began.
    TurnStarted {
        /// Its place in the timeline; grows, with gaps.
        position: u64,
        /// The turn.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        turn_id: TurnId,
        /// When it began, in seconds since the Unix epoch; `None` if not known.
        started_at: Option<i64>,
    },
    /// A turn ended.
    TurnCompleted {
        /// Its place in the timeline; grows, with gaps.
        position: u64,
        /// Its end.
        status: TurnStatus,
        /// The turn.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        turn_id: TurnId,
        /// When it ended, in seconds since the Unix epoch; `None` if not known.
        completed_at: Option<i64>,
        /// Its duration, in milliseconds; `None` if not known.
        duration_ms: Option<i64>,
        /// The reason why it failed, if it did.
        error: Option<TurnError>,
        /// When it began, in seconds since the Unix epoch; `None` if not known.
        started_at: Option<i64>,
    },
}

params! {
    /// Params of `thread/timeline/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTimelineListParams {
        /// The thread.
        pub thread_id: String,
        /// Cursor from an earlier page. From the thread's end if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/timeline/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadTimelineListResponse {
    /// The entries, oldest first. The first page holds the latest ones.
    pub data: Vec<ThreadTimelineEntry>,
    /// The voice conversation that continues where the page begins; `None` if none does.
    pub active_realtime_session_at_page_start: Option<String>,
    /// Start of the next page, with earlier entries; `None` on the last.
    pub next_cursor: Option<String>,
}
