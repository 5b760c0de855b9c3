//! `thread/delete`: a thread and all that is stored of it, gone.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{AttachedThreads, Direction, ListQuery, StorePort};
use turnhost_protocol::{
    ServerNotification, ThreadDeleteParams, ThreadDeleteResponse, ThreadDeletedNotification, method,
};
use turnhost_threads::Threads;

use super::agents::delete_agents;
use super::kept::is_legacy;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadDelete {
    type Needs = (Arc<dyn StorePort>, Threads);

    /// A loaded thread leaves memory first: its turn is interrupted, its commands are killed. Agents go with
    /// the thread that started them. A thread that a fork has its history from stays, but out of memory. Of a
    /// thread without a turn there is nothing but what is in memory.
    async fn call(
        (store, threads): Self::Needs,
        _: &Caller,
        params: ThreadDeleteParams,
    ) -> Result<Reply<ThreadDeleteResponse>, CallError> {
        let ThreadDeleteParams { thread_id: id } = params;
        let id = thread_id(&id)?;
        let unstored = threads.snapshot(id).filter(|snapshot| !snapshot.stored);
        if unstored.as_ref().is_some_and(|snapshot| snapshot.ephemeral) {
            let text = format!("thread is not persisted and cannot be deleted: {id}");
            return Err(CallError::Refused(text));
        }
        refuse_with_attached(&*store, id).await?;
        threads.stop(id).await;
        refuse_with_forks(&*store, id).await?;
        let agents = delete_agents(id, &*store, &threads).await?;
        if !store.delete(id).await? && unstored.is_none() {
            return Err(CallError::NotStored(id));
        }
        let deleted = ThreadDeletedNotification { thread_id: id };
        let reply = Reply::from(ThreadDeleteResponse {})
            .broadcast(ServerNotification::ThreadDeleted(deleted));
        Ok(agents.into_iter().fold(reply, Reply::broadcast))
    }
}

/// Refuses to take a thread away under those that are shown with it.
async fn refuse_with_attached(store: &dyn StorePort, id: ThreadId) -> Result<(), CallError> {
    for archived in [false, true] {
        let attached = store.list(ListQuery { archived, ..attached_to(id) }).await?;
        if let Some(attached) = attached.data.first() {
            return Err(CallError::Refused(format!(
                "cannot delete thread while attached thread {} exists; delete the attached thread first",
                attached.id
            )));
        }
    }
    Ok(())
}

/// Refuses to take a thread away under the forks that have their history from it. Forks of a thread whose
/// history is read as a whole have one of their own.
async fn refuse_with_forks(store: &dyn StorePort, id: ThreadId) -> Result<(), CallError> {
    if !store.has_forks(id).await?
        || store.thread(id).await?.is_some_and(|record| is_legacy(&record))
    {
        return Ok(());
    }
    let text = format!("cannot delete thread {id}: forked history still references it");
    Err(CallError::Refused(text))
}

fn attached_to(thread: ThreadId) -> ListQuery {
    ListQuery {
        direction: Direction::Ascending,
        attached: AttachedThreads::To(thread),
        ..ListQuery::newest(1)
    }
}
