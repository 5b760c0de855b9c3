//! Records of a thread: made here, stored by the implementation of the store port.
//!
//! Payloads that storage need not understand (items, settings, usage) are JSON text,
//! written once by their author.

use turnhost_base::{AbsPath, ItemId, Millis, ThreadId, TurnId};

/// A stored thread without its history.
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
    /// Set if it is archived.
    pub archived: bool,
    /// The name a client gave it.
    pub name: Option<String>,
    /// Text of its first user message.
    pub preview: String,
    /// Its working directory.
    pub cwd: AbsPath,
    /// Id of its model provider.
    pub model_provider: String,
    /// Its source: `vscode` for threads started over the protocol.
    pub source: String,
    /// Name of the client that started it.
    pub originator: String,
    /// The thread it was forked from.
    pub forked_from: Option<ThreadId>,
    /// The thread whose model started it.
    pub parent: Option<ThreadId>,
    /// The thread that it is shown with.
    pub attached_to: Option<ThreadId>,
    /// The client's word for why it was started.
    pub thread_source: Option<String>,
    /// Version of the server that made it.
    pub server_version: String,
    /// Settings (model, policies, effort …) as JSON text.
    pub settings: String,
    /// Token usage so far as JSON text, if it had any.
    pub usage: Option<String>,
    /// Read state as JSON text, if it had a turn.
    pub read_state: Option<String>,
    /// The filing of clients about it, as it was when the record was read. Only the first write of a
    /// record stores it; afterwards it changes through the filing port alone.
    pub filing: Filing,
}

/// The filing of clients about a thread, apart from what happens in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filing {
    /// The section it is filed under.
    pub section: Option<FiledSection>,
    /// Id of the project it belongs to.
    pub project: Option<String>,
    /// The state of its repository.
    pub git: GitRecord,
    /// Set if a client said whether Daybreak is on in it.
    pub daybreak: Option<bool>,
}

/// The section of a thread, and since when.
#[derive(Clone, Debug, PartialEq)]
pub struct FiledSection {
    /// The section.
    pub section: SectionRecord,
    /// When the thread was filed there.
    pub entered_at: Millis,
}

/// A section that threads are filed under.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionRecord {
    /// Its id.
    pub id: String,
    /// Its name; need not be unique.
    pub name: String,
    /// Its look as JSON text.
    pub appearance: Option<String>,
}

/// The state of a Git repository, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GitRecord {
    /// The branch checked out.
    pub branch: Option<String>,
    /// The commit checked out.
    pub sha: Option<String>,
    /// Address of the remote `origin`.
    pub origin_url: Option<String>,
}

/// The status of a stored turn.
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
    /// The turn on whose behalf it ran: itself, unless a reviewer or another thread's model did.
    pub root: TurnId,
    /// Its status.
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
    /// The whole item as JSON text, in its wire form.
    pub json: String,
}

/// A document that is kept beside a thread: JSON text that is read and written whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// Messages of the user that wait for their turn.
    Queue,
    /// The goal that the thread works towards.
    Goal,
    /// The requests that begin a turn at most once.
    Once,
}

/// One change to store. A batch is stored atomically.
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
    /// Notes the thread's token counts at the end of this turn, as JSON text.
    Counts(TurnId, String),
    /// Replaces a document of the thread; `None` takes it away.
    Document(DocumentKind, Option<String>),
    /// Takes this turn and everything after it away, and what the model was sent since.
    Revert(TurnId),
    /// Forgets what the model was sent, in favour of the `History` that follows (compaction).
    HistoryReset,
}
