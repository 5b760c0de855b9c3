//! Token counts of a thread.

use serde::{Deserialize, Serialize};
use turnhost_base::TurnId;
use turnhost_protocol::{ThreadTokenUsage, TokenUsageBreakdown};

/// Tokens of the last response and of all responses of a thread.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TokenCounts {
    /// The last response.
    pub last: TokenUsageBreakdown,
    /// The sum over the thread.
    pub total: TokenUsageBreakdown,
    /// The turn of the last response.
    pub turn: Option<TurnId>,
}

impl TokenCounts {
    /// Counts another response in.
    pub fn add(&mut self, turn: TurnId, last: TokenUsageBreakdown) {
        let total = &mut self.total;
        total.total_tokens += last.total_tokens;
        total.input_tokens += last.input_tokens;
        total.cached_input_tokens += last.cached_input_tokens;
        total.cache_write_input_tokens += last.cache_write_input_tokens;
        total.output_tokens += last.output_tokens;
        total.reasoning_output_tokens += last.reasoning_output_tokens;
        self.last = last;
        self.turn = Some(turn);
    }

    /// The same as it stands on the wire.
    pub fn to_wire(&self, context_window: i64) -> ThreadTokenUsage {
        ThreadTokenUsage {
            total: self.total,
            last: self.last,
            model_context_window: Some(context_window),
        }
    }
}
