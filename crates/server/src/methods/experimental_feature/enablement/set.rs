//! `experimentalFeature/enablement/set`: switches features until the server ends.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{
    ExperimentalFeatureEnablementSetParams, ExperimentalFeatureEnablementSetResponse, method,
};

use crate::features::Features;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ExperimentalFeatureEnablementSet {
    type Needs = (Arc<Features>, Arc<dyn ConfigPort>);

    /// Answers those that were switched; names that are not known are passed over, and so are features
    /// that the administrator's requirements set.
    async fn call(
        (features, config): Self::Needs,
        _: &Caller,
        params: ExperimentalFeatureEnablementSetParams,
    ) -> Result<Reply<ExperimentalFeatureEnablementSetResponse>, CallError> {
        let ExperimentalFeatureEnablementSetParams { mut enablement } = params;
        let required = config.requirements()?.and_then(|it| it.feature_requirements);
        let required = required.unwrap_or_default();
        enablement.retain(|name, _| !required.contains_key(name));
        let enablement = features.switch(enablement);
        Ok(ExperimentalFeatureEnablementSetResponse { enablement }.into())
    }
}
