//! The end of a provider's response, passed on as it is.

use serde::Serialize;
use serde_json::Value;
use turnhost_base::{ThreadId, TurnId};

use crate::TokenUsageBreakdown;
use crate::record::Record;

/// Payload for a response of the provider that is complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RawResponseCompletedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The provider's id of the response.
    pub response_id: String,
    /// Tokens the response used; `None` if the provider does not tell.
    pub usage: Option<TokenUsageBreakdown>,
    /// Further counts of the provider about its use.
    pub usage_metadata: Option<ResponseUsageMetadata>,
}

/// The counts of a provider about a response beside the tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ResponseUsageMetadata {
    /// An amount, as the provider writes it.
    pub amount: Option<String>,
    /// Anything else, as it was received.
    pub metadata: Option<Value>,
}
