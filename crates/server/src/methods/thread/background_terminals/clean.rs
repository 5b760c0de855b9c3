//! `thread/backgroundTerminals/clean`: all commands of a thread ended that no call waits for.

use turnhost_agent::Event;
use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadBackgroundTerminalsCleanParams, ThreadBackgroundTerminalsCleanResponse, method,
};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadBackgroundTerminalsClean {
    // A command that runs was started by an agent that knows its history.
    type Needs = ();

    fn thread(params: &ThreadBackgroundTerminalsCleanParams) -> Result<ThreadId, CallError> {
        let ThreadBackgroundTerminalsCleanParams { thread_id: id } = params;
        thread_id(id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        _: ThreadBackgroundTerminalsCleanParams,
    ) -> Result<ThreadBackgroundTerminalsCleanResponse, CallError> {
        thread.event(Event::TerminateBackground);
        Ok(ThreadBackgroundTerminalsCleanResponse {})
    }
}
