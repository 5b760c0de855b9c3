//! `plugin/uninstall`: removes a plugin's files and setting.

use std::sync::Arc;

use turnhost_ports::PluginPort;
use turnhost_protocol::{PluginUninstallParams, PluginUninstallResponse, method};
use turnhost_threads::Threads;

use crate::methods::mcp_server::reload::reload_mcp;
use crate::methods::plugin::{needs_cloud, remote_id};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginUninstall {
    type Needs = (Arc<dyn PluginPort>, Threads);

    async fn call(
        (plugins, threads): Self::Needs,
        caller: &Caller,
        params: PluginUninstallParams,
    ) -> Result<Reply<PluginUninstallResponse>, CallError> {
        let PluginUninstallParams { plugin_id } = params;
        if !plugin_id.contains('@') {
            remote_id(&plugin_id)?;
            return Err(needs_cloud("resolve remote plugin before uninstall"));
        }
        plugins.uninstall_plugin(plugin_id).await?;
        // Its servers end with their last user.
        reload_mcp(&threads, caller);
        Ok(PluginUninstallResponse::default().into())
    }
}
