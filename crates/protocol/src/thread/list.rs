//! `thread/list`, and how threads are chosen and sorted.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{Patch, Thread, ThreadReadState, TurnhostListParams, TurnhostListResponse};

params! {
    /// Params of `thread/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadListParams {
        /// Only threads of the account that is logged in. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub current_account_only: bool,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// Only these threads; an empty list finds none. At most 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub included_thread_ids: Option<Vec<String>>,
        /// All but these.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub excluded_thread_ids: Option<Vec<String>>,
        /// The sort key. `created_at` by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort_key: Option<ThreadSortKey>,
        /// Which way. Newest first by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort_direction: Option<SortDirection>,
        /// Only these providers; all if empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model_providers: Option<Vec<String>>,
        /// Only threads of these sources; those for people if empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub source_kinds: Option<Vec<ThreadSourceKind>>,
        /// Only threads started by these clients.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub originators: Option<Vec<String>>,
        /// True to list archived threads instead of the others. False by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub archived: Option<bool>,
        /// Only threads of this section; null lists those of none.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub section_id: Patch<String>,
        /// Only threads with this working directory.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<ThreadListCwdFilter>,
        /// True to trust the index without looking at the files. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub use_state_db_only: bool,
        /// Only threads whose name or preview holds this text.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub search_term: Option<String>,
        /// Options that only this server knows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(extend("x-turnhost-extension" = true))]
        pub turnhost: Option<TurnhostListParams>,
    }
    experimental {
        /// Only threads that this one's model started, directly or not.
        "ancestorThreadId" => pub ancestor_thread_id: Option<String>,
        /// Only threads that are shown with this one.
        "attachedToThreadId" => pub attached_to_thread_id: Option<String>,
        /// True if threads that are shown with others are listed too. False by default.
        "includeAttachedThreads" => pub include_attached_threads: bool,
        /// Only threads that this one's model started.
        "parentThreadId" => pub parent_thread_id: Option<String>,
        /// Only threads of this project; null lists those of none.
        "projectId" => pub project_id: Patch<String>,
    }
}

/// One working directory or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum ThreadListCwdFilter {
    /// Only this one.
    One(String),
    /// Any of these.
    Many(Vec<String>),
}

/// A kind of source of threads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum ThreadSourceKind {
    /// The interactive command line.
    Cli,
    /// Clients of this protocol.
    Vscode,
    /// The non-interactive command line.
    Exec,
    /// The server itself.
    AppServer,
    /// Work for another thread, of any kind.
    SubAgent,
    /// Reviews.
    SubAgentReview,
    /// The shortening of histories.
    SubAgentCompact,
    /// Threads started by a model.
    SubAgentThreadSpawn,
    /// Other work for another thread.
    SubAgentOther,
    /// Not known.
    Unknown,
}

/// The sort key of threads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum ThreadSortKey {
    /// When they were started.
    CreatedAt,
    /// When they last changed.
    UpdatedAt,
    /// When they were last worked in.
    RecencyAt,
    /// Their place in their section.
    SectionPosition,
}

/// Which way a list is sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum SortDirection {
    /// Smallest or oldest first.
    Asc,
    /// Largest or newest first.
    Desc,
}

/// Answer to `thread/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadListResponse {
    /// The threads, without turns.
    pub data: Vec<Thread>,
    /// Start of a list in the other direction; `None` if the page is empty.
    pub backwards_cursor: Option<String>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
    /// The unread part in them, by thread.
    #[schemars(extend("x-experimental" = true))]
    pub read_states: Option<IndexMap<String, ThreadReadState>>,
    /// The counts of this server; only for clients that asked for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-turnhost-extension" = true))]
    pub turnhost: Option<TurnhostListResponse>,
}
