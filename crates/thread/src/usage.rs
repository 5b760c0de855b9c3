//! Token counts of a thread.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use turnhost_base::TurnId;
use turnhost_protocol::{ThreadTokenUsage, TokenUsageBreakdown};

/// Tokens of the last response and of all responses of a thread.
///
/// Stored as numbers without names: they are written with each turn, and a thread's row that fits into
/// its page costs a third of the pages of one that does not.
#[derive(Clone, Debug, Default, PartialEq)]
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

    /// Returns the same in its wire form.
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
        // Numbers always encode.
        serde_json::to_string(&[self.total, self.last].map(numbers)).unwrap_or_default()
    }

    /// Reads what [`TokenCounts::entry`] wrote at the end of `turn`; `None` if it is something else.
    pub fn of_entry(turn: TurnId, entry: &str) -> Option<Self> {
        let numbers: [[i64; 6]; 2] = serde_json::from_str(entry).ok()?;
        let [total, last] = numbers.map(breakdown);
        Some(Self { last, total, turn: Some(turn) })
    }
}

impl Serialize for TokenCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (numbers(self.last), numbers(self.total), self.turn).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TokenCounts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// As it is written, and with names as versions up to 0.1.0 wrote it.
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Stored {
            Numbers([i64; 6], [i64; 6], Option<TurnId>),
            Named { last: TokenUsageBreakdown, total: TokenUsageBreakdown, turn: Option<TurnId> },
        }
        Ok(match Stored::deserialize(deserializer)? {
            Stored::Numbers(last, total, turn) => {
                Self { last: breakdown(last), total: breakdown(total), turn }
            }
            Stored::Named { last, total, turn } => Self { last, total, turn },
        })
    }
}

fn numbers(counts: TokenUsageBreakdown) -> [i64; 6] {
    let TokenUsageBreakdown {
        total_tokens,
        input_tokens,
        cached_input_tokens,
        cache_write_input_tokens,
        output_tokens,
        reasoning_output_tokens,
    } = counts;
    [
        total_tokens,
        input_tokens,
        cached_input_tokens,
        cache_write_input_tokens,
        output_tokens,
        reasoning_output_tokens,
    ]
}

fn breakdown(
    [
        total_tokens,
        input_tokens,
        cached_input_tokens,
        cache_write_input_tokens,
        output_tokens,
        reasoning_output_tokens,
    ]: [i64; 6],
) -> TokenUsageBreakdown {
    TokenUsageBreakdown {
        total_tokens,
        input_tokens,
        cached_input_tokens,
        cache_write_input_tokens,
        output_tokens,
        reasoning_output_tokens,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_they_are_written_and_as_earlier_versions_wrote_them() {
        let counts = TokenCounts {
            last: breakdown([6, 1, 2, 3, 4, 5]),
            total: breakdown([60, 10, 20, 30, 40, 50]),
            turn: Some("01930000-0000-7000-8000-000000000001".parse().unwrap()),
        };
        let written = serde_json::to_string(&counts).unwrap();
        assert!(written.len() < 100, "{written}");
        assert_eq!(serde_json::from_str::<TokenCounts>(&written).unwrap(), counts);
        let named = serde_json::json!({
            "last": counts.last, "total": counts.total, "turn": counts.turn,
        });
        assert_eq!(serde_json::from_value::<TokenCounts>(named).unwrap(), counts);
        let empty: TokenCounts =
            serde_json::from_str("[[0,0,0,0,0,0],[0,0,0,0,0,0],null]").unwrap();
        assert_eq!(empty, TokenCounts::default());
    }
}
