//! `thread/name/set`: a name for a thread.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::StorePort;
use turnhost_protocol::{
    ServerNotification, ThreadNameUpdatedNotification, ThreadSetNameParams, ThreadSetNameResponse,
    method,
};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::methods::thread::kept::keep;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadSetName {
    type Needs = ();

    fn thread(params: &ThreadSetNameParams) -> Result<ThreadId, CallError> {
        let ThreadSetNameParams { thread_id: id, name } = params;
        let id = thread_id(id)?;
        if name.trim().is_empty() {
            return Err(CallError::Refused("thread name must not be empty".to_owned()));
        }
        Ok(id)
    }

    /// A thread without a turn is stored with its name.
    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadSetNameParams,
    ) -> Result<ThreadSetNameResponse, CallError> {
        let id = thread.id();
        if thread.state().is_ephemeral() {
            return Err(CallError::Refused(format!(
                "ephemeral thread does not support metadata updates: {id}"
            )));
        }
        keep(thread);
        let name = params.name.trim().to_owned();
        thread.input(Input::Rename(Some(name.clone())));
        thread.notify(updated(id, name));
        Ok(ThreadSetNameResponse {})
    }
}

impl OnStoredThread for method::ThreadSetName {
    type StoredNeeds = Arc<dyn StorePort>;

    async fn call_stored(
        store: Arc<dyn StorePort>,
        thread: ThreadId,
        params: ThreadSetNameParams,
    ) -> Result<Reply<ThreadSetNameResponse>, CallError> {
        let name = params.name.trim().to_owned();
        let record = store.thread(thread).await?.ok_or(CallError::NotStored(thread))?;
        if record.archived || !store.set_name(thread, Some(name.clone())).await? {
            return Err(CallError::NotStored(thread));
        }
        Ok(Reply::from(ThreadSetNameResponse {}).broadcast(updated(thread, name)))
    }
}

fn updated(thread_id: ThreadId, name: String) -> ServerNotification {
    let updated = ThreadNameUpdatedNotification { thread_id, thread_name: Some(name) };
    ServerNotification::ThreadNameUpdated(updated)
}
