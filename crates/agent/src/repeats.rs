//! Notices a model that makes the same calls over and over.

use std::hash::{DefaultHasher, Hash, Hasher};

use turnhost_ports::{FailedAt, ModelError, Retry};
use turnhost_protocol::CodexErrorInfo;

/// The calls of the last responses of a turn, as far as they were the same.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    /// The calls of the response that streams.
    current: DefaultHasher,
    last: Option<u64>,
    /// Responses in a row whose calls were the same.
    in_a_row: u32,
}

impl Repeats {
    /// Notes a call of the response that streams.
    pub(crate) fn call(&mut self, namespace: Option<&str>, name: &str, input: &str) {
        (namespace, name, input).hash(&mut self.current);
    }

    /// Notes the end of a response with calls. Returns the error that ends the turn once `max`
    /// responses in a row made the same calls; 0 is no limit.
    pub(crate) fn response_ended(&mut self, max: u32) -> Option<ModelError> {
        let calls = std::mem::take(&mut self.current).finish();
        if self.last.replace(calls) == Some(calls) {
            self.in_a_row += 1;
        } else {
            self.in_a_row = 1;
        }
        (max > 0 && self.in_a_row >= max).then(|| too_often(max))
    }
}

fn too_often(max: u32) -> ModelError {
    let message = format!(
        "the turn was stopped: the model made the same tool calls {max} times in a row; say what it \
         should do instead, or raise `max_repeated_calls` in config.toml (0 is no limit)"
    );
    ModelError { info: CodexErrorInfo::Other, message, retry: Retry::No, at: FailedAt::Response }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the responses until the turn is stopped.
    fn stopped_after(inputs: &[&str], max: u32) -> Option<usize> {
        let mut repeats = Repeats::default();
        inputs.iter().position(|input| {
            repeats.call(None, "f", input);
            repeats.response_ended(max).is_some()
        })
    }

    #[test]
    fn the_same_calls_in_a_row_are_counted() {
        assert_eq!(stopped_after(&["a"; 5], 3), Some(2));
        assert_eq!(stopped_after(&["a", "a", "b", "a", "a", "a"], 3), Some(5));
        assert_eq!(stopped_after(&["a", "b", "a", "b", "a", "b"], 3), None);
        assert_eq!(stopped_after(&["a"; 9], 0), None);
    }
}
