//! Types of `account/bedrock/discover`.

use serde::Serialize;

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
