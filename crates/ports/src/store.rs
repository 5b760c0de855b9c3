//! The port to storage: what is kept of a thread, and how it is asked for.
//!
//! Payloads that storage need not understand (items, settings, usage) cross it
//! as JSON text, written once by whoever made them.

use std::future::Future;
use std::pin::Pin;

use turnhost_base::ThreadId;

pub use turnhost_thread::{Append, ItemRecord, ThreadRecord, TurnRecord, TurnState};

/// A boxed future that can be sent between threads.
pub type StoreFuture<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send>>;

/// Why storage could not do what was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// A cursor that this store did not make.
    #[error("invalid cursor: {0}")]
    Cursor(String),
    /// The database failed; the text says how and where.
    #[error("{0}")]
    Failed(String),
}

/// Sort keys of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// `created_at`.
    Created,
    /// `updated_at`.
    Updated,
    /// `recency_at`.
    Recency,
}

/// Sort directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Oldest first.
    Ascending,
    /// Newest first.
    Descending,
}

/// What to list.
#[derive(Clone, Debug)]
pub struct ListQuery {
    /// Where to go on, from an earlier page.
    pub cursor: Option<String>,
    /// Entries a page; at least 1.
    pub limit: u32,
    /// What to sort by; ties are broken by id.
    pub sort: SortKey,
    /// Which way.
    pub direction: Direction,
    /// Only archived threads, or only the others.
    pub archived: bool,
    /// Only these working directories; empty means all.
    pub cwds: Vec<String>,
    /// Only these providers; empty means all.
    pub model_providers: Vec<String>,
    /// Only these sources; empty means all.
    pub sources: Vec<String>,
    /// Only threads whose name or preview holds this text, case-sensitive.
    pub search: Option<String>,
    /// All but these.
    pub excluded: Vec<ThreadId>,
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page<T> {
    /// The entries.
    pub data: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<String>,
    /// Where a list in the other direction begins, just before this page's first entry; `None` if the page is empty.
    pub backwards: Option<String>,
}

/// A way to keep threads.
///
/// Writes of one caller are kept in the order they were asked for. A future
/// that resolved to `Ok` means: it is there after the process is killed.
pub trait StorePort: Send + Sync {
    /// Gets ready to write, without waiting: somebody is about to.
    fn prepare(&self);

    /// Keeps a batch of one thread.
    fn append(&self, thread: ThreadId, batch: Vec<Append>) -> StoreFuture<()>;

    /// Names a thread, and says whether it is stored at all.
    fn set_name(&self, thread: ThreadId, name: Option<String>) -> StoreFuture<bool>;

    /// Archives or unarchives a thread, and says whether that changed anything.
    fn set_archived(&self, thread: ThreadId, archived: bool) -> StoreFuture<bool>;

    /// Reads a thread's record.
    fn thread(&self, thread: ThreadId) -> StoreFuture<Option<ThreadRecord>>;

    /// Reads all turns of a thread with their items, oldest first.
    fn turns(&self, thread: ThreadId) -> StoreFuture<Vec<(TurnRecord, Vec<ItemRecord>)>>;

    /// Reads what the model was sent so far, oldest first, as JSON texts.
    fn history(&self, thread: ThreadId) -> StoreFuture<Vec<String>>;

    /// Lists threads.
    fn list(&self, query: ListQuery) -> StoreFuture<Page<ThreadRecord>>;
}
