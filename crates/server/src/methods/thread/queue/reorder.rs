//! `thread/queue/reorder`: waiting messages in another order.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::StorePort;
use turnhost_protocol::{ThreadQueueReorderParams, ThreadQueueReorderResponse, method};
use turnhost_thread::Input;
use turnhost_threads::{LoadedThread, Threads};

use super::list::change_unloaded;
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadQueueReorder {
    type Needs = ();

    fn thread(params: &ThreadQueueReorderParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadQueueReorderParams,
    ) -> Result<ThreadQueueReorderResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        let ThreadQueueReorderParams { thread_id: _, queued_submission_ids } = params;
        let mut queue = thread.state().queue().clone();
        queue.reorder(&queued_submission_ids)?;
        thread.input(Input::Queue(queue));
        Ok(ThreadQueueReorderResponse {})
    }
}

impl OnStoredThread for method::ThreadQueueReorder {
    type StoredNeeds = (Arc<dyn StorePort>, Threads);

    async fn call_stored(
        parts: Self::StoredNeeds,
        thread: ThreadId,
        params: ThreadQueueReorderParams,
    ) -> Result<Reply<ThreadQueueReorderResponse>, CallError> {
        let ThreadQueueReorderParams { thread_id: _, queued_submission_ids: ids } = params;
        change_unloaded(parts, thread, |queue| Ok(queue.reorder(&ids)?)).await?;
        Ok(ThreadQueueReorderResponse {}.into())
    }
}
