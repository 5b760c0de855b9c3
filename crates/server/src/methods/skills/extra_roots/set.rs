//! `skills/extraRoots/set`: further directories with skills, until the server ends.

use std::sync::Arc;

use turnhost_ports::ExtensionPort;
use turnhost_protocol::{
    ServerNotification, SkillsChangedNotification, SkillsExtraRootsSetParams,
    SkillsExtraRootsSetResponse, method,
};

use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::SkillsExtraRootsSet {
    type Needs = (Arc<dyn ExtensionPort>, Arc<Connections>);

    async fn call(
        (extensions, connections): Self::Needs,
        _: &Caller,
        params: SkillsExtraRootsSetParams,
    ) -> Result<Reply<SkillsExtraRootsSetResponse>, CallError> {
        let SkillsExtraRootsSetParams { extra_roots } = params;
        extensions.set_extra_roots(extra_roots);
        let changed = SkillsChangedNotification::default();
        connections.notify_all(ServerNotification::SkillsChanged(changed));
        Ok(SkillsExtraRootsSetResponse::default().into())
    }
}
