//! `thread/memoryMode/set`: whether later threads may learn from a thread.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{Append, StorePort, ThreadRecord};
use turnhost_protocol::{ThreadMemoryModeSetParams, ThreadMemoryModeSetResponse, method};
use turnhost_thread::TurnSettings;
use turnhost_threads::{LoadedThread, Threads};

use crate::methods::document::being_loaded;
use crate::methods::params::thread_id;
use crate::methods::thread::kept::keep;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadMemoryModeSet {
    type Needs = ();

    fn thread(params: &ThreadMemoryModeSetParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// The choice is stored with the thread, for programs that learn from it later.
    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadMemoryModeSetParams,
    ) -> Result<ThreadMemoryModeSetResponse, CallError> {
        let ThreadMemoryModeSetParams { thread_id: _, mode } = params;
        if thread.state().is_ephemeral() {
            let id = thread.id();
            let text = format!("ephemeral thread does not support metadata updates: {id}");
            return Err(CallError::Refused(text));
        }
        keep(thread);
        let settings = TurnSettings::clone(thread.state().settings());
        thread.replace_settings(TurnSettings { memory_mode: Some(mode), ..settings })?;
        Ok(ThreadMemoryModeSetResponse {})
    }
}

impl OnStoredThread for method::ThreadMemoryModeSet {
    type StoredNeeds = (Arc<dyn StorePort>, Threads);

    async fn call_stored(
        (store, threads): Self::StoredNeeds,
        thread: ThreadId,
        params: ThreadMemoryModeSetParams,
    ) -> Result<Reply<ThreadMemoryModeSetResponse>, CallError> {
        let ThreadMemoryModeSetParams { thread_id: _, mode } = params;
        let Some(_unloaded) = threads.while_unloaded(thread).await else {
            return Err(being_loaded(thread));
        };
        let record = store.thread(thread).await?.filter(|record| !record.archived);
        let record = record.ok_or(CallError::NotStored(thread))?;
        let settings: TurnSettings = serde_json::from_str(&record.settings)
            .map_err(|_| CallError::unreadable_settings(thread))?;
        let settings = TurnSettings { memory_mode: Some(mode), ..settings };
        let settings = serde_json::to_string(&settings)
            .map_err(|error| CallError::Internal(error.to_string()))?;
        let record = ThreadRecord { settings, ..record };
        store.append(thread, vec![Append::Thread(Box::new(record))]).await?;
        Ok(ThreadMemoryModeSetResponse {}.into())
    }
}
