//! `account/bedrock/setup`: makes Amazon Bedrock the provider, with a profile or the environment's
//! credentials.

use std::sync::Arc;

use serde_json::json;
use turnhost_ports::{AwsPort, ConfigPort, ConfigWrite};
use turnhost_protocol::{
    BedrockSetupParams, BedrockSetupResponse, ConfigEdit, MergeStrategy, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// The regions that the reference accepts, of 35 that were tried.
const REGIONS: [&str; 14] = [
    "ap-northeast-1",
    "ap-south-1",
    "ap-southeast-3",
    "eu-central-1",
    "eu-north-1",
    "eu-south-1",
    "eu-west-1",
    "eu-west-2",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-2",
];

/// Refuses a region that is none of Bedrock's.
pub(in crate::methods::account) fn refuse_other_region(region: &str) -> Result<(), CallError> {
    if REGIONS.contains(&region) {
        return Ok(());
    }
    Err(CallError::Refused(format!("Amazon Bedrock does not support region `{region}`")))
}

impl OnServer for method::BedrockSetup {
    type Needs = (Arc<dyn AwsPort>, Arc<dyn ConfigPort>);

    /// Writes nothing unless the region is one of Bedrock's and there are credentials.
    async fn call(
        (aws, config): Self::Needs,
        _: &Caller,
        params: BedrockSetupParams,
    ) -> Result<Reply<BedrockSetupResponse>, CallError> {
        let (profile, region) = match params {
            BedrockSetupParams::Profile { profile, region } => (Some(profile), region),
            BedrockSetupParams::Environment { region } => (None, region),
        };
        let refused = |text: String| Err(CallError::Refused(text));
        refuse_other_region(&region)?;
        if profile.as_deref().is_some_and(|name| name.trim().is_empty()) {
            return refused("AWS profile name must not be empty.".to_owned());
        }
        if let Err(error) = aws.check(profile.as_deref()) {
            return refused(match &profile {
                Some(name) => {
                    format!("failed to load credentials for AWS profile `{name}`: {error}")
                }
                None => "No AWS credentials found. Please Configure AWS credentials or complete AWS sign-in, then try again.".to_owned(),
            });
        }
        let edit = |key: &str, value| ConfigEdit {
            key_path: key.to_owned(),
            merge_strategy: MergeStrategy::Replace,
            value,
        };
        let edits = vec![
            edit("model_provider", "amazon-bedrock".into()),
            edit(
                "model_providers.amazon-bedrock.aws",
                json!({ "profile": profile, "region": region }),
            ),
        ];
        let write = ConfigWrite { edits, expected_version: None, file_path: None };
        config.write(write).await?;
        Ok(BedrockSetupResponse::default().into())
    }
}
