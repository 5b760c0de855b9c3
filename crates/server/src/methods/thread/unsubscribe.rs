//! `thread/unsubscribe`: a subscription taken back.

use turnhost_protocol::{
    ThreadUnsubscribeParams, ThreadUnsubscribeResponse, ThreadUnsubscribeStatus, method,
};

use crate::actor::Message;
use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::methods::thread_id;

impl OnServer for method::ThreadUnsubscribe {
    /// The thread stays loaded for a while, and a running turn goes on.
    async fn call(
        ctx: &mut Ctx,
        params: ThreadUnsubscribeParams,
    ) -> Result<Answer<ThreadUnsubscribeResponse>, CallError> {
        let id = thread_id(&params.thread_id)?;
        let session = ctx.session.id();
        let was_subscribed = match ctx.server.threads.get(id) {
            Some(handle) => handle.ask(|reply| Message::Unsubscribe(session, reply)).await,
            None => None,
        };
        let status = match was_subscribed {
            Some(true) => ThreadUnsubscribeStatus::Unsubscribed,
            Some(false) => ThreadUnsubscribeStatus::NotSubscribed,
            None => ThreadUnsubscribeStatus::NotLoaded,
        };
        Ok(ThreadUnsubscribeResponse { status }.into())
    }
}
