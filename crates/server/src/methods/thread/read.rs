//! `thread/read`: a thread as it stands, without loading or subscribing.

use turnhost_ports::ThreadRecord;
use turnhost_protocol::{ThreadReadParams, ThreadReadResponse, method};

use super::resume::full_history_notice;
use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::methods::{read_turns, thread_id};
use crate::view::{self, Snapshot};

impl OnServer for method::ThreadRead {
    async fn call(
        ctx: &mut Ctx,
        params: ThreadReadParams,
    ) -> Result<Answer<ThreadReadResponse>, CallError> {
        let id = thread_id(&params.thread_id)?;
        let loaded = ctx.server.threads.get(id).and_then(|handle| handle.snapshot());
        let (mut thread, record, running) = if let Some(snapshot) = loaded {
            refuse_turns_of(&snapshot, params.include_turns)?;
            (snapshot.thread(&ctx.server.identity), snapshot.record.clone(), snapshot.running)
        } else {
            let record = ctx.server.ports.store.thread(id).await?;
            let record = record.ok_or(CallError::ThreadNotLoaded(id))?;
            let thread = view::stored_thread(&record, &ctx.server.identity);
            (thread.ok_or_else(|| CallError::unreadable_settings(id))?, record, None)
        };
        if params.include_turns {
            ctx.session.send(&ctx.server.notification(full_history_notice("includeTurns: false")));
            thread.turns = read_turns::to_wire(&ctx.server.ports.store.turns(id).await?, running);
        }
        Ok(ThreadReadResponse { thread, read_state: read_state(&record) }.into())
    }
}

/// A thread of which nothing is stored has no turns to read.
fn refuse_turns_of(snapshot: &Snapshot, include_turns: bool) -> Result<(), CallError> {
    if !include_turns || snapshot.stored {
        Ok(())
    } else if snapshot.ephemeral {
        Err(CallError::Refused("ephemeral threads do not support includeTurns".to_owned()))
    } else {
        Err(CallError::NotSupported("list_turns is not supported yet".to_owned()))
    }
}

pub(super) fn read_state(record: &ThreadRecord) -> Option<turnhost_protocol::ThreadReadState> {
    record.read_state.as_deref().and_then(|json| serde_json::from_str(json).ok())
}
