//! The port to storage: what is kept of a thread, and how it is asked for.
//!
//! Payloads that storage need not understand (items, settings, usage) cross it
//! as JSON text, written once by their author.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use turnhost_base::{ItemId, ThreadId, TurnId};

pub use turnhost_thread::{
    Append, DocumentKind, FiledSection, Filing, GitRecord, ItemRecord, SectionRecord, ThreadRecord,
    TurnRecord, TurnState,
};

/// A boxed future that can be sent between threads.
pub type StoreFuture<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send>>;

/// A failure of storage.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// A cursor that this store did not make.
    #[error("invalid cursor: {0}")]
    Cursor(String),
    /// The database failed; the text says how and where.
    #[error("{0}")]
    Failed(String),
    /// The database cannot be written or read at the moment: the disk is full, a file is not
    /// writable, another process holds it. The same may succeed later.
    #[error("{0}")]
    Unavailable(String),
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
    /// The place in the section; for lists of one section, ascending unless asked otherwise.
    Section,
}

/// Sort directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Oldest first.
    Ascending,
    /// Newest first.
    Descending,
}

/// The part of attached threads in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachedThreads {
    /// They are left out.
    LeftOut,
    /// They are among the others.
    Included,
    /// Only those that are attached to this one.
    To(ThreadId),
}

/// The section or the project of the threads in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FiledIn {
    /// Any, or none.
    #[default]
    Any,
    /// None.
    Nothing,
    /// This one.
    Only(String),
}

/// The part of threads without a first message in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SilentThreads {
    /// They are left out.
    LeftOut,
    /// They are among the others.
    Included,
}

/// Filter, order and page of a list.
#[derive(Clone, Debug)]
pub struct ListQuery {
    /// Cursor from an earlier page.
    pub cursor: Option<String>,
    /// Entries a page; at least 1.
    pub limit: u32,
    /// Sort key; ties are broken by id.
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
    /// The section of the threads.
    pub section: FiledIn,
    /// The project of the threads.
    pub project: FiledIn,
    /// Only threads that this one started.
    pub parent: Option<ThreadId>,
    /// Only threads that this one started, directly or not.
    pub ancestor: Option<ThreadId>,
    /// Only threads whose name or preview holds this text, case-sensitive.
    pub search: Option<String>,
    /// Threads that are shown with others.
    pub attached: AttachedThreads,
    /// Threads without a message so far.
    pub silent: SilentThreads,
    /// Only these; `None` means all, an empty list none.
    pub included: Option<Vec<ThreadId>>,
    /// All but these.
    pub excluded: Vec<ThreadId>,
}

impl ListQuery {
    /// Returns the query for what this one would list without its filters. Archived threads, attached ones and
    /// those without a text stay as far away or as near as they are.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        let attached = match self.attached {
            AttachedThreads::To(_) => AttachedThreads::Included,
            attached => attached,
        };
        Self { attached, archived: self.archived, silent: self.silent, ..Self::newest(self.limit) }
    }

    /// Returns the query for the first `limit` threads, the newest first, without those that are
    /// archived or attached.
    pub fn newest(limit: u32) -> Self {
        Self {
            cursor: None,
            limit,
            sort: SortKey::Created,
            direction: Direction::Descending,
            archived: false,
            cwds: Vec::new(),
            model_providers: Vec::new(),
            sources: Vec::new(),
            section: FiledIn::Any,
            project: FiledIn::Any,
            parent: None,
            ancestor: None,
            search: None,
            attached: AttachedThreads::LeftOut,
            silent: SilentThreads::Included,
            included: None,
            excluded: Vec::new(),
        }
    }
}

/// A point in a thread's history at which a fork leaves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForkPoint {
    /// Behind everything, a running turn included.
    Latest,
    /// Behind this turn.
    Through(TurnId),
    /// Before this turn.
    Before(TurnId),
}

/// The outcome of a fork.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForkOutcome {
    /// It is stored.
    Forked,
    /// The source is not stored.
    NoThread,
    /// The source has no such turn.
    NoTurn(TurnId),
}

/// A page of one thread's turns or items.
#[derive(Clone, Debug)]
pub struct PageQuery {
    /// The entry with which it begins.
    pub start: PageStart,
    /// Entries a page; at least 1.
    pub limit: u32,
    /// Which way.
    pub direction: Direction,
}

/// The entry with which a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageStart {
    /// The oldest or newest, as the direction says.
    Beginning,
    /// The position that a cursor of an earlier page names. The cursor of a turn is its id, and also
    /// stands for the turn's items.
    Cursor(String),
    /// The one behind this item, which is of the turn whose items are read; for pages of items.
    Item(ItemId),
}

