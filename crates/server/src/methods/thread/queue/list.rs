//! `thread/queue/list`: the messages that wait for their turn.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{DocumentKind, StorePort};
use turnhost_protocol::{ThreadQueueListParams, ThreadQueueListResponse, method};
use turnhost_thread::Queue;
use turnhost_threads::LoadedThread;

use crate::methods::document::stored_document;
use crate::methods::params::{DEFAULT_PAGE, page_size, thread_id};
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadQueueList {
    type Needs = ();

    fn thread(params: &ThreadQueueListParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadQueueListParams,
    ) -> Result<ThreadQueueListResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        page(thread.state().queue(), &params)
    }
}

impl OnStoredThread for method::ThreadQueueList {
    type StoredNeeds = Arc<dyn StorePort>;

    async fn call_stored(
        store: Arc<dyn StorePort>,
        thread: ThreadId,
        params: ThreadQueueListParams,
    ) -> Result<Reply<ThreadQueueListResponse>, CallError> {
        let queue: Result<Option<Queue>, _> =
            stored_document(&*store, thread, DocumentKind::Queue).await;
        let queue = queue.map_err(|error| match error {
            CallError::ThreadNotFound(id) => unread(id),
            error => error,
        })?;
        Ok(page(&queue.unwrap_or_default(), &params)?.into())
    }
}

/// Returns the error of a queue whose thread is not there.
pub(super) fn unread(id: ThreadId) -> CallError {
    CallError::Internal(format!(
        "failed to read thread: invalid thread-store request: no rollout found for thread id {id}"
    ))
}

/// Returns a page. Its cursor is the place of the message that the page begins with.
fn page(
    queue: &Queue,
    params: &ThreadQueueListParams,
) -> Result<ThreadQueueListResponse, CallError> {
    let ThreadQueueListParams { thread_id: _, cursor, limit } = params;
    let entries = queue.entries();
    let start = match cursor {
        None => 0,
        Some(cursor) => cursor.parse().map_err(|error| {
            CallError::Refused(format!("invalid queue pagination cursor: {error}"))
        })?,
    };
    let limit = usize::try_from(page_size(*limit, DEFAULT_PAGE)).unwrap_or(usize::MAX);
    Ok(ThreadQueueListResponse {
        data: entries.iter().skip(start).take(limit).cloned().collect(),
        next_cursor: start
            .checked_add(limit)
            .filter(|next| *next < entries.len())
            .map(|next| next.to_string()),
    })
}
