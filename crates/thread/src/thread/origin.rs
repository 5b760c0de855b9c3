//! The beginning of a thread.

use turnhost_base::{Millis, ThreadId};

/// Facts about a thread that are fixed from its beginning.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadOrigin {
    /// Its id.
    pub id: ThreadId,
    /// When it was made.
    pub created_at: Millis,
    /// Name of the client that started it.
    pub originator: String,
    /// Its source.
    pub source: String,
    /// Version of the server that made it.
    pub server_version: String,
    /// The thread that it is a fork of.
    pub forked_from: Option<ThreadId>,
    /// The thread whose model started it.
    pub parent: Option<ThreadId>,
    /// The client's word for why it was started.
    pub thread_source: Option<String>,
    /// Id of the project that it is started in.
    pub project: Option<String>,
    /// Set if the client says whether Daybreak is on in it.
    pub daybreak: Option<bool>,
    /// Its storage.
    pub persistence: Persistence,
}

/// The storage of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// In the store, from its first turn on.
    Stored,
    /// In memory only.
    Ephemeral,
}
