//! Types of `account/gcp/setup`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `account/gcp/setup`: use models by way of Google Cloud.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GcpSetupParams {
        /// The Google Cloud project that is billed.
        pub project_id: String,
        /// The Google Cloud location to send requests to; left out, the server chooses.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub location: Option<String>,
        /// Path of a file with credentials; left out, those of the server's surroundings count.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub credential_file: Option<String>,
    }
}

/// Answer to `account/gcp/setup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct GcpSetupResponse {}
