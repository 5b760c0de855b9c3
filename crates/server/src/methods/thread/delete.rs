//! `thread/delete`: a thread and all that is stored of it, gone.

use std::sync::Arc;

use turnhost_ports::StorePort;
use turnhost_protocol::{
    ServerNotification, ThreadDeleteParams, ThreadDeleteResponse, ThreadDeletedNotification, method,
};
use turnhost_threads::Threads;

use super::agents::delete_agents;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadDelete {
    type Needs = (Arc<dyn StorePort>, Threads);

    /// A loaded thread leaves memory first: its turn is interrupted, its commands are killed.
    /// Forks have histories of their own, and stay; agents go with the thread that started them.
    async fn call(
        (store, threads): Self::Needs,
        _: &Caller,
        params: ThreadDeleteParams,
    ) -> Result<Reply<ThreadDeleteResponse>, CallError> {
        let ThreadDeleteParams { thread_id: id } = params;
        let id = thread_id(&id)?;
        if let Some(snapshot) = threads.snapshot(id).filter(|snapshot| !snapshot.stored) {
            return Err(if snapshot.ephemeral {
                let text = format!("thread is not persisted and cannot be deleted: {id}");
                CallError::Refused(text)
            } else {
                CallError::NotStored(id)
            });
        }
        threads.stop(id).await;
        let agents = delete_agents(id, &*store, &threads).await?;
        if !store.delete(id).await? {
            return Err(CallError::NotStored(id));
        }
        let deleted = ThreadDeletedNotification { thread_id: id };
        let reply = Reply::from(ThreadDeleteResponse {})
            .broadcast(ServerNotification::ThreadDeleted(deleted));
        Ok(agents.into_iter().fold(reply, Reply::broadcast))
    }
}
