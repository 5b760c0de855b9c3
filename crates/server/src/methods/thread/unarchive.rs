//! `thread/unarchive`: an archived thread back in the ordinary lists.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{Append, StorePort};
use turnhost_protocol::{
    ServerNotification, ThreadUnarchiveParams, ThreadUnarchiveResponse,
    ThreadUnarchivedNotification, method,
};
use turnhost_threads::{ServerIdentity, Threads, stored_thread};

use crate::methods::params::session_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadUnarchive {
    type Needs = (Arc<dyn StorePort>, Threads, Arc<ServerIdentity>, Arc<dyn World>);

    /// The thread is not loaded by this.
    async fn call(
        (store, threads, identity, world): Self::Needs,
        _: &Caller,
        params: ThreadUnarchiveParams,
    ) -> Result<Reply<ThreadUnarchiveResponse>, CallError> {
        let ThreadUnarchiveParams { thread_id } = params;
        let id = session_id(&thread_id)?;
        // A loaded thread is none that is archived.
        if threads.snapshot(id).is_some_and(|snapshot| !snapshot.ephemeral) {
            let text = format!("thread {id} already has an active writer");
            return Err(CallError::Refused(text));
        }
        if !store.unarchive(id).await? {
            return Err(CallError::Refused(format!(
                "no archived rollout found for thread id {id}"
            )));
        }
        let mut record = store.thread(id).await?.ok_or(CallError::NotStored(id))?;
        record.updated_at = world.now();
        store.append(id, vec![Append::Thread(Box::new(record.clone()))]).await?;
        let thread =
            stored_thread(&record, &identity).ok_or_else(|| CallError::unreadable_settings(id))?;
        let unarchived = ThreadUnarchivedNotification { thread_id: id };
        Ok(Reply::from(ThreadUnarchiveResponse { thread })
            .broadcast(ServerNotification::ThreadUnarchived(unarchived)))
    }
}
