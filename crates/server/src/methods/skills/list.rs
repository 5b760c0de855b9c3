//! `skills/list`: the skills that hold for working directories.

use std::sync::Arc;

use turnhost_ports::{ExtensionPort, Recall};
use turnhost_protocol::{SkillsListParams, SkillsListResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::SkillsList {
    type Needs = Arc<dyn ExtensionPort>;

    async fn call(
        extensions: Arc<dyn ExtensionPort>,
        _: &Caller,
        params: SkillsListParams,
    ) -> Result<Reply<SkillsListResponse>, CallError> {
        let SkillsListParams { cwds, force_reload } = params;
        let freshness = if force_reload { Recall::ReadAgain } else { Recall::Remembered };
        let data = extensions.list_skills(cwds, freshness).await;
        Ok(SkillsListResponse { data }.into())
    }
}
