//! `threadSection/update`: another name or look for a section.

use std::sync::Arc;

use turnhost_ports::{FieldChange, FilingPort};
use turnhost_protocol::{Patch, ThreadSectionUpdateParams, ThreadSectionUpdateResponse, method};
use turnhost_threads::section;

use super::record;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadSectionUpdate {
    type Needs = Arc<dyn FilingPort>;

    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ThreadSectionUpdateParams,
    ) -> Result<Reply<ThreadSectionUpdateResponse>, CallError> {
        let ThreadSectionUpdateParams { section_id: id, name, appearance } = params;
        record::refuse_empty(&id)?;
        let name = record::name(&name)?;
        record::refuse_pinned(&id, "renamed")?;
        let appearance = match appearance {
            Patch::Keep => FieldChange::Keep,
            Patch::Clear => FieldChange::Clear,
            Patch::Set(look) => FieldChange::Set(record::appearance(&look)?),
        };
        let updated = filing.update_section(id.clone(), name, appearance).await?;
        let updated = updated.ok_or_else(|| record::not_found(&id))?;
        Ok(ThreadSectionUpdateResponse { section: section(&updated) }.into())
    }
}
