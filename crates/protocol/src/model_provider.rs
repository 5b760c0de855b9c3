//! Model providers: their settings and errors.

mod capabilities;
mod config;
mod default;
mod list;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;

pub use capabilities::*;
pub use config::*;
pub use default::*;
pub use list::*;

/// A model provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelProviderSummary {
    /// Its id: its key in the configuration.
    pub id: String,
    /// True if `modelProvider/config/write` may change it.
    pub can_edit: bool,
    /// Its name for people.
    pub name: String,
    /// Its kind, with that kind's settings.
    pub settings: ProviderSettings,
    /// Location of its interface; `None` if it needs no address of its own.
    pub base_url: Option<String>,
}

/// The kind of model provider, with its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ProviderSettings {
    /// OpenAI.
    Openai,
    /// A gateway of one's own.
    CustomGateway {
        /// The way in which it knows who asks.
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

/// The way in which a gateway of one's own knows who asks.
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

/// The reason why a request about a model provider was refused; comes as an error's `data`.
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
    /// A description of the event, for people.
    pub message: String,
    /// The model provider.
    pub provider: String,
}
