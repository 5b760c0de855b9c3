//! `thread/attachment/list`: the attachments of a thread, a page at a time.

use std::sync::Arc;

use turnhost_ports::{AttachmentRecord, FilingPort};
use turnhost_protocol::{
    ThreadAttachment, ThreadAttachmentListParams, ThreadAttachmentListResponse, method,
};

use super::checks;
use crate::methods::params::{DEFAULT_PAGE, page_size};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadAttachmentList {
    type Needs = Arc<dyn FilingPort>;

    /// A thread that is not stored has none.
    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ThreadAttachmentListParams,
    ) -> Result<Reply<ThreadAttachmentListResponse>, CallError> {
        let ThreadAttachmentListParams { thread_id, cursor, limit } = params;
        let id = checks::thread_id(&thread_id)?;
        let page = filing.attachments(id, cursor, page_size(limit, DEFAULT_PAGE)).await;
        let page = page.map_err(checks::list_error)?;
        let data = page.data.into_iter().map(attachment).collect::<Result<_, _>>()?;
        Ok(ThreadAttachmentListResponse { data, next_cursor: page.next }.into())
    }
}

/// Returns a stored attachment in its wire form.
pub(super) fn attachment(record: AttachmentRecord) -> Result<ThreadAttachment, CallError> {
    let AttachmentRecord { id, kind, key, payload, created_at } = record;
    let payload = serde_json::from_str(&payload).map_err(|error| {
        CallError::Internal(format!("the stored attachment {id} cannot be read: {error}"))
    })?;
    let created_at = created_at.seconds();
    Ok(ThreadAttachment { id, attachment_type: kind, created_at, identity_key: key, payload })
}
