//! `marketplace/upgrade`: fetches what is new of git marketplaces.

use std::sync::Arc;

use turnhost_ports::PluginPort;
use turnhost_protocol::{MarketplaceUpgradeParams, MarketplaceUpgradeResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::MarketplaceUpgrade {
    type Needs = Arc<dyn PluginPort>;

    async fn call(
        plugins: Arc<dyn PluginPort>,
        _: &Caller,
        params: MarketplaceUpgradeParams,
    ) -> Result<Reply<MarketplaceUpgradeResponse>, CallError> {
        let MarketplaceUpgradeParams { marketplace_name } = params;
        Ok(plugins.upgrade_marketplaces(marketplace_name).await?.into())
    }
}
