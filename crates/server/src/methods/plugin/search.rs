//! `plugin/search`: the plugins of local marketplaces, by a part of their names.

use std::sync::Arc;

use turnhost_ports::PluginPort;
use turnhost_protocol::{
    PluginSearchParams, PluginSearchResponse, PluginSearchResult, PluginSearchScope, PluginSummary,
    method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginSearch {
    type Needs = Arc<dyn PluginPort>;

    async fn call(
        plugins: Arc<dyn PluginPort>,
        _: &Caller,
        params: PluginSearchParams,
    ) -> Result<Reply<PluginSearchResponse>, CallError> {
        let PluginSearchParams {
            search_term,
            cwds,
            scope,
            // All results come on one page, as the reference has it: they are what people keep on
            // their own machines.
            cursor: _,
            limit: _,
        } = params;
        let term = search_term.trim().to_lowercase();
        let is_local = matches!(scope, None | Some(PluginSearchScope::Personal));
        if term.is_empty() || !is_local {
            return Ok(PluginSearchResponse { data: Vec::new(), next_cursor: None }.into());
        }
        let mut data = Vec::new();
        for marketplace in plugins.list_plugins(cwds.unwrap_or_default()).await.marketplaces {
            let found = marketplace.plugins.into_iter().filter(|plugin| matches(plugin, &term));
            data.extend(found.map(|plugin| PluginSearchResult {
                marketplace_name: marketplace.name.clone(),
                // A search says nothing about what is switched on, as the reference has it.
                plugin: PluginSummary { enabled: false, ..plugin },
                marketplace_path: marketplace.path.clone(),
            }));
        }
        Ok(PluginSearchResponse { data, next_cursor: None }.into())
    }
}

fn matches(plugin: &PluginSummary, term: &str) -> bool {
    let shown = plugin.interface.as_ref().and_then(|interface| interface.display_name.as_ref());
    let mut texts = [&plugin.name].into_iter().chain(shown).chain(&plugin.keywords);
    texts.any(|text| text.to_lowercase().contains(term))
}
