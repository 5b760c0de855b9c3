//! `thread/attachmentOwner/list`: the threads that have a certain attachment.

use std::sync::Arc;

use turnhost_ports::{FilingPort, OwnerQuery};
use turnhost_protocol::{
    ThreadAttachmentOwner, ThreadAttachmentOwnerListParams, ThreadAttachmentOwnerListResponse,
    method,
};

use crate::methods::params::{DEFAULT_PAGE, page_size};
use crate::methods::thread::attachment::checks;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadAttachmentOwnerList {
    type Needs = Arc<dyn FilingPort>;

    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ThreadAttachmentOwnerListParams,
    ) -> Result<Reply<ThreadAttachmentOwnerListResponse>, CallError> {
        let ThreadAttachmentOwnerListParams {
            attachment_type: kind,
            identity_key: key,
            archived,
            cursor,
            limit,
        } = params;
        checks::refuse_unnamed(&kind, &key)?;
        let limit = page_size(limit, DEFAULT_PAGE);
        let query = OwnerQuery { kind, key, archived, cursor, limit };
        let page = filing.attachment_owners(query).await.map_err(checks::list_error)?;
        let owner = |(thread_id, archived)| ThreadAttachmentOwner { thread_id, archived };
        let data = page.data.into_iter().map(owner).collect();
        Ok(ThreadAttachmentOwnerListResponse { data, next_cursor: page.next }.into())
    }
}
