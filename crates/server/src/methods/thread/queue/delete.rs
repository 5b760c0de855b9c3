//! `thread/queue/delete`: a waiting message taken back.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::StorePort;
use turnhost_protocol::{ThreadQueueDeleteParams, ThreadQueueDeleteResponse, method};
use turnhost_thread::Input;
use turnhost_threads::{LoadedThread, Threads};

use super::list::change_unloaded;
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadQueueDelete {
    type Needs = ();

    fn thread(params: &ThreadQueueDeleteParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadQueueDeleteParams,
    ) -> Result<ThreadQueueDeleteResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        let ThreadQueueDeleteParams { thread_id: _, queued_submission_id } = params;
        let mut queue = thread.state().queue().clone();
        let deleted = queue.delete(&queued_submission_id);
        if deleted {
            thread.input(Input::Queue(queue));
        }
        Ok(ThreadQueueDeleteResponse { deleted })
    }
}

impl OnStoredThread for method::ThreadQueueDelete {
    type StoredNeeds = (Arc<dyn StorePort>, Threads);

    async fn call_stored(
        parts: Self::StoredNeeds,
        thread: ThreadId,
        params: ThreadQueueDeleteParams,
    ) -> Result<Reply<ThreadQueueDeleteResponse>, CallError> {
        let ThreadQueueDeleteParams { thread_id: _, queued_submission_id: id } = params;
        let deleted = change_unloaded(parts, thread, |queue| Ok(queue.delete(&id))).await?;
        Ok(ThreadQueueDeleteResponse { deleted }.into())
    }
}
