//! `skills/config/write`: switches a skill on or off in the user's file.

use std::sync::Arc;

use turnhost_ports::ExtensionPort;
use turnhost_protocol::{SkillsConfigWriteParams, SkillsConfigWriteResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::SkillsConfigWrite {
    type Needs = Arc<dyn ExtensionPort>;

    async fn call(
        extensions: Arc<dyn ExtensionPort>,
        _: &Caller,
        params: SkillsConfigWriteParams,
    ) -> Result<Reply<SkillsConfigWriteResponse>, CallError> {
        let SkillsConfigWriteParams { enabled, name, path } = params;
        let params = SkillsConfigWriteParams { enabled, name, path };
        let effective_enabled = extensions.switch_skill(params).await?;
        Ok(SkillsConfigWriteResponse { effective_enabled }.into())
    }
}
