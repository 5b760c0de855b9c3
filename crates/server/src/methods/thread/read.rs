//! `thread/read`: a thread as it stands, without loading or subscribing.

use std::sync::Arc;

use turnhost_base::{ThreadId, TurnId};
use turnhost_ports::{StorePort, ThreadRecord};
use turnhost_protocol::{
    Thread, ThreadReadParams, ThreadReadResponse, ThreadReadState, Turn, TurnStatus, method,
};
use turnhost_threads::{ServerIdentity, Snapshot, Threads, stored_thread, turn};

use super::response::full_history_notice;
use crate::fanout::connections::Connections;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadRead {
    type Needs = (Arc<dyn StorePort>, Threads, Arc<ServerIdentity>, Arc<Connections>);

    async fn call(
        (store, threads, identity, connections): Self::Needs,
        caller: &Caller,
        params: ThreadReadParams,
    ) -> Result<Reply<ThreadReadResponse>, CallError> {
        let ThreadReadParams { thread_id: id, include_turns } = params;
        let id = thread_id(&id)?;
        let (mut thread, record, running) = if let Some(snapshot) = threads.snapshot(id) {
            if include_turns {
                refuse_turns_of(&snapshot)?;
            }
            let record = ThreadRecord::clone(&snapshot.record);
            (snapshot.thread(&identity), record, snapshot.running)
        } else {
            let (thread, record) = stored(&*store, id, &identity).await?;
            (thread, record, None)
        };
        if include_turns {
            caller.send(&connections.notification(full_history_notice("includeTurns: false")));
            thread.turns = turns(&*store, id, running).await?;
        }
        Ok(ThreadReadResponse { thread, read_state: read_state(&record) }.into())
    }
}

async fn stored(
    store: &dyn StorePort,
    id: ThreadId,
    identity: &ServerIdentity,
) -> Result<(Thread, ThreadRecord), CallError> {
    let record = store.thread(id).await?.ok_or(CallError::ThreadNotLoaded(id))?;
    let thread = stored_thread(&record, identity);
    Ok((thread.ok_or_else(|| CallError::unreadable_settings(id))?, record))
}

/// Reads all turns of a thread, of which `running` still runs.
pub(super) async fn turns(
    store: &dyn StorePort,
    id: ThreadId,
    running: Option<TurnId>,
) -> Result<Vec<Turn>, CallError> {
    let stored = store.turns(id).await?;
    let mut turns: Vec<Turn> = stored.iter().map(|(record, items)| turn(record, items)).collect();
    if let Some(turn) = turns.iter_mut().find(|turn| Some(turn.id) == running) {
        turn.status = TurnStatus::InProgress;
    }
    Ok(turns)
}

/// Refuses to read the turns of a thread of which nothing is stored.
fn refuse_turns_of(snapshot: &Snapshot) -> Result<(), CallError> {
    if snapshot.stored {
        Ok(())
    } else if snapshot.ephemeral {
        Err(CallError::Refused("ephemeral threads do not support includeTurns".to_owned()))
    } else {
        Err(CallError::NotSupported("list_turns is not supported yet".to_owned()))
    }
}

pub(super) fn read_state(record: &ThreadRecord) -> Option<ThreadReadState> {
    record.read_state.as_deref().and_then(|json| serde_json::from_str(json).ok())
}
