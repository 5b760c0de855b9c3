//! `plugin/share/updateTargets`: changes with whom a plugin is shared, for which this server has no account.

use turnhost_protocol::{PluginShareUpdateTargetsParams, PluginShareUpdateTargetsResponse, method};

use crate::methods::plugin::{needs_cloud, remote_id};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginShareUpdateTargets {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: PluginShareUpdateTargetsParams,
    ) -> Result<Reply<PluginShareUpdateTargetsResponse>, CallError> {
        let PluginShareUpdateTargetsParams {
            discoverability: _,
            remote_plugin_id,
            share_targets: _,
        } = params;
        remote_id(&remote_plugin_id)?;
        Err(needs_cloud("update remote plugin share targets"))
    }
}
