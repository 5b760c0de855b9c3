//! `thread/goal/set`: what a thread works towards, or a change of it.

use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_ports::{DocumentKind, StorePort};
use turnhost_protocol::{
    ServerNotification, ThreadGoal, ThreadGoalSetParams, ThreadGoalSetResponse,
    ThreadGoalUpdatedNotification, method,
};
use turnhost_thread::{GoalChange, Input};
use turnhost_threads::{LoadedThread, Threads};

use super::get::ABSENT;
use crate::methods::document::{StoredDocument, change_stored};
use crate::methods::params::thread_id;
use crate::methods::thread::kept::{keep, refuse_ephemeral};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadGoalSet {
    type Needs = (ModelHistory, Arc<dyn World>);

    fn thread(params: &ThreadGoalSetParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// An active goal makes an idle thread begin a turn.
    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, world): Self::Needs,
        _: &Caller,
        params: ThreadGoalSetParams,
    ) -> Result<ThreadGoalSetResponse, CallError> {
        refuse_ephemeral(thread, "goals")?;
        let goal = change(params).applied(thread.id(), thread.state().goal(), world.now())?;
        keep(thread);
        thread.input(Input::Goal { goal: Some(Box::new(goal.clone())), turn: None });
        if thread.state().active_goal().is_some() && thread.state().queue().is_empty() {
            thread.go_on();
        }
        Ok(ThreadGoalSetResponse { goal })
    }
}

impl OnStoredThread for method::ThreadGoalSet {
    type StoredNeeds = (Arc<dyn StorePort>, Threads, Arc<dyn World>);

    /// Lets the goal rest until the thread is resumed.
    async fn call_stored(
        (store, threads, world): Self::StoredNeeds,
        thread: ThreadId,
        params: ThreadGoalSetParams,
    ) -> Result<Reply<ThreadGoalSetResponse>, CallError> {
        let apply = |stored: &mut Option<ThreadGoal>| {
            let goal = change(params).applied(thread, stored.as_ref(), world.now())?;
            *stored = Some(goal.clone());
            Ok(goal)
        };
        let parts = (&*store, &threads);
        let document = StoredDocument { thread, kind: DocumentKind::Goal, absent: ABSENT };
        let goal = change_stored(parts, document, apply).await?;
        let updated =
            ThreadGoalUpdatedNotification { thread_id: thread, goal: goal.clone(), turn_id: None };
        Ok(Reply::from(ThreadGoalSetResponse { goal })
            .broadcast(ServerNotification::ThreadGoalUpdated(updated)))
    }
}

/// Takes the params apart.
fn change(params: ThreadGoalSetParams) -> GoalChange {
    let ThreadGoalSetParams {
        // The caller found the thread by its id.
        thread_id: _,
        objective,
        status,
        token_budget,
        // A label for statistics.
        origin: _,
    } = params;
    GoalChange { objective, status, token_budget }
}
