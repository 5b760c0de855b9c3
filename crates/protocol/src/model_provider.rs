//! Model providers and their settings.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ThreadId, TurnId};

use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `modelProvider/list`: an empty object.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ModelProviderListParams {}
}

/// Answer to `modelProvider/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelProviderListResponse {
    /// Whether the user may make another provider the default.
    pub can_change_default: bool,
    /// The providers.
    pub data: Vec<ModelProviderSummary>,
    /// The provider of new threads.
    pub default_provider_id: String,
}

/// A model provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelProviderSummary {
    /// Its id: its key in the configuration.
    pub id: String,
    /// Whether `modelProvider/config/write` may change it.
    pub can_edit: bool,
    /// Its name for people.
    pub name: String,
    /// What kind it is, with that kind's settings.
    pub settings: ProviderSettings,
    /// Where its interface is; `None` if it needs no address of its own.
    pub base_url: Option<String>,
}

/// What kind of model provider it is, with its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ProviderSettings {
    /// OpenAI.
    Openai,
    /// A gateway of one's own.
    CustomGateway {
        /// How it knows who asks.
        auth: GatewayAuth,
    },
    /// Amazon Bedrock.
    Bedrock {
        /// The AWS profile; `None` if none is set.
        profile: Option<String>,
        /// The AWS region; `None` if none is set.
        region: Option<String>,
    },
    /// Google Cloud.
    Gcp {
        /// The file with the credentials; `None` if none is set.
        credential_file: Option<String>,
        /// The location that requests go to; `None` if none is set.
        location: Option<String>,
        /// The project that requests count for; `None` if none is set.
        project_id: Option<String>,
    },
}

/// How a gateway of one's own knows who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "mode", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum GatewayAuth {
    /// It does not ask.
    None,
    /// By a key in an environment variable of the server.
    EnvironmentVariable {
        /// The variable's name.
        env_key: String,
    },
    /// By something in the configuration that cannot be set through this method.
    ExternallyConfigured {
        /// The environment variable that is also set; `None` if none is.
        env_key: Option<String>,
    },
}

params! {
    /// Params of `modelProvider/capabilities/read`: an empty object.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ModelProviderCapabilitiesReadParams {}
}

/// Answer to `modelProvider/capabilities/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelProviderCapabilitiesReadResponse {
    /// Whether the provider makes images.
    pub image_generation: bool,
    /// Whether the provider searches the web.
    pub web_search: bool,
}

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

/// What is to change in a model provider's settings, by the provider's kind; what is left out
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
        /// Its address.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        base_url: Patch<String>,
        /// The environment variable that holds its key.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        env_key: Patch<String>,
        /// Its name for people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        name: Option<String>,
        /// The gateway to change; `None` if none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provider_id: Option<String>,
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

/// Why a request about a model provider was refused; comes as an error's `data`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ModelProviderError {
    /// Another provider is in use.
    ModelProviderMismatch {
        /// The provider in use.
        current_model_provider: String,
        /// The provider that was asked for.
        model_provider: String,
    },
    /// The configuration does not know the provider.
    ModelProviderNotConfigured {
        /// The provider that was asked for.
        model_provider: String,
    },
    /// A policy requires another provider.
    ModelProviderPolicyConflict {
        /// The provider that was asked for.
        model_provider: String,
        /// The provider that the policy requires.
        required_model_provider: String,
    },
}

/// Payload of `modelProvider/authRecoveryStarted` and `modelProvider/authRecoveryCompleted`: a
/// provider's login is being renewed, or that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AuthRecoveryNotification {
    /// The thread whose turn needs the login.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// What happens, for people.
    pub message: String,
    /// The model provider.
    pub provider: String,
}
