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

    /// Returns the same as it stands on the wire.
    pub fn to_wire(&self, context_window: i64) -> ThreadTokenUsage {
        ThreadTokenUsage {
            total: self.total,
            last: self.last,
            model_context_window: Some(context_window),
        }
    }

    /// Returns the same as it is stored at the end of each turn: the numbers alone, since that is
    /// often.
    pub fn entry(&self) -> String {
        let numbers = [self.total, self.last].map(|it| {
            [
                it.total_tokens,
                it.input_tokens,
                it.cached_input_tokens,
                it.cache_write_input_tokens,
                it.output_tokens,
                it.reasoning_output_tokens,
            ]
        });
        // Numbers always encode.
        serde_json::to_string(&numbers).unwrap_or_default()
    }

    /// Reads what [`TokenCounts::entry`] wrote at the end of `turn`; `None` if it is something else.
    pub fn of_entry(turn: TurnId, entry: &str) -> Option<Self> {
        let numbers: [[i64; 6]; 2] = serde_json::from_str(entry).ok()?;
        let [total, last] =
            numbers.map(|[all, input, cached, written, output, reasoning]| TokenUsageBreakdown {
                total_tokens: all,
                input_tokens: input,
                cached_input_tokens: cached,
                cache_write_input_tokens: written,
                output_tokens: output,
                reasoning_output_tokens: reasoning,
            });
        Some(Self { last, total, turn: Some(turn) })
    }
}
