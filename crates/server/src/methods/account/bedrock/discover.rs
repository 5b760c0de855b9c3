//! `account/bedrock/discover`: the AWS profiles of the user, and credentials of the environment.

use std::sync::Arc;

use turnhost_ports::{AwsEnvironmentKey, AwsPort};
use turnhost_protocol::{
    AwsCredentialType, BedrockAwsProfile, BedrockDiscoverParams, BedrockDiscoverResponse,
    BedrockEnvironmentCredential, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::BedrockDiscover {
    type Needs = Arc<dyn AwsPort>;

    /// Returns names and regions, and no secrets.
    async fn call(
        aws: Arc<dyn AwsPort>,
        _: &Caller,
        params: BedrockDiscoverParams,
    ) -> Result<Reply<BedrockDiscoverResponse>, CallError> {
        let BedrockDiscoverParams {} = params;
        let found = aws.profiles().map_err(|error| CallError::Internal(error.to_string()))?;
        let profiles = found
            .into_iter()
            .map(|profile| BedrockAwsProfile { name: profile.name, region: profile.region });
        let region = aws.environment_region();
        let keys = aws.environment_keys().into_iter().map(|key| BedrockEnvironmentCredential {
            r#type: match key {
                AwsEnvironmentKey::AccessKeys => AwsCredentialType::AccessKeys,
                AwsEnvironmentKey::BedrockApiKey => AwsCredentialType::BedrockApiKey,
            },
            region: region.clone(),
        });
        let response = BedrockDiscoverResponse {
            environment_credentials: keys.collect(),
            profiles: profiles.collect(),
        };
        Ok(response.into())
    }
}
