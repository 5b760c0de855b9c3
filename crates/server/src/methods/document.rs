//! Documents of threads that are not loaded.

use serde::Serialize;
use serde::de::DeserializeOwned;
use turnhost_base::ThreadId;
use turnhost_ports::{Append, DocumentKind, StorePort};
use turnhost_threads::Threads;

use crate::request::errors::CallError;

/// The errors of a method that finds no thread to read a document of.
#[derive(Clone, Copy)]
pub(super) struct Absent {
    /// For a thread that is not stored.
    pub(super) unknown: fn(ThreadId) -> CallError,
    /// For an archived thread.
    pub(super) archived: fn(ThreadId) -> CallError,
}

/// A document of a thread that is not loaded.
pub(super) struct StoredDocument {
    pub(super) thread: ThreadId,
    pub(super) kind: DocumentKind,
    /// The errors if there is no such thread.
    pub(super) absent: Absent,
}

/// Reads a document of a thread that is stored.
pub(super) async fn stored_document<T: DeserializeOwned>(
    store: &dyn StorePort,
    thread: ThreadId,
    kind: DocumentKind,
    absent: Absent,
) -> Result<Option<T>, CallError> {
    match store.thread(thread).await? {
        None => return Err((absent.unknown)(thread)),
        Some(record) if record.archived => return Err((absent.archived)(thread)),
        Some(_) => {}
    }
    let Some(json) = store.document(thread, kind).await? else { return Ok(None) };
    serde_json::from_str(&json)
        .map(Some)
        .map_err(|error| CallError::Internal(format!("a document of thread {thread}: {error}")))
}

/// Returns the error of a change that finds a thread being loaded.
pub(super) fn being_loaded(thread: ThreadId) -> CallError {
    CallError::Refused(format!("thread {thread} is being loaded at this moment; try again"))
}

/// Changes a document of a thread that is not loaded. No other request changes it in between, and
/// none loads the thread.
pub(super) async fn change_stored<T, R>(
    (store, threads): (&dyn StorePort, &Threads),
    StoredDocument { thread, kind, absent }: StoredDocument,
    change: impl FnOnce(&mut Option<T>) -> Result<R, CallError>,
) -> Result<R, CallError>
where
    T: Serialize + DeserializeOwned + Clone + PartialEq,
{
    let Some(_unloaded) = threads.while_unloaded(thread).await else {
        return Err(being_loaded(thread));
    };
    let mut document = stored_document(store, thread, kind, absent).await?;
    let before = document.clone();
    let outcome = change(&mut document)?;
    if document != before {
        let json = document.map(|document: T| serde_json::to_string(&document)).transpose();
        let json = json.map_err(|error| CallError::Internal(error.to_string()))?;
        store.append(thread, vec![Append::Document(kind, json)]).await?;
    }
    Ok(outcome)
}
