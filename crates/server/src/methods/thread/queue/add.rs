//! `thread/queue/add`: a message that waits for its turn.

use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_protocol::{QueuedSubmission, ThreadQueueAddParams, ThreadQueueAddResponse, method};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use super::list::unread;
use crate::methods::input::refuse_remote_images;
use crate::methods::params::thread_id;
use crate::methods::thread::kept::refuse_ephemeral;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadQueueAdd {
    type Needs = (ModelHistory, Arc<dyn World>);

    fn thread(params: &ThreadQueueAddParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn missing(id: ThreadId) -> CallError {
        unread(id)
    }

    /// Starts a turn with it if nothing runs and nothing was left waiting, as an interrupt does.
    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, world): Self::Needs,
        _: &Caller,
        params: ThreadQueueAddParams,
    ) -> Result<ThreadQueueAddResponse, CallError> {
        refuse_ephemeral(thread, "queued submissions")?;
        let ThreadQueueAddParams {
            thread_id: _,
            client_user_message_id,
            input,
            responsesapi_client_metadata,
        } = params;
        refuse_remote_images(&input)?;
        let entry = QueuedSubmission {
            id: world.fresh_uuid().to_string(),
            client_user_message_id,
            input,
            responsesapi_client_metadata,
        };
        let mut queue = thread.state().queue().clone();
        let is_next = queue.is_empty();
        queue.add(entry.clone())?;
        thread.input(Input::Queue(queue));
        if is_next {
            thread.go_on();
        }
        Ok(ThreadQueueAddResponse { queued_submission: entry })
    }
}
