//! `plugin/share/delete`: takes back the sharing of a plugin, for which this server has no account.

use turnhost_protocol::{PluginShareDeleteParams, PluginShareDeleteResponse, method};

use crate::methods::plugin::{needs_cloud, remote_id};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginShareDelete {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: PluginShareDeleteParams,
    ) -> Result<Reply<PluginShareDeleteResponse>, CallError> {
        let PluginShareDeleteParams { remote_plugin_id } = params;
        remote_id(&remote_plugin_id)?;
        Err(needs_cloud("delete remote plugin share"))
    }
}
