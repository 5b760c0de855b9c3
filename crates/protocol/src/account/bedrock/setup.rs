//! Types of `account/bedrock/setup`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ExperimentalFields;
use crate::record::Record;

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
