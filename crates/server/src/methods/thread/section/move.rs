//! `thread/section/move`: a thread under another section, or under none.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{FileOutcome, FilingPort};
use turnhost_protocol::{
    ServerNotification, ThreadSectionChangedNotification, ThreadSectionMoveParams,
    ThreadSectionMoveResponse, method,
};
use turnhost_threads::Threads;

use crate::methods::params::thread_id;
use crate::methods::thread::kept;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadSectionMove {
    type Needs = (Arc<dyn FilingPort>, Threads, Arc<dyn World>);

    /// A thread without a turn is stored by this.
    async fn call(
        (filing, threads, world): Self::Needs,
        caller: &Caller,
        params: ThreadSectionMoveParams,
    ) -> Result<Reply<ThreadSectionMoveResponse>, CallError> {
        let ThreadSectionMoveParams { thread_id: id, section_id, before_thread_id } = params;
        let id = thread_id(&id)?;
        let before = match &before_thread_id {
            None => None,
            Some(_) if section_id.is_none() => {
                let text = "beforeThreadId requires a non-null sectionId";
                return Err(CallError::Refused(text.to_owned()));
            }
            Some(text) => Some(text.parse().map_err(|error| {
                CallError::Refused(format!("invalid before thread id: {error}"))
            })?),
        };
        if before == Some(id) {
            let text = format!("thread {id} cannot be moved before itself");
            return Err(CallError::Refused(text));
        }
        kept::store(&threads, caller, id, "section moves").await?;
        match filing.file(id, section_id.clone(), before, world.now()).await? {
            FileOutcome::Filed => {}
            FileOutcome::NoThread => return Err(CallError::ThreadNotFound(id)),
            FileOutcome::NoSection => {
                let section = section_id.unwrap_or_default();
                return Err(CallError::Refused(format!("section {section} does not exist")));
            }
            FileOutcome::NoBefore => {
                let section = section_id.unwrap_or_default();
                let before = before_thread_id.unwrap_or_default();
                let text = format!("before thread {before} is not in section {section}");
                return Err(CallError::Refused(text));
            }
        }
        let changed = ThreadSectionChangedNotification { thread_id: id, section_id };
        Ok(Reply::from(ThreadSectionMoveResponse {})
            .broadcast(ServerNotification::ThreadSectionChanged(changed)))
    }
}
