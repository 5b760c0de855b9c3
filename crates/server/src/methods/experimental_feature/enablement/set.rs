//! `experimentalFeature/enablement/set`: switches features until the server ends.

use std::sync::Arc;

use turnhost_protocol::{
    ExperimentalFeatureEnablementSetParams, ExperimentalFeatureEnablementSetResponse, method,
};

use crate::features::Features;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ExperimentalFeatureEnablementSet {
    type Needs = Arc<Features>;

    /// Answers those that were switched; names that are not known are passed over.
    async fn call(
        features: Arc<Features>,
        _: &Caller,
        params: ExperimentalFeatureEnablementSetParams,
    ) -> Result<Reply<ExperimentalFeatureEnablementSetResponse>, CallError> {
        let ExperimentalFeatureEnablementSetParams { enablement } = params;
        let enablement = features.switch(enablement);
        Ok(ExperimentalFeatureEnablementSetResponse { enablement }.into())
    }
}