/// An event of a thread's turns.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineEvent {
    /// A turn began.
    TurnStarted(TurnRecord),
    /// An item was stored.
    Item(ItemRecord),
    /// A turn ended.
    TurnCompleted(TurnRecord),
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The entries.
    pub data: Vec<T>,
    /// Cursor of the next page; `None` on the last.
    pub next: Option<String>,
    /// Start of a list in the other direction; `None` if the page is empty. For lists of
    /// threads that is just before this page's first entry, for turns and items at it.
    pub backwards: Option<String>,
}

impl<T> Page<T> {
    /// Returns a page of nothing.
    pub const fn empty() -> Self {
        Self { data: Vec::new(), next: None, backwards: None }
    }
}

/// A way to keep threads.
///
/// Writes of one caller are kept in the order they were asked for. A future
/// that resolved to `Ok` means: it is there after the process is killed.
pub trait StorePort: Send + Sync {
    /// Prepares for a write that is about to come, without waiting.
    fn prepare(&self);

    /// Stores a batch of one thread, whole or not at all.
    fn append_shared(&self, thread: ThreadId, batch: Arc<Vec<Append>>) -> StoreFuture<()>;

    /// Stores a batch of one thread without waiting for the outcome.
    fn append(&self, thread: ThreadId, batch: Vec<Append>) -> StoreFuture<()> {
        self.append_shared(thread, Arc::new(batch))
    }

    /// Names a thread, and returns whether it is stored.
    fn set_name(&self, thread: ThreadId, name: Option<String>) -> StoreFuture<bool>;

    /// Archives a thread; `false` if it is archived already or not stored.
    fn archive(&self, thread: ThreadId) -> StoreFuture<bool>;

    /// Unarchives a thread; `false` if it is not archived or not stored.
    fn unarchive(&self, thread: ThreadId) -> StoreFuture<bool>;

    /// Replaces a thread's read state if it still is `expected`, and returns whether it was.
    fn replace_read_state(
        &self,
        thread: ThreadId,
        expected: Option<String>,
        read_state: String,
    ) -> StoreFuture<bool>;

    /// Reads a thread's record.
    fn thread(&self, thread: ThreadId) -> StoreFuture<Option<ThreadRecord>>;

    /// Reads all turns of a thread with their items, oldest first.
    fn turns(&self, thread: ThreadId) -> StoreFuture<Vec<(TurnRecord, Vec<ItemRecord>)>>;

    /// Reads the token counts at the ends of a thread's turns, oldest first, as JSON texts; those of
    /// turns that used none are left out.
    fn counts(&self, thread: ThreadId) -> StoreFuture<Vec<(TurnId, String)>>;

    /// Stores `fork` as a new thread with the history of `source` up to `point`, turns and items
    /// with their ids. A running turn of it is interrupted.
    fn fork(
        &self,
        source: ThreadId,
        fork: Box<ThreadRecord>,
        point: ForkPoint,
    ) -> StoreFuture<ForkOutcome>;

    /// Returns whether a stored fork has its history from this thread.
    fn has_forks(&self, thread: ThreadId) -> StoreFuture<bool>;

    /// Deletes a thread with all that is stored of it. Returns whether it was stored. Forks of it stay
    /// as they are.
    fn delete(&self, thread: ThreadId) -> StoreFuture<bool>;

    /// Reads a page of turns with all of their items. Empty if the thread is not stored.
    fn turn_page(
        &self,
        thread: ThreadId,
        query: PageQuery,
    ) -> StoreFuture<Page<(TurnRecord, Vec<ItemRecord>)>>;

    /// Reads a page of items, of one turn if it is given. Empty if there is no such thread or turn.
    fn item_page(
        &self,
        thread: ThreadId,
        turn: Option<TurnId>,
        query: PageQuery,
    ) -> StoreFuture<Page<ItemRecord>>;

    /// Reads those items of a turn that have one of these ids, in the turn's order.
    fn items(
        &self,
        thread: ThreadId,
        turn: TurnId,
        ids: Vec<ItemId>,
    ) -> StoreFuture<Vec<ItemRecord>>;

    /// Reads a document of a thread; `None` if there is none, or no such thread.
    fn document(&self, thread: ThreadId, kind: DocumentKind) -> StoreFuture<Option<String>>;

    /// Reads up to `limit` events of a thread's turns before the position `before`, newest first,
    /// each with its position.
    fn timeline(
        &self,
        thread: ThreadId,
        before: Option<u64>,
        limit: u32,
    ) -> StoreFuture<Vec<(u64, TimelineEvent)>>;

    /// Returns the number of entries that were stored of a thread; 0 if it is not stored.
    fn length(&self, thread: ThreadId) -> StoreFuture<u64>;

    /// Reads what the model was sent so far, oldest first, as JSON texts.
    fn history(&self, thread: ThreadId) -> StoreFuture<Vec<String>>;

    /// Lists threads.
    fn list(&self, query: ListQuery) -> StoreFuture<Page<ThreadRecord>>;

    /// Counts the threads of all pages of a list, without reading them.
    fn count(&self, query: ListQuery) -> StoreFuture<u64>;
}
