//! Models through the clouds of Amazon and Google.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ExperimentalFields;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `account/bedrock/discover`. There are none.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct BedrockDiscoverParams {}
}

/// Answer to `account/bedrock/discover`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct BedrockDiscoverResponse {
    /// Credentials in the server's environment variables; which kinds, not the secrets.
    pub environment_credentials: Vec<BedrockEnvironmentCredential>,
    /// The profiles of the AWS configuration.
    pub profiles: Vec<BedrockAwsProfile>,
}

/// A named profile of the AWS configuration on the server's machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct BedrockAwsProfile {
    /// Its name there.
    pub name: String,
    /// The AWS region it sets, if any.
    pub region: Option<String>,
}

/// AWS credentials in the server's environment variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct BedrockEnvironmentCredential {
    /// Which kind they are.
    pub r#type: AwsCredentialType,
    /// The AWS region that the environment sets, if any.
    pub region: Option<String>,
}

/// Which kind of AWS credentials was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum AwsCredentialType {
    /// An access key id with its secret.
    AccessKeys,
    /// An API key of Amazon Bedrock.
    BedrockApiKey,
}

/// Params of `account/bedrock/setup`, by where the credentials come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum BedrockSetupParams {
    /// From a profile of the AWS configuration.
    Profile {
        /// The profile's name.
        profile: String,
        /// The AWS region to send requests to.
        region: String,
    },
    /// From the server's environment variables.
    Environment {
        /// The AWS region to send requests to.
        region: String,
    },
}

impl ExperimentalFields for BedrockSetupParams {}

/// Answer to `account/bedrock/setup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct BedrockSetupResponse {}

params! {
    /// Params of `account/bedrock/checkGovCloudRequirements`. There are none.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct BedrockCheckGovCloudRequirementsParams {}
}

/// Answer to `account/bedrock/checkGovCloudRequirements`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct BedrockCheckGovCloudRequirementsResponse {
    /// Whether Amazon Bedrock is used in an AWS GovCloud region.
    pub is_gov_cloud: bool,
    /// Whether the user should be warned that the requirements for it are not met.
    pub should_warn: bool,
}

params! {
    /// Params of `account/gcp/setup`: use models by way of Google Cloud.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GcpSetupParams {
        /// The Google Cloud project that is billed.
        pub project_id: String,
        /// Path of a file with credentials; left out, those of the server's surroundings count.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credential_file: Option<String>,
        /// The Google Cloud location to send requests to; left out, the server chooses.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub location: Option<String>,
    }
}

/// Answer to `account/gcp/setup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct GcpSetupResponse {}
