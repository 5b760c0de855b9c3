//! `thread/goal/clear`: a thread that works towards nothing.

use turnhost_base::ThreadId;
use turnhost_protocol::{ThreadGoalClearParams, ThreadGoalClearResponse, method};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

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

    fn missing(id: ThreadId) -> CallError {
        CallError::ThreadNotFound(id)
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
