//! `thread/queue/add`: a message that waits for its turn.

use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_ports::StorePort;
use turnhost_protocol::{QueuedSubmission, ThreadQueueAddParams, ThreadQueueAddResponse, method};
use turnhost_thread::Input;
use turnhost_threads::{LoadedThread, Threads};

use super::list::change_unloaded;
use crate::methods::input::{refuse_long, refuse_remote_images};
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadQueueAdd {
    type Needs = (ModelHistory, Arc<dyn World>);

    fn thread(params: &ThreadQueueAddParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// Starts a turn with it if nothing runs and nothing was left waiting, as an interrupt does.
    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, world): Self::Needs,
        _: &Caller,
        params: ThreadQueueAddParams,
    ) -> Result<ThreadQueueAddResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        let entry = entry(params, &*world)?;
        let mut queue = thread.state().queue().clone();
        let is_next = queue.is_empty();
        queue.add(entry.clone())?;
        thread.input(Input::Queue(queue));
        if is_next {
            thread.go_on();
        }
        Ok(ThreadQueueAddResponse { queued_submission: entry })
    }
}

impl OnStoredThread for method::ThreadQueueAdd {
    type StoredNeeds = ((Arc<dyn StorePort>, Threads), Arc<dyn World>);

    /// Lets the message wait until the thread is resumed.
    async fn call_stored(
        (parts, world): Self::StoredNeeds,
        thread: ThreadId,
        params: ThreadQueueAddParams,
    ) -> Result<Reply<ThreadQueueAddResponse>, CallError> {
        let entry = entry(params, &*world)?;
        change_unloaded(parts, thread, |queue| Ok(queue.add(entry.clone())?)).await?;
        Ok(ThreadQueueAddResponse { queued_submission: entry }.into())
    }
}

/// Returns the message as it waits.
fn entry(params: ThreadQueueAddParams, world: &dyn World) -> Result<QueuedSubmission, CallError> {
    let ThreadQueueAddParams {
        // The caller found the thread by its id.
        thread_id: _,
        client_user_message_id,
        input,
        responsesapi_client_metadata,
    } = params;
    refuse_remote_images(&input)?;
    refuse_long(&input)?;
    let id = world.fresh_uuid().to_string();
    Ok(QueuedSubmission { id, client_user_message_id, input, responsesapi_client_metadata })
}
