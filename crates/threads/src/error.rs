//! Reasons for which a thread rejects a call.

use turnhost_base::ThreadId;
use turnhost_ports::StoreError;
use turnhost_thread::Refusal;

/// A reason why a thread could not be reached or loaded, or why its records could not be stored.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ThreadError {
    /// No thread with this id is loaded.
    #[error("thread not found: {0}")]
    NotLoaded(ThreadId),
    /// No thread with this id is stored.
    #[error("thread {0} is not stored")]
    NotStored(ThreadId),
    /// An archived thread is not loaded.
    #[error("thread {0} is archived; unarchive it before resuming it")]
    Archived(ThreadId),
    /// The thread leaves memory at this moment.
    #[error("thread {0} is closing; retry after the thread is closed")]
    Closing(ThreadId),
    /// Too many calls wait for the thread.
    #[error("too many requests wait for thread {0}")]
    Overloaded(ThreadId),
    /// The stored settings do not fit this version.
    #[error("settings of thread {id} cannot be read: {reason}")]
    UnreadableSettings {
        /// The thread.
        id: ThreadId,
        /// The parser's text.
        reason: String,
    },
    /// The state machine does not take what the call wants.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error("{0}")]
    Store(#[from] StoreError),
}
