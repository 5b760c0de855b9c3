//! `thread/queue/update`: another input for a waiting message.

use turnhost_base::ThreadId;
use turnhost_protocol::{ThreadQueueUpdateParams, ThreadQueueUpdateResponse, method};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use super::list::unread;
use crate::methods::input::refuse_remote_images;
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadQueueUpdate {
    type Needs = ();

    fn thread(params: &ThreadQueueUpdateParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn missing(id: ThreadId) -> CallError {
        unread(id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadQueueUpdateParams,
    ) -> Result<ThreadQueueUpdateResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        let ThreadQueueUpdateParams {
            thread_id: _,
            input,
            queued_submission_id: id,
            responsesapi_client_metadata: metadata,
        } = params;
        refuse_remote_images(&input)?;
        let mut queue = thread.state().queue().clone();
        let entry = queue.update(&id, input)?;
        entry.responsesapi_client_metadata = metadata.or(entry.responsesapi_client_metadata.take());
        let queued_submission = entry.clone();
        thread.input(Input::Queue(queue));
        Ok(ThreadQueueUpdateResponse { queued_submission })
    }
}
