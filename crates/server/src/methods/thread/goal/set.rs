//! `thread/goal/set`: what a thread works towards, or a change of it.

use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_protocol::{ThreadGoalSetParams, ThreadGoalSetResponse, method};
use turnhost_thread::{GoalChange, Input};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadGoalSet {
    type Needs = (ModelHistory, Arc<dyn World>);

    fn thread(params: &ThreadGoalSetParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn missing(id: ThreadId) -> CallError {
        CallError::ThreadNotFound(id)
    }

    /// An active goal makes an idle thread begin a turn.
    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, world): Self::Needs,
        _: &Caller,
        params: ThreadGoalSetParams,
    ) -> Result<ThreadGoalSetResponse, CallError> {
        refuse_ephemeral(thread, "goals")?;
        let ThreadGoalSetParams {
            thread_id: _,
            objective,
            status,
            token_budget,
            // A label for statistics.
            origin: _,
        } = params;
        let change = GoalChange { objective, status, token_budget };
        let goal = change.applied(thread.id(), thread.state().goal(), world.now())?;
        thread.input(Input::Goal { goal: Some(Box::new(goal.clone())), turn: None });
        if thread.state().active_goal().is_some() && thread.state().queue().is_empty() {
            thread.go_on();
        }
        Ok(ThreadGoalSetResponse { goal })
    }
}
