//! Types of `turn/steer`.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::TurnId;

use crate::experimental::params;
use crate::record::Record;
use crate::{AdditionalContextEntry, UserInput};

params! {
    /// Params of `turn/steer`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct TurnSteerParams {
        /// The thread.
        pub thread_id: String,
        /// The client's own id for the message; comes back in its item.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub client_user_message_id: Option<String>,
        /// The user's input; not empty.
        pub input: Vec<UserInput>,
        /// The turn, which must be the one that runs.
        pub expected_turn_id: String,
    }
    experimental {
        /// Context from the client's surroundings, by name.
        "additionalContext" => pub additional_context: Option<IndexMap<String, AdditionalContextEntry>>,
        /// Metadata for the provider.
        "responsesapiClientMetadata" => pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
        /// Changes of that metadata.
        "responsesapiClientMetadataPatch" => pub responsesapi_client_metadata_patch: Option<IndexMap<String, String>>,
    }
}

/// Answer to `turn/steer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TurnSteerResponse {
    /// The running turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}
