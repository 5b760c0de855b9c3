//! `thread/queue/list`: the messages that wait for their turn.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{DocumentKind, StorePort};
use turnhost_protocol::{ThreadQueueListParams, ThreadQueueListResponse, method};
use turnhost_thread::Queue;
use turnhost_threads::{LoadedThread, Threads};

use crate::methods::document::{Absent, StoredDocument, change_stored, stored_document};
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
        let queue: Option<Queue> =
            stored_document(&*store, thread, DocumentKind::Queue, ABSENT).await?;
        Ok(page(&queue.unwrap_or_default(), &params)?.into())
    }
}

/// The errors of a queue whose thread is not there.
pub(super) const ABSENT: Absent = Absent { unknown: unread, archived: CallError::archived };

/// Changes the queue of a thread that is not loaded. What waits there runs once it is resumed.
pub(super) async fn change_unloaded<R>(
    (store, threads): (Arc<dyn StorePort>, Threads),
    thread: ThreadId,
    change: impl FnOnce(&mut Queue) -> Result<R, CallError>,
) -> Result<R, CallError> {
    let change = |stored: &mut Option<Queue>| {
        let mut queue = stored.take().unwrap_or_default();
        let outcome = change(&mut queue)?;
        *stored = Some(queue).filter(|queue| !queue.is_empty());
        Ok(outcome)
    };
    let queue = StoredDocument { thread, kind: DocumentKind::Queue, absent: ABSENT };
    change_stored((&*store, &threads), queue, change).await
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
