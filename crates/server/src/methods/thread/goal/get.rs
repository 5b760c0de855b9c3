//! `thread/goal/get`: what a thread works towards.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{DocumentKind, StorePort};
use turnhost_protocol::{ThreadGoalGetParams, ThreadGoalGetResponse, method};
use turnhost_threads::LoadedThread;

use crate::methods::document::{Absent, stored_document};
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

/// The errors of a goal whose thread is not there.
pub(super) const ABSENT: Absent =
    Absent { unknown: CallError::ThreadNotFound, archived: CallError::ThreadNotFound };

impl OnThread for method::ThreadGoalGet {
    type Needs = ();

    fn thread(params: &ThreadGoalGetParams) -> Result<ThreadId, CallError> {
        let ThreadGoalGetParams { thread_id: id } = params;
        thread_id(id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        _: ThreadGoalGetParams,
    ) -> Result<ThreadGoalGetResponse, CallError> {
        refuse_ephemeral(thread, "goals")?;
        Ok(ThreadGoalGetResponse { goal: thread.state().goal().cloned() })
    }
}

impl OnStoredThread for method::ThreadGoalGet {
    type StoredNeeds = Arc<dyn StorePort>;

    async fn call_stored(
        store: Arc<dyn StorePort>,
        thread: ThreadId,
        _: ThreadGoalGetParams,
    ) -> Result<Reply<ThreadGoalGetResponse>, CallError> {
        let goal = stored_document(&*store, thread, DocumentKind::Goal, ABSENT).await?;
        Ok(ThreadGoalGetResponse { goal }.into())
    }
}
