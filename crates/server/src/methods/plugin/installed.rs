//! `plugin/installed`: the marketplaces with those of their plugins that are installed.

use std::sync::Arc;

use turnhost_ports::{PluginLists, PluginPort};
use turnhost_protocol::{PluginInstalledParams, PluginInstalledResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginInstalled {
    type Needs = Arc<dyn PluginPort>;

    async fn call(
        plugins: Arc<dyn PluginPort>,
        _: &Caller,
        params: PluginInstalledParams,
    ) -> Result<Reply<PluginInstalledResponse>, CallError> {
        let PluginInstalledParams { cwds, install_suggestion_plugin_names } = params;
        let suggested = install_suggestion_plugin_names.unwrap_or_default();
        let PluginLists { mut marketplaces, errors } =
            plugins.list_plugins(cwds.unwrap_or_default()).await;
        for marketplace in &mut marketplaces {
            marketplace.plugins.retain(|it| it.installed || suggested.contains(&it.name));
        }
        marketplaces.retain(|marketplace| !marketplace.plugins.is_empty());
        Ok(PluginInstalledResponse { marketplaces, marketplace_load_errors: errors }.into())
    }
}
