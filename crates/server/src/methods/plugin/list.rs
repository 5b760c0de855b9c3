//! `plugin/list`: the marketplaces with all their plugins.

use std::sync::Arc;

use turnhost_ports::{PluginLists, PluginPort};
use turnhost_protocol::{PluginListMarketplaceKind, PluginListParams, PluginListResponse, method};

use crate::methods::plugin::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginList {
    type Needs = Arc<dyn PluginPort>;

    async fn call(
        plugins: Arc<dyn PluginPort>,
        _: &Caller,
        params: PluginListParams,
    ) -> Result<Reply<PluginListResponse>, CallError> {
        let PluginListParams {
            cwds,
            // Only what a cloud says is cached.
            force_refetch: _,
            marketplace_kinds,
        } = params;
        let kinds = marketplace_kinds.unwrap_or_else(|| vec![PluginListMarketplaceKind::Local]);
        for kind in &kinds {
            match kind {
                // Fields of work are a part of the cloud's catalogue; there are none without it.
                PluginListMarketplaceKind::Local | PluginListMarketplaceKind::Vertical => {}
                PluginListMarketplaceKind::WorkspaceDirectory
                | PluginListMarketplaceKind::SharedWithMe
                | PluginListMarketplaceKind::CreatedByMeRemote => {
                    return Err(needs_cloud("list remote plugin catalog"));
                }
            }
        }
        let PluginLists { marketplaces, errors } =
            if kinds.contains(&PluginListMarketplaceKind::Local) {
                plugins.list_plugins(cwds.unwrap_or_default()).await
            } else {
                PluginLists::default()
            };
        let response = PluginListResponse {
            marketplaces,
            featured_plugin_ids: Vec::new(),
            marketplace_load_errors: errors,
        };
        Ok(response.into())
    }
}
