//! `plugin/read`: all about a plugin of a local marketplace.

use std::sync::Arc;

use turnhost_ports::PluginPort;
use turnhost_protocol::{PluginReadParams, PluginReadResponse, method};

use crate::methods::plugin::{Place, one_place};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginRead {
    type Needs = Arc<dyn PluginPort>;

    async fn call(
        plugins: Arc<dyn PluginPort>,
        _: &Caller,
        params: PluginReadParams,
    ) -> Result<Reply<PluginReadResponse>, CallError> {
        let PluginReadParams { plugin_name, marketplace_path, remote_marketplace_name } = params;
        let place = Place { local: marketplace_path, remote: remote_marketplace_name };
        let path = one_place("plugin/read", "read remote plugin details", place)?;
        let plugin = plugins.read_plugin(path, plugin_name).await?;
        Ok(PluginReadResponse { plugin }.into())
    }
}
