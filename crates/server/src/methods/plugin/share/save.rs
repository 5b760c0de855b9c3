//! `plugin/share/save`: uploads a plugin to share it, for which this server has no account.

use turnhost_protocol::{PluginShareSaveParams, PluginShareSaveResponse, method};

use crate::methods::plugin::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginShareSave {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: PluginShareSaveParams,
    ) -> Result<Reply<PluginShareSaveResponse>, CallError> {
        let PluginShareSaveParams {
            plugin_path: _,
            discoverability: _,
            remote_plugin_id: _,
            share_targets: _,
        } = params;
        Err(needs_cloud("save remote plugin share"))
    }
}
