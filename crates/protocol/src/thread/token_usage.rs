//! Tokens that a thread used.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;

/// Counts of tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Copy, Default)]
#[serde(rename_all = "camelCase")]
pub struct TokenUsageBreakdown {
    /// All of them, as the provider adds them up.
    pub total_tokens: i64,
    /// Sent, cached ones included.
    pub input_tokens: i64,
    /// Those sent that the provider had cached.
    pub cached_input_tokens: i64,
    /// Those sent that the provider put into its cache.
    #[serde(default)]
    pub cache_write_input_tokens: i64,
    /// Received, reasoning included.
    pub output_tokens: i64,
    /// Those received that were reasoning.
    pub reasoning_output_tokens: i64,
}

/// A thread's tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Copy, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadTokenUsage {
    /// Of all model requests so far.
    pub total: TokenUsageBreakdown,
    /// Of the latest model request.
    pub last: TokenUsageBreakdown,
    /// The size of the model's context window, in tokens, if known.
    pub model_context_window: Option<i64>,
}

/// Payload of `thread/tokenUsage/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadTokenUsageUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The counts.
    pub token_usage: ThreadTokenUsage,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}
