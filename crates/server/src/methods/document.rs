//! Documents of threads that are not loaded.

use serde::de::DeserializeOwned;
use turnhost_base::ThreadId;
use turnhost_ports::{DocumentKind, StorePort};

use crate::request::errors::CallError;

/// Reads a document of a thread that is stored. Fails if there is no such thread.
pub(super) async fn stored_document<T: DeserializeOwned>(
    store: &dyn StorePort,
    thread: ThreadId,
    kind: DocumentKind,
) -> Result<Option<T>, CallError> {
    if store.thread(thread).await?.is_none() {
        return Err(CallError::ThreadNotFound(thread));
    }
    let Some(json) = store.document(thread, kind).await? else { return Ok(None) };
    serde_json::from_str(&json)
        .map(Some)
        .map_err(|error| CallError::Internal(format!("a document of thread {thread}: {error}")))
}
