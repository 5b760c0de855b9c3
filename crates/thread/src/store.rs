//! The port to storage: what is kept of a thread, and how it is asked for.
//!
//! Payloads that storage need not understand (items, settings, usage) cross it
//! as JSON text, written once by whoever made them.

use std::future::Future;
use std::pin::Pin;

use turnhost_base::{AbsPath, ItemId, Millis, ThreadId, TurnId};

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

/// What is known of a stored thread without reading its history.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadRecord {
    /// Its id.
    pub id: ThreadId,
    /// When it was made.
    pub created_at: Millis,
    /// When anything of it last changed.
    pub updated_at: Millis,
    /// When it was last worked in; what lists sort by for people.
    pub recency_at: Millis,
    /// Whether it is archived.
    pub archived: bool,
    /// The name a client gave it.
    pub name: Option<String>,
    /// Text of its first user message.
    pub preview: String,
    /// Its working directory.
    pub cwd: AbsPath,
    /// Id of its model provider.
    pub model_provider: String,
    /// Where it came from: `vscode` for threads started over the protocol.
    pub source: String,
    /// Name of the client that started it.
    pub originator: String,
    /// The thread it was forked from.
    pub forked_from: Option<ThreadId>,
    /// Version of the server that made it.
    pub server_version: String,
    /// Settings (model, policies, effort …) as JSON text.
    pub settings: String,
    /// Token usage so far as JSON text, if it had any.
    pub usage: Option<String>,
    /// Read state as JSON text, if it had a turn.
    pub read_state: Option<String>,
}

/// How a stored turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnState {
    /// It has not ended; after a restart that reads as interrupted.
    Running,
    /// It came to its end.
    Completed,
    /// It was interrupted.
    Interrupted,
    /// It failed; the error is stored with it.
    Failed,
}

/// A stored turn without its items.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnRecord {
    /// Its id.
    pub id: TurnId,
    /// How it stands.
    pub state: TurnState,
    /// The error of a failed turn as JSON text.
    pub error: Option<String>,
    /// When it began.
    pub started_at: Millis,
    /// When it ended.
    pub completed_at: Option<Millis>,
}

/// A stored item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemRecord {
    /// Its turn.
    pub turn: TurnId,
    /// Its id.
    pub id: ItemId,
    /// The whole item as JSON text, as it stands on the wire.
    pub json: String,
}

/// One thing to be kept. A batch is kept whole or not at all.
#[derive(Clone, Debug)]
pub enum Append {
    /// Inserts the thread's record or replaces it.
    Thread(Box<ThreadRecord>),
    /// Inserts the turn or replaces its record.
    Turn(TurnRecord),
    /// Adds an item; one with the same id in the same turn is replaced in place.
    Item(ItemRecord),
    /// Adds to what the model is sent, in order: an item of the Responses API as JSON text.
    History(String),
    /// Forgets what the model was sent, in favour of the `History` that follows (compaction).
    HistoryReset,
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
