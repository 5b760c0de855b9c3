//! `thread/readState/update`: a thread marked as read, or as unread from its beginning.

use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_ports::{StorePort, ThreadRecord};
use turnhost_protocol::{
    ThreadReadState, ThreadReadStateOperation, ThreadReadStateUpdateParams,
    ThreadReadStateUpdateResponse, ThreadUnreadPosition, method,
};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::methods::thread::read::read_state;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadReadStateUpdate {
    type Needs = Arc<dyn World>;

    fn thread(params: &ThreadReadStateUpdateParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id).map_err(|error| CallError::BadValue(error.to_string()))
    }

    /// The subscribers are notified of the new state before the answer.
    fn call(
        thread: &mut LoadedThread<'_>,
        world: Arc<dyn World>,
        _: &Caller,
        params: ThreadReadStateUpdateParams,
    ) -> Result<ThreadReadStateUpdateResponse, CallError> {
        if thread.state().is_ephemeral() {
            return Err(CallError::Refused("thread read state unavailable".to_owned()));
        }
        let read_state = next(thread.state().record(), &params, &*world)?;
        thread.input(Input::ReadState(read_state.clone()));
        thread.publish_before_response();
        Ok(ThreadReadStateUpdateResponse { read_state })
    }
}

impl OnStoredThread for method::ThreadReadStateUpdate {
    type StoredNeeds = (Arc<dyn StorePort>, Arc<dyn World>);

    async fn call_stored(
        (store, world): Self::StoredNeeds,
        id: ThreadId,
        params: ThreadReadStateUpdateParams,
    ) -> Result<Reply<ThreadReadStateUpdateResponse>, CallError> {
        let read = async || store.thread(id).await?.ok_or(CallError::ThreadNotLoaded(id));
        let record = read().await?;
        let read_state = next(&record, &params, &*world)?;
        let json = serde_json::to_string(&read_state)
            .map_err(|error| CallError::Internal(error.to_string()))?;
        if !store.replace_read_state(id, record.read_state, json).await? {
            return Err(CallError::ReadStateConflict(current(&read().await?)?));
        }
        Ok(ThreadReadStateUpdateResponse { read_state }.into())
    }
}

/// Returns the state after the operation, unless the client has not seen the current one.
fn next(
    record: &ThreadRecord,
    params: &ThreadReadStateUpdateParams,
    world: &dyn World,
) -> Result<ThreadReadState, CallError> {
    // The caller found the thread by its id.
    let ThreadReadStateUpdateParams { thread_id: _, operation, expected_revision } = params;
    let current = current(record)?;
    if current.revision != *expected_revision {
        return Err(CallError::ReadStateConflict(current));
    }
    let first_unread = match operation {
        ThreadReadStateOperation::Read => None,
        ThreadReadStateOperation::Unread => Some(ThreadUnreadPosition::ThreadStart),
    };
    Ok(ThreadReadState { first_unread, revision: world.random_uuid().to_string() })
}

/// Returns the state of a thread; it has none before its first turn.
fn current(record: &ThreadRecord) -> Result<ThreadReadState, CallError> {
    read_state(record).ok_or_else(|| CallError::Refused("thread read state unavailable".to_owned()))
}
