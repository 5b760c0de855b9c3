//! `plugin/skill/read`: reads a skill of a plugin in the cloud, for which this server has no account.

use turnhost_protocol::{PluginSkillReadParams, PluginSkillReadResponse, method};

use crate::methods::plugin::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginSkillRead {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: PluginSkillReadParams,
    ) -> Result<Reply<PluginSkillReadResponse>, CallError> {
        let PluginSkillReadParams {
            remote_marketplace_name: _,
            remote_plugin_id: _,
            skill_name: _,
        } = params;
        Err(needs_cloud("read remote plugin skill details"))
    }
}
