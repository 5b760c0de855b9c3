//! `threadSection/create`: a new section to file threads under.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{FilingPort, SectionRecord};
use turnhost_protocol::{ThreadSectionCreateParams, ThreadSectionCreateResponse, method};
use turnhost_threads::section;

use super::record;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadSectionCreate {
    type Needs = (Arc<dyn FilingPort>, Arc<dyn World>);

    async fn call(
        (filing, world): Self::Needs,
        _: &Caller,
        params: ThreadSectionCreateParams,
    ) -> Result<Reply<ThreadSectionCreateResponse>, CallError> {
        let ThreadSectionCreateParams { name, appearance } = params;
        let new = SectionRecord {
            id: world.fresh_uuid().to_string(),
            name: record::name(&name)?,
            appearance: appearance.as_ref().map(record::appearance).transpose()?,
        };
        filing.create_section(new.clone()).await?;
        Ok(ThreadSectionCreateResponse { section: section(&new) }.into())
    }
}
