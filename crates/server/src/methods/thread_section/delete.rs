//! `threadSection/delete`: a section gone; its threads stay and are under none.

use std::sync::Arc;

use turnhost_ports::FilingPort;
use turnhost_protocol::{ThreadSectionDeleteParams, ThreadSectionDeleteResponse, method};

use super::record;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadSectionDelete {
    type Needs = Arc<dyn FilingPort>;

    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ThreadSectionDeleteParams,
    ) -> Result<Reply<ThreadSectionDeleteResponse>, CallError> {
        let ThreadSectionDeleteParams { section_id: id } = params;
        record::refuse_empty(&id)?;
        record::refuse_pinned(&id, "deleted")?;
        if !filing.delete_section(id.clone()).await? {
            return Err(record::not_found(&id));
        }
        Ok(ThreadSectionDeleteResponse {}.into())
    }
}
