//! `thread/queue/start`: a turn with a waiting message.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{DocumentKind, StorePort};
use turnhost_protocol::{ThreadQueueStartParams, ThreadQueueStartResponse, method};
use turnhost_thread::{Input, Queue, new_turn};
use turnhost_threads::LoadedThread;

use super::list::ABSENT;
use crate::methods::document::stored_document;
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadQueueStart {
    type Needs = ModelHistory;

    fn thread(params: &ThreadQueueStartParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// A running turn has to end first, as it does before what waits runs by itself.
    fn call(
        thread: &mut LoadedThread<'_>,
        ModelHistory: ModelHistory,
        _: &Caller,
        params: ThreadQueueStartParams,
    ) -> Result<ThreadQueueStartResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        let ThreadQueueStartParams { thread_id: _, queued_submission_id } = params;
        if let Some(kind) = thread.state().not_steerable() {
            return Err(CallError::NotSteerable(kind));
        }
        if thread.state().running().is_some() {
            let text = "thread already has an active or pending turn";
            return Err(CallError::Refused(text.to_owned()));
        }
        let mut queue = thread.state().queue().clone();
        let next = queue.take(queued_submission_id.as_deref())?;
        thread.input(Input::Queue(queue));
        let turn = thread.begin_queued(next);
        Ok(ThreadQueueStartResponse { turn: new_turn(turn) })
    }
}

impl OnStoredThread for method::ThreadQueueStart {
    type StoredNeeds = Arc<dyn StorePort>;

    /// Refuses: the turn would have no subscriber.
    async fn call_stored(
        store: Arc<dyn StorePort>,
        thread: ThreadId,
        _: ThreadQueueStartParams,
    ) -> Result<Reply<ThreadQueueStartResponse>, CallError> {
        let _: Option<Queue> =
            stored_document(&*store, thread, DocumentKind::Queue, ABSENT).await?;
        let text = "resume the thread before starting a queued message";
        Err(CallError::Refused(text.to_owned()))
    }
}
