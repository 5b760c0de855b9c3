//! `thread/name/set`: a name for a thread.

use turnhost_protocol::{
    ServerNotification, ThreadNameUpdatedNotification, ThreadSetNameParams, ThreadSetNameResponse,
    method,
};

use crate::actor::Message;
use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::methods::thread_id;

impl OnServer for method::ThreadSetName {
    async fn call(
        ctx: &mut Ctx,
        params: ThreadSetNameParams,
    ) -> Result<Answer<ThreadSetNameResponse>, CallError> {
        let id = thread_id(&params.thread_id)?;
        let name = params.name.trim().to_owned();
        if name.is_empty() {
            return Err(CallError::Refused("thread name must not be empty".to_owned()));
        }
        let asked = match ctx.server.threads.get(id) {
            Some(handle) => handle.ask(|reply| Message::Rename(name.clone(), reply)).await,
            None => None,
        };
        match asked {
            Some(result) => result?,
            None => {
                if !ctx.server.ports.store.set_name(id, Some(name.clone())).await? {
                    return Err(CallError::NotStored(id));
                }
            }
        }
        let updated = ThreadNameUpdatedNotification { thread_id: id, thread_name: Some(name) };
        Ok(Answer::Now(
            ThreadSetNameResponse {},
            vec![ServerNotification::ThreadNameUpdated(updated)],
        ))
    }
}
