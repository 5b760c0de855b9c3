//! `model/list`: the models on offer.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, ModelPort};
use turnhost_protocol::{ModelListParams, ModelListResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ModelList {
    type Needs = (Arc<dyn ConfigPort>, Arc<dyn ModelPort>);

    /// The list is short; a cursor is the index of the next entry.
    async fn call(
        (config, providers): Self::Needs,
        _: &Caller,
        params: ModelListParams,
    ) -> Result<Reply<ModelListResponse>, CallError> {
        let ModelListParams { cursor, limit, include_hidden, model_provider } = params;
        let mut models = match config.provider_id(model_provider.as_deref())? {
            Some(provider) => config.models(&provider, providers.list(&provider).await),
            None => Vec::new(),
        };
        if include_hidden != Some(true) {
            models.retain(|model| !model.hidden);
        }
        let start = match &cursor {
            None => 0,
            Some(cursor) => cursor
                .parse()
                .ok()
                .filter(|start| *start <= models.len())
                .ok_or_else(|| CallError::Refused(format!("invalid cursor: {cursor}")))?,
        };
        let limit =
            limit.map_or(models.len(), |limit| usize::try_from(limit.max(1)).unwrap_or(usize::MAX));
        let end = start.saturating_add(limit).min(models.len());
        let next_cursor = (end < models.len()).then(|| end.to_string());
        let data = models.drain(start..end).collect();
        Ok(ModelListResponse { data, next_cursor }.into())
    }
}
