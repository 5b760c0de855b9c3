//! `marketplace/add`: a source of plugins, a directory or a git repository.

use std::sync::Arc;

use turnhost_ports::PluginPort;
use turnhost_protocol::{MarketplaceAddParams, MarketplaceAddResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::MarketplaceAdd {
    type Needs = Arc<dyn PluginPort>;

    async fn call(
        plugins: Arc<dyn PluginPort>,
        _: &Caller,
        params: MarketplaceAddParams,
    ) -> Result<Reply<MarketplaceAddResponse>, CallError> {
        let MarketplaceAddParams { source, ref_name, sparse_paths } = params;
        let params = MarketplaceAddParams { source, ref_name, sparse_paths };
        Ok(plugins.add_marketplace(params).await?.into())
    }
}
