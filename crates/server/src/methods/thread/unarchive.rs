//! `thread/unarchive`: an archived thread back in the ordinary lists.

use turnhost_protocol::{
    ServerNotification, ThreadUnarchiveParams, ThreadUnarchiveResponse,
    ThreadUnarchivedNotification, method,
};

use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::methods::session_id;
use crate::view;

impl OnServer for method::ThreadUnarchive {
    /// The thread is not loaded by this.
    async fn call(
        ctx: &mut Ctx,
        params: ThreadUnarchiveParams,
    ) -> Result<Answer<ThreadUnarchiveResponse>, CallError> {
        let id = session_id(&params.thread_id)?;
        let store = &ctx.server.ports.store;
        if !store.set_archived(id, false).await? {
            return Err(CallError::Refused(format!(
                "no archived rollout found for thread id {id}"
            )));
        }
        let record = store.thread(id).await?.ok_or(CallError::NotStored(id))?;
        let thread = view::stored_thread(&record, &ctx.server.identity)
            .ok_or_else(|| CallError::unreadable_settings(id))?;
        let unarchived = ThreadUnarchivedNotification { thread_id: id };
        Ok(Answer::Now(
            ThreadUnarchiveResponse { thread },
            vec![ServerNotification::ThreadUnarchived(unarchived)],
        ))
    }
}
