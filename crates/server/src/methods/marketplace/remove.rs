//! `marketplace/remove`: a source of plugins is used no more.

use std::sync::Arc;

use turnhost_ports::PluginPort;
use turnhost_protocol::{MarketplaceRemoveParams, MarketplaceRemoveResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::MarketplaceRemove {
    type Needs = Arc<dyn PluginPort>;

    async fn call(
        plugins: Arc<dyn PluginPort>,
        _: &Caller,
        params: MarketplaceRemoveParams,
    ) -> Result<Reply<MarketplaceRemoveResponse>, CallError> {
        let MarketplaceRemoveParams { marketplace_name } = params;
        Ok(plugins.remove_marketplace(marketplace_name).await?.into())
    }
}
