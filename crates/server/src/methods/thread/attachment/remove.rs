//! `thread/attachment/remove`: an attachment taken off a thread.

use std::sync::Arc;

use turnhost_ports::{DetachOutcome, FilingPort};
use turnhost_protocol::{
    ServerNotification, ThreadAttachmentOperation, ThreadAttachmentRemoveParams,
    ThreadAttachmentRemoveResponse, ThreadAttachmentUpdatedNotification, method,
};

use super::checks;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadAttachmentRemove {
    type Needs = Arc<dyn FilingPort>;

    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ThreadAttachmentRemoveParams,
    ) -> Result<Reply<ThreadAttachmentRemoveResponse>, CallError> {
        let ThreadAttachmentRemoveParams { thread_id, attachment_type, identity_key } = params;
        let id = checks::thread_id(&thread_id)?;
        checks::refuse_unnamed(&attachment_type, &identity_key)?;
        let reply = Reply::from(ThreadAttachmentRemoveResponse {});
        match filing.detach(id, attachment_type.clone(), identity_key.clone()).await? {
            DetachOutcome::NoThread => Err(checks::not_found(id)),
            DetachOutcome::None => Ok(reply),
            DetachOutcome::Removed(attachment_id) => {
                let deleted = ThreadAttachmentUpdatedNotification {
                    thread_id: id,
                    attachment_id,
                    attachment_type,
                    identity_key,
                    operation: ThreadAttachmentOperation::Deleted,
                };
                Ok(reply.broadcast(ServerNotification::ThreadAttachmentUpdated(deleted)))
            }
        }
    }
}
