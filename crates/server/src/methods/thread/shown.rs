//! A thread as responses show it, loaded or stored.

use std::sync::Arc;

use turnhost_base::{ThreadId, TurnId};
use turnhost_ports::{FilingPort, StorePort, ThreadRecord};
use turnhost_protocol::Thread;
use turnhost_threads::{ServerIdentity, Snapshot, Threads, stored_thread};

use crate::request::errors::CallError;

/// The parts of the server that show a thread.
pub(super) type Parts = (Arc<dyn StorePort>, Arc<dyn FilingPort>, Threads, Arc<ServerIdentity>);

/// A thread without its turns.
pub(super) struct Shown {
    pub(super) thread: Thread,
    pub(super) record: ThreadRecord,
    pub(super) running: Option<TurnId>,
}

/// Returns a thread as it is now; `None` if it is neither loaded nor stored.
pub(super) async fn show(
    (store, filing, threads, identity): &Parts,
    id: ThreadId,
) -> Result<Option<Shown>, CallError> {
    if let Some(snapshot) = threads.snapshot(id) {
        let mut record = ThreadRecord::clone(&snapshot.record);
        if snapshot.stored
            && let Some(filing) = filing.filing(id).await?
        {
            record.filing = filing;
        }
        let filed = Snapshot { record: Arc::new(record.clone()), ..Snapshot::clone(&snapshot) };
        let (thread, running) = (filed.thread(identity), snapshot.running);
        return Ok(Some(Shown { thread, record, running }));
    }
    let Some(record) = store.thread(id).await? else { return Ok(None) };
    let thread =
        stored_thread(&record, identity).ok_or_else(|| CallError::unreadable_settings(id))?;
    Ok(Some(Shown { thread, record, running: None }))
}
