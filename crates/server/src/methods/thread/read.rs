//! `thread/read`: the current state of a thread, without loading or subscribing.

use std::sync::Arc;

use turnhost_base::{ThreadId, TurnId};
use turnhost_ports::{StorePort, ThreadRecord};
use turnhost_protocol::{
    ThreadReadParams, ThreadReadResponse, ThreadReadState, Turn, TurnStatus, method,
};
use turnhost_threads::{Snapshot, turn};

use super::response::full_history_notice;
use super::shown;
use crate::fanout::connections::Connections;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadRead {
    type Needs = (shown::Parts, Arc<Connections>);

    async fn call(
        (parts, connections): Self::Needs,
        caller: &Caller,
        params: ThreadReadParams,
    ) -> Result<Reply<ThreadReadResponse>, CallError> {
        let ThreadReadParams { thread_id: id, include_turns } = params;
        let id = thread_id(&id)?;
        let (store, _, threads, _) = &parts;
        if include_turns && let Some(snapshot) = threads.snapshot(id) {
            refuse_turns_of(&snapshot)?;
        }
        let shown = shown::show(&parts, id).await?.ok_or(CallError::ThreadNotLoaded(id))?;
        let shown::Shown { mut thread, record, running } = shown;
        if include_turns {
            caller.send(&connections.notification(full_history_notice("includeTurns: false")));
            thread.turns = turns(&**store, id, running).await?;
        }
        Ok(ThreadReadResponse { thread, read_state: read_state(&record) }.into())
    }
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
