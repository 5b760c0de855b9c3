//! `experimentalFeature/list`: the features that can be switched, and whether each is on.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{
    ConfigReadParams, ExperimentalFeature, ExperimentalFeatureListParams,
    ExperimentalFeatureListResponse, method,
};
use turnhost_threads::Threads;

use crate::features::{FEATURES, Features};
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ExperimentalFeatureList {
    type Needs = (Arc<dyn ConfigPort>, Arc<Features>, Threads);

    /// By name, all at once unless the client sets a limit. What a client switched counts before
    /// `[features]` of the configuration, and is the same for every thread. A cursor is the name
    /// of the last feature before the page.
    async fn call(
        (config, features, threads): Self::Needs,
        _: &Caller,
        params: ExperimentalFeatureListParams,
    ) -> Result<Reply<ExperimentalFeatureListResponse>, CallError> {
        let ExperimentalFeatureListParams { cursor, limit, thread_id: thread } = params;
        // Features are the same for every thread that there is.
        if let Some(id) = thread.as_deref().map(thread_id).transpose()?
            && threads.get(id).is_none()
        {
            return Err(CallError::ThreadNotFound(id));
        }
        let start = match &cursor {
            None => 0,
            Some(cursor) => {
                let last = FEATURES.iter().position(|feature| feature.name == cursor);
                last.ok_or_else(|| CallError::Refused(format!("invalid cursor: {cursor}")))? + 1
            }
        };
        let limit = limit.map_or(usize::MAX, |limit| limit.max(1) as usize);
        let unreadable = CallError::unreadable("reload config");
        let required = config.requirements().map_err(&unreadable)?;
        let required = required.and_then(|it| it.feature_requirements);
        let required = |name: &str| required.as_ref()?.get(name).copied();
        let configured = config.read(&ConfigReadParams::default()).map_err(&unreadable)?;
        let configured = configured.config.additional;
        let configured = |name: &str| configured.get("features")?.get(name)?.as_bool();
        let data: Vec<_> = FEATURES
            .iter()
            .skip(start)
            .take(limit)
            .map(|feature| ExperimentalFeature {
                default_enabled: feature.is_default,
                enabled: required(feature.name)
                    .or_else(|| features.switched(feature.name))
                    .or_else(|| configured(feature.name))
                    .unwrap_or(feature.is_default),
                name: feature.name.to_owned(),
                stage: feature.stage,
                announcement: None,
                description: None,
                display_name: None,
            })
            .collect();
        let is_last = start + data.len() >= FEATURES.len();
        let next_cursor = data.last().filter(|_| !is_last).map(|last| last.name.clone());
        Ok(ExperimentalFeatureListResponse { data, next_cursor }.into())
    }
}
