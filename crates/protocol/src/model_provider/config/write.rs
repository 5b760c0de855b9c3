//! Types of `modelProvider/config/write`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ModelProviderSummary;
use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `modelProvider/config/write`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(deny_unknown_fields)]
    pub struct ModelProviderConfigWriteParams {
        /// The provider, and what is to change.
        pub settings: ProviderSettingsPatch,
    }
}

/// Answer to `modelProvider/config/write`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ModelProviderConfigWriteResponse {
    /// The provider as it is now.
    pub provider: ModelProviderSummary,
}

/// A change of a model provider's settings, by the provider's kind; a setting that is left out
/// stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum ProviderSettingsPatch {
    /// A gateway of one's own.
    CustomGateway {
        /// The gateway to change; `None` if none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provider_id: Option<String>,
        /// Its name for people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        name: Option<String>,
        /// Its address.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        base_url: Patch<String>,
        /// The environment variable that holds its key.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        env_key: Patch<String>,
    },
    /// Amazon Bedrock.
    Bedrock {
        /// The provider to change.
        provider_id: BedrockProviderId,
        /// The AWS profile.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        profile: Patch<String>,
        /// The AWS region.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        region: Patch<String>,
    },
    /// Google Cloud.
    Gcp {
        /// The provider to change.
        provider_id: GcpProviderId,
        /// The file with the credentials.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        credential_file: Patch<String>,
        /// The location that requests go to.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        location: Patch<String>,
        /// The project that requests count for.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        project_id: Patch<String>,
    },
}

/// A model provider of Amazon Bedrock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "kebab-case")]
pub enum BedrockProviderId {
    /// Amazon Bedrock.
    AmazonBedrock,
    /// Amazon Bedrock by its runtime interface.
    AmazonBedrockRuntime,
}

/// The model provider of Google Cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum GcpProviderId {
    /// Google Cloud.
    Gcp,
}
