//! A loaded thread without a turn, kept in the store because something is filed about it.

use tokio::sync::oneshot;
use turnhost_base::ThreadId;
use turnhost_thread::Input;
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
