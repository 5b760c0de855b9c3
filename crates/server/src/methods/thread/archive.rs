//! `thread/archive`: a thread out of the ordinary lists.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::StorePort;
use turnhost_protocol::{
    ServerNotification, ThreadArchiveParams, ThreadArchiveResponse, ThreadArchivedNotification,
    method,
};
use turnhost_task::Tasks;
use turnhost_thread::Input;
use turnhost_threads::{LoadedThread, Threads};

use super::agents::archive_agents;
use crate::fanout::connections::Connections;
use crate::methods::params::session_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadArchive {
    type Needs = (Arc<dyn StorePort>, Threads, Arc<Connections>, Tasks);

    fn thread(params: &ThreadArchiveParams) -> Result<ThreadId, CallError> {
        let ThreadArchiveParams { thread_id } = params;
        session_id(thread_id)
    }

    /// The thread leaves memory first: its turn is interrupted, its commands are killed.
    fn call(
        thread: &mut LoadedThread<'_>,
        (store, threads, connections, tasks): Self::Needs,
        _: &Caller,
        _: ThreadArchiveParams,
    ) -> Result<ThreadArchiveResponse, CallError> {
        if thread.state().is_ephemeral() {
            return Err(CallError::NotStored(thread.id()));
        }
        thread.unload();
        thread.input(Input::Archive);
        thread.publish_before_response();
        thread.notify(archived(thread.id()));
        let agents = archive_agents(thread.id(), store, threads, connections);
        thread.after(move || tasks.spawn_to_end(agents));
        Ok(ThreadArchiveResponse {})
    }
}

impl OnStoredThread for method::ThreadArchive {
    type StoredNeeds = (Arc<dyn StorePort>, Threads, Arc<Connections>, Tasks);

    async fn call_stored(
        (store, threads, connections, tasks): Self::StoredNeeds,
        thread: ThreadId,
        _: ThreadArchiveParams,
    ) -> Result<Reply<ThreadArchiveResponse>, CallError> {
        if !store.archive(thread).await? {
            return Err(CallError::NotStored(thread));
        }
        let agents = archive_agents(thread, store, threads, connections);
        let reply = Reply::from(ThreadArchiveResponse {}).broadcast(archived(thread));
        Ok(reply.then(move || tasks.spawn_to_end(agents)))
    }
}

fn archived(thread_id: ThreadId) -> ServerNotification {
    ServerNotification::ThreadArchived(ThreadArchivedNotification { thread_id })
}
