//! `model/list`: the models on offer.

use turnhost_protocol::{ModelListParams, ModelListResponse, method};

use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};

impl OnServer for method::ModelList {
    /// The list is short; a cursor is the index of the next entry.
    async fn call(
        ctx: &mut Ctx,
        params: ModelListParams,
    ) -> Result<Answer<ModelListResponse>, CallError> {
        let mut models = ctx.server.ports.config.models(params.model_provider.as_deref())?;
        if params.include_hidden != Some(true) {
            models.retain(|model| !model.hidden);
        }
        let start = match &params.cursor {
            None => 0,
            Some(cursor) => cursor
                .parse()
                .ok()
                .filter(|start| *start <= models.len())
                .ok_or_else(|| CallError::Refused(format!("invalid cursor: {cursor}")))?,
        };
        let limit = params
            .limit
            .map_or(models.len(), |limit| usize::try_from(limit.max(1)).unwrap_or(usize::MAX));
        let end = start.saturating_add(limit).min(models.len());
        let next_cursor = (end < models.len()).then(|| end.to_string());
        let data = models.drain(start..end).collect();
        Ok(ModelListResponse { data, next_cursor }.into())
    }
}
