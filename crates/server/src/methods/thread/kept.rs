//! A loaded thread without a turn, kept in the store because something is filed about it.

use tokio::sync::oneshot;
use turnhost_base::ThreadId;
use turnhost_ports::{StorePort, ThreadRecord};
use turnhost_protocol::ThreadHistoryMode;
use turnhost_thread::{Input, TurnSettings};
use turnhost_threads::{Call, LoadedThread, Read, Threads};

use crate::request::errors::CallError;
use crate::request::handler::Caller;

/// Refuses what is kept with a thread for one that nothing is kept of.
pub(super) fn refuse_ephemeral(thread: &LoadedThread<'_>, what: &str) -> Result<(), CallError> {
    if thread.state().is_ephemeral() {
        let text = format!("ephemeral thread does not support {what}: {}", thread.id());
        return Err(CallError::Refused(text));
    }
    Ok(())
}

/// Stores a loaded thread of which nothing is stored yet, before something is noted about it.
pub(super) fn keep(thread: &mut LoadedThread<'_>) {
    if !thread.state().is_stored() && !thread.state().is_ephemeral() {
        thread.input(Input::Keep);
    }
}

/// Refuses what is only offered for stored threads with a paginated history.
pub(super) async fn refuse_unpaged(
    store: &dyn StorePort,
    id: ThreadId,
    method: &str,
) -> Result<(), CallError> {
    let record = store.thread(id).await?;
    if record.is_some_and(|record| !is_legacy(&record)) {
        return Ok(());
    }
    Err(CallError::NotSupported(format!("{method} is not supported yet")))
}

/// Returns whether a client asked for a history that is read as a whole.
pub(super) fn is_legacy(record: &ThreadRecord) -> bool {
    // Most settings do not have the word, and need not be read.
    record.settings.contains("\"legacy\"")
        && serde_json::from_str::<TurnSettings>(&record.settings)
            .is_ok_and(|settings| settings.history_mode == Some(ThreadHistoryMode::Legacy))
}

/// Stores a loaded thread of which nothing is stored yet. An ephemeral one is refused, as it
/// does not support `what`. Does nothing to threads that are stored or unknown.
pub(super) async fn store(
    threads: &Threads,
    caller: &Caller,
    id: ThreadId,
    what: &str,
) -> Result<(), CallError> {
    let Some(snapshot) = threads.snapshot(id) else { return Ok(()) };
    if snapshot.ephemeral {
        let text = format!("ephemeral thread does not support {what}: {id}");
        return Err(CallError::Refused(text));
    }
    let Some(handle) = threads.get(id).filter(|_| !snapshot.stored) else { return Ok(()) };
    let (sender, stored) = oneshot::channel();
    handle.call(Call::new(caller.id(), Read::Nothing, move |thread| match thread {
        Ok(mut thread) => {
            thread.input(Input::Keep);
            // The request may have been given up meanwhile.
            thread.respond(move |outcome| _ = sender.send(outcome.map_err(CallError::from)));
        }
        Err(error) => _ = sender.send(Err(error.into())),
    }));
    stored.await.unwrap_or(Err(CallError::Closing(id)))
}
