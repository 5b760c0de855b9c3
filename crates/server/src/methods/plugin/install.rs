//! `plugin/install`: copies a plugin of a local marketplace below the home and switches it on.

use std::sync::Arc;

use turnhost_ports::PluginPort;
use turnhost_protocol::{PluginInstallParams, PluginInstallResponse, method};
use turnhost_threads::Threads;

use crate::methods::mcp_server::reload::reload_mcp;
use crate::methods::plugin::{Place, one_place};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginInstall {
    type Needs = (Arc<dyn PluginPort>, Threads);

    async fn call(
        (plugins, threads): Self::Needs,
        caller: &Caller,
        params: PluginInstallParams,
    ) -> Result<Reply<PluginInstallResponse>, CallError> {
        let PluginInstallParams {
            plugin_name,
            // A label for the client's own statistics.
            install_attempt_id: _,
            marketplace_path,
            remote_marketplace_name,
        } = params;
        let place = Place { local: marketplace_path, remote: remote_marketplace_name };
        let action = "read remote plugin details before install";
        let path = one_place("plugin/install", action, place)?;
        let installed = plugins.install_plugin(path, plugin_name).await?;
        // Threads may use its servers at once.
        reload_mcp(&threads, caller);
        Ok(installed.into())
    }
}
