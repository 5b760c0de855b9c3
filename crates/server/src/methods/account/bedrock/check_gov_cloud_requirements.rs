//! `account/bedrock/checkGovCloudRequirements`: says if Amazon Bedrock is used in AWS GovCloud.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{
    BedrockCheckGovCloudRequirementsParams, BedrockCheckGovCloudRequirementsResponse,
    ProviderSettings, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::BedrockCheckGovCloudRequirements {
    type Needs = Arc<dyn ConfigPort>;

    /// Nothing about this server meets the requirements of a government's region by itself, so that
    /// users of one are always to be warned.
    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: BedrockCheckGovCloudRequirementsParams,
    ) -> Result<Reply<BedrockCheckGovCloudRequirementsResponse>, CallError> {
        let BedrockCheckGovCloudRequirementsParams {} = params;
        let providers = config.providers()?;
        let default = providers.default_provider_id;
        let is_gov_cloud = providers.data.iter().any(|provider| {
            let in_government = matches!(
                &provider.settings,
                ProviderSettings::Bedrock { region: Some(region), .. } if region.starts_with("us-gov-")
            );
            in_government && provider.id == default
        });
        let response =
            BedrockCheckGovCloudRequirementsResponse { is_gov_cloud, should_warn: is_gov_cloud };
        Ok(response.into())
    }
}
