//! `thread/revert`: a thread without its last turns.

use std::str::FromStr as _;
use std::sync::Arc;

use turnhost_base::{ThreadId, TurnId, World};
use turnhost_protocol::{
    ServerNotification, ThreadHistoryMode, ThreadRevertParams, ThreadRevertResponse,
    ThreadRevertedNotification, ThreadStatus, ThreadStatusChangedNotification, Turn, method,
};
use turnhost_thread::TurnSettings;
use turnhost_threads::LoadedThread;

use super::turns_page;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::CountedTurns;

impl OnThread for method::ThreadRevert {
    type Needs = (CountedTurns, Arc<dyn World>);

    fn thread(params: &ThreadRevertParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// Subscribes the caller, as a resume does. The status says in between that the thread is not loaded, since its commands end with this
    /// as they do then.
    fn call(
        thread: &mut LoadedThread<'_>,
        (CountedTurns(turns), world): Self::Needs,
        caller: &Caller,
        params: ThreadRevertParams,
    ) -> Result<ThreadRevertResponse, CallError> {
        let ThreadRevertParams { thread_id: _, before_turn_id } = params;
        if thread.state().is_ephemeral() {
            let text = "ephemeral threads do not support thread/revert";
            return Err(CallError::Refused(text.to_owned()));
        }
        if !thread.state().is_stored() {
            return Err(CallError::NotStored(thread.id()));
        }
        if thread.state().settings().history_mode == Some(ThreadHistoryMode::Legacy) {
            let text = "thread/revert only supports paginated threads";
            return Err(CallError::Refused(text.to_owned()));
        }
        let cut = position(&turns, &before_turn_id);
        if cut.is_some() {
            thread.end_work();
        }
        thread.notify(status(thread.id(), ThreadStatus::NotLoaded));
        if let Some(cut) = cut {
            thread.subscribe(&caller.subscriber());
            let (kept, dropped) = turns.split_at(cut);
            thread.revert(kept, dropped);
            let mut settings = TurnSettings::clone(thread.state().settings());
            settings.reverted = Some(world.fresh_uuid().to_string());
            thread.replace_settings(settings)?;
        }
        thread.notify(status(thread.id(), thread.state().status()));
        thread.publish_before_response();
        let Some(cut) = cut else {
            return Err(CallError::Refused(format!("turn not found: {before_turn_id}")));
        };
        let reverted = ThreadRevertedNotification { thread_id: thread.id() };
        thread.notify(ServerNotification::ThreadReverted(reverted));
        let last = cut.checked_sub(1).and_then(|last| turns.get(last));
        let cursor = last.map(|turn| turns_page::cursor(turn.id));
        Ok(ThreadRevertResponse {
            thread: thread.snapshot().thread(thread.identity()),
            items_backwards_cursor: cursor.clone(),
            turns_backwards_cursor: cursor,
        })
    }
}

fn position(turns: &[Turn], id: &str) -> Option<usize> {
    let id = TurnId::from_str(id).ok()?;
    turns.iter().position(|turn| turn.id == id)
}

fn status(thread_id: ThreadId, status: ThreadStatus) -> ServerNotification {
    ServerNotification::ThreadStatusChanged(ThreadStatusChangedNotification { thread_id, status })
}
