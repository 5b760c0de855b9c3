//! `threadSection/list`: the sections, a page at a time.

use std::sync::Arc;

use turnhost_ports::FilingPort;
use turnhost_protocol::{ThreadSectionListParams, ThreadSectionListResponse, method};
use turnhost_threads::section;

use crate::methods::params::{DEFAULT_PAGE, page_size};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadSectionList {
    type Needs = Arc<dyn FilingPort>;

    /// A cursor of a section that is gone finds nothing; an empty one precedes the first.
    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ThreadSectionListParams,
    ) -> Result<Reply<ThreadSectionListResponse>, CallError> {
        let ThreadSectionListParams { cursor, limit } = params;
        let cursor = cursor.filter(|cursor| !cursor.is_empty());
        let page = filing.sections(cursor, page_size(limit, DEFAULT_PAGE)).await?;
        let data = page.data.iter().map(section).collect();
        Ok(ThreadSectionListResponse { data, next_cursor: page.next }.into())
    }
}
