//! `thread/archive`: a thread out of the ordinary lists.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::StorePort;
use turnhost_protocol::{
    ServerNotification, ThreadArchiveParams, ThreadArchiveResponse, ThreadArchivedNotification,
    method,
};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use crate::methods::params::session_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadArchive {
    type Needs = ();

    fn thread(params: &ThreadArchiveParams) -> Result<ThreadId, CallError> {
        let ThreadArchiveParams { thread_id } = params;
        session_id(thread_id)
    }

    /// The thread leaves memory first: its turn is interrupted, its commands are killed.
    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        _: ThreadArchiveParams,
    ) -> Result<ThreadArchiveResponse, CallError> {
        if thread.state().is_ephemeral() {
            return Err(CallError::NotStored(thread.id()));
        }
        thread.leave();
        thread.input(Input::Archive);
        thread.publish_before_response();
        thread.notify(archived(thread.id()));
        Ok(ThreadArchiveResponse {})
    }
}

impl OnStoredThread for method::ThreadArchive {
    type StoredNeeds = Arc<dyn StorePort>;

    async fn call_stored(
        store: Arc<dyn StorePort>,
        thread: ThreadId,
        _: ThreadArchiveParams,
    ) -> Result<Reply<ThreadArchiveResponse>, CallError> {
        if !store.archive(thread).await? {
            return Err(CallError::NotStored(thread));
        }
        Ok(Reply::from(ThreadArchiveResponse {}).broadcast(archived(thread)))
    }
}

fn archived(thread_id: ThreadId) -> ServerNotification {
    ServerNotification::ThreadArchived(ThreadArchivedNotification { thread_id })
}
