//! The port to the search of messages.

use std::sync::Arc;

use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::store::{AttachedThreads, Direction, Page, SortKey, StoreFuture, ThreadRecord};

/// Threads to search for.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    /// The text to find in messages of users and agents, in upper or lower case; not empty.
    pub term: String,
    /// The place to continue from, given by an earlier page.
    pub cursor: Option<String>,
    /// Entries a page; at least 1.
    pub limit: u32,
    /// The sort key of threads.
    pub sort: SortKey,
    /// Which way.
    pub direction: Direction,
    /// Only archived threads, or only the others.
    pub archived: bool,
    /// Only these sources; empty means all.
    pub sources: Vec<String>,
    /// Threads that are shown with others.
    pub attached: AttachedThreads,
}

/// A thread that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The thread.
    pub record: ThreadRecord,
    /// The text around the first match of the term.
    pub snippet: String,
}

/// The caller of a search, while it runs.
pub trait SearchWatch: Send + Sync {
    /// Returns whether the outcome is no longer wanted; the search ends soon then.
    fn is_cancelled(&self) -> bool;

    /// Takes a hit as it is found.
    fn found(&self, hit: &Hit);
}

/// Places of a text in a thread.
#[derive(Clone, Debug)]
pub struct OccurrenceQuery {
    /// The thread.
    pub thread: ThreadId,
    /// The text to find, in upper or lower case; not empty.
    pub term: String,
    /// The place to continue from, given by an earlier page.
    pub cursor: Option<String>,
    /// Entries a page; at least 1.
    pub limit: u32,
}

/// A place of a text in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The turn.
    pub turn: TurnId,
    /// The message.
    pub item: ItemId,
    /// The text around the place.
    pub snippet: String,
    /// The place in the snippet, in UTF-16 units as clients count: its beginning and its end.
    pub range: (u32, u32),
}

/// A way to search messages.
pub trait SearchPort: Send + Sync {
    /// Finds threads with a message that holds the term. All that was stored before the call is searched.
    fn search(&self, query: SearchQuery, watch: Arc<dyn SearchWatch>) -> StoreFuture<Page<Hit>>;

    /// Finds all places of a text in the messages of a thread, oldest first.
    fn occurrences(&self, query: OccurrenceQuery) -> StoreFuture<Page<Occurrence>>;
}
