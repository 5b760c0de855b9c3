//! `thread/queue/update`: another input for a waiting message.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::StorePort;
use turnhost_protocol::{
    QueuedSubmission, ThreadQueueUpdateParams, ThreadQueueUpdateResponse, method,
};
use turnhost_thread::{Input, Queue};
use turnhost_threads::{LoadedThread, Threads};

use super::list::change_unloaded;
use crate::methods::input::{refuse_long, refuse_remote_images};
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadQueueUpdate {
    type Needs = ();

    fn thread(params: &ThreadQueueUpdateParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadQueueUpdateParams,
    ) -> Result<ThreadQueueUpdateResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        let mut queue = thread.state().queue().clone();
        let queued_submission = update(&mut queue, params)?;
        thread.input(Input::Queue(queue));
        Ok(ThreadQueueUpdateResponse { queued_submission })
    }
}

impl OnStoredThread for method::ThreadQueueUpdate {
    type StoredNeeds = (Arc<dyn StorePort>, Threads);

    async fn call_stored(
        parts: Self::StoredNeeds,
        thread: ThreadId,
        params: ThreadQueueUpdateParams,
    ) -> Result<Reply<ThreadQueueUpdateResponse>, CallError> {
        let queued_submission =
            change_unloaded(parts, thread, |queue| update(queue, params)).await?;
        Ok(ThreadQueueUpdateResponse { queued_submission }.into())
    }
}

/// Changes a waiting message, and returns it as it is then.
fn update(
    queue: &mut Queue,
    params: ThreadQueueUpdateParams,
) -> Result<QueuedSubmission, CallError> {
    let ThreadQueueUpdateParams {
        // The caller found the thread by its id.
        thread_id: _,
        input,
        queued_submission_id: id,
        responsesapi_client_metadata: metadata,
    } = params;
    refuse_remote_images(&input)?;
    refuse_long(&input)?;
    let entry = queue.update(&id, input)?;
    entry.responsesapi_client_metadata = metadata.or(entry.responsesapi_client_metadata.take());
    Ok(entry.clone())
}
