//! `thread/goal/clear`: a thread that works towards nothing.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{DocumentKind, StorePort};
use turnhost_protocol::{
    ServerNotification, ThreadGoal, ThreadGoalClearParams, ThreadGoalClearResponse,
    ThreadGoalClearedNotification, method,
};
use turnhost_thread::Input;
use turnhost_threads::{LoadedThread, Threads};

use super::get::ABSENT;
use crate::methods::document::{StoredDocument, change_stored};
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadGoalClear {
    type Needs = ();

    fn thread(params: &ThreadGoalClearParams) -> Result<ThreadId, CallError> {
        let ThreadGoalClearParams {
            thread_id: id,
            // A label for statistics.
            origin: _,
        } = params;
        thread_id(id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        _: ThreadGoalClearParams,
    ) -> Result<ThreadGoalClearResponse, CallError> {
        refuse_ephemeral(thread, "goals")?;
        let cleared = thread.state().goal().is_some();
        if cleared {
            thread.input(Input::Goal { goal: None, turn: None });
        }
        Ok(ThreadGoalClearResponse { cleared })
    }
}

impl OnStoredThread for method::ThreadGoalClear {
    type StoredNeeds = (Arc<dyn StorePort>, Threads);

    async fn call_stored(
        (store, threads): Self::StoredNeeds,
        thread: ThreadId,
        _: ThreadGoalClearParams,
    ) -> Result<Reply<ThreadGoalClearResponse>, CallError> {
        let clear = |stored: &mut Option<ThreadGoal>| Ok(stored.take().is_some());
        let parts = (&*store, &threads);
        let document = StoredDocument { thread, kind: DocumentKind::Goal, absent: ABSENT };
        let cleared = change_stored(parts, document, clear).await?;
        let reply = Reply::from(ThreadGoalClearResponse { cleared });
        if !cleared {
            return Ok(reply);
        }
        let told = ThreadGoalClearedNotification { thread_id: thread };
        Ok(reply.broadcast(ServerNotification::ThreadGoalCleared(told)))
    }
}
