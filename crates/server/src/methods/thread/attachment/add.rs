//! `thread/attachment/add`: something of a client's, attached to a thread.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{AttachOutcome, AttachmentRecord, FilingPort};
use turnhost_protocol::{
    ServerNotification, ThreadAttachmentAddOutcome, ThreadAttachmentAddParams,
    ThreadAttachmentAddResponse, ThreadAttachmentOperation, ThreadAttachmentUpdatedNotification,
    method,
};

use super::checks;
use super::list::attachment;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadAttachmentAdd {
    type Needs = (Arc<dyn FilingPort>, Arc<dyn World>);

    async fn call(
        (filing, world): Self::Needs,
        _: &Caller,
        params: ThreadAttachmentAddParams,
    ) -> Result<Reply<ThreadAttachmentAddResponse>, CallError> {
        let ThreadAttachmentAddParams { thread_id, attachment_type, identity_key, payload } =
            params;
        let id = checks::thread_id(&thread_id)?;
        checks::refuse_unnamed(&attachment_type, &identity_key)?;
        let payload = payload.to_string();
        checks::refuse_large(&payload)?;
        let new = AttachmentRecord {
            id: world.fresh_uuid().to_string(),
            kind: attachment_type,
            key: identity_key,
            payload,
            created_at: world.now(),
        };
        match filing.attach(id, new.clone()).await? {
            AttachOutcome::NoThread => Err(checks::not_found(id)),
            AttachOutcome::Existing(existing) => Ok(ThreadAttachmentAddResponse {
                attachment: attachment(existing)?,
                outcome: ThreadAttachmentAddOutcome::Existing,
            }
            .into()),
            AttachOutcome::Created => {
                let created = ThreadAttachmentUpdatedNotification {
                    thread_id: id,
                    attachment_id: new.id.clone(),
                    attachment_type: new.kind.clone(),
                    identity_key: new.key.clone(),
                    operation: ThreadAttachmentOperation::Created,
                };
                let response = ThreadAttachmentAddResponse {
                    attachment: attachment(new)?,
                    outcome: ThreadAttachmentAddOutcome::Created,
                };
                Ok(Reply::from(response)
                    .broadcast(ServerNotification::ThreadAttachmentUpdated(created)))
            }
        }
    }
}
