//! `thread/archive`: a thread out of the ordinary lists.

use turnhost_protocol::{
    ServerNotification, ThreadArchiveParams, ThreadArchiveResponse, ThreadArchivedNotification,
    method,
};

use crate::actor::Message;
use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::methods::session_id;

impl OnServer for method::ThreadArchive {
    /// A loaded thread leaves memory first: its turn is interrupted, its commands are killed.
    async fn call(
        ctx: &mut Ctx,
        params: ThreadArchiveParams,
    ) -> Result<Answer<ThreadArchiveResponse>, CallError> {
        let id = session_id(&params.thread_id)?;
        if let Some(handle) = ctx.server.threads.get(id)
            && let Some(result) = handle.ask(Message::Archive).await
        {
            result?;
        }
        if !ctx.server.ports.store.set_archived(id, true).await? {
            return Err(CallError::NotStored(id));
        }
        let archived = ThreadArchivedNotification { thread_id: id };
        Ok(Answer::Now(
            ThreadArchiveResponse {},
            vec![ServerNotification::ThreadArchived(archived)],
        ))
    }
}
