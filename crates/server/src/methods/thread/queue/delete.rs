//! `thread/queue/delete`: a waiting message taken back.

use turnhost_base::ThreadId;
use turnhost_protocol::{ThreadQueueDeleteParams, ThreadQueueDeleteResponse, method};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use super::list::unread;
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadQueueDelete {
    type Needs = ();

    fn thread(params: &ThreadQueueDeleteParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn missing(id: ThreadId) -> CallError {
        unread(id)
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
