//! Arguments of calls, read with as much tolerance as their meaning allows.

use std::time::Duration;

use serde::de::{DeserializeOwned, Error as _, Unexpected};
use serde::{Deserialize, Deserializer};

/// The shortest wait of a call: below it even quick commands would need a second call.
pub(super) const MIN_YIELD: Duration = Duration::from_millis(250);
/// The longest wait of a call: above it providers give up on an idle turn's cache.
const MAX_YIELD: Duration = Duration::from_mins(5);

/// Parses the JSON text of a call's arguments. The error goes to the model.
pub(super) fn parse<T: DeserializeOwned>(arguments: &str) -> Result<T, String> {
    serde_json::from_str(arguments)
        .map_err(|err| format!("failed to parse function arguments: {err}"))
}

/// Returns how long a call waits for its command.
pub(super) fn yield_time(millis: Option<Whole>, default: Duration) -> Duration {
    let wanted = millis.and_then(Whole::to_u64).map_or(default, Duration::from_millis);
    wanted.clamp(MIN_YIELD, MAX_YIELD)
}

/// A whole number, also in the forms in which models write one: `120000.0`, `"120000"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole(pub(super) i64);

impl Whole {
    pub(super) fn to_u64(self) -> Option<u64> {
        u64::try_from(self.0).ok()
    }

    pub(super) fn to_usize(self) -> Option<usize> {
        usize::try_from(self.0).ok()
    }

    fn from_float(number: f64) -> Option<Self> {
        // 2^53: whole numbers beyond it are not exact in a float.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::as_conversions,
            reason = "whole, and far within the range of i64"
        )]
        (number.fract() == 0.0 && number.abs() <= EXACT).then_some(Self(number as i64))
    }

    fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        text.parse().map(Self).ok().or_else(|| Self::from_float(text.parse().ok()?))
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a whole number")]
        enum Form {
            Integer(i64),
            Float(f64),
            Text(String),
        }
        let refused = |found| D::Error::invalid_value(found, &"a whole number");
        match Form::deserialize(deserializer)? {
            Form::Integer(number) => Ok(Self(number)),
            Form::Float(number) => {
                Self::from_float(number).ok_or_else(|| refused(Unexpected::Float(number)))
            }
            Form::Text(text) => {
                Self::from_text(&text).ok_or_else(|| refused(Unexpected::Str(&text)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_taken_in_every_form() {
        for (json, number) in
            [("7", 7), ("120000.0", 120_000), ("\"250\"", 250), ("\" 1e3 \"", 1000), ("-1", -1)]
        {
            assert_eq!(parse::<Whole>(json), Ok(Whole(number)), "{json}");
        }
        for json in ["1.5", "\"soon\"", "1e300", "[]", "null", "true"] {
            assert!(parse::<Whole>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn waits_are_bounded() {
        let wait = |millis| yield_time(Some(Whole(millis)), Duration::from_secs(10));
        assert_eq!(wait(500), Duration::from_millis(500));
        assert_eq!(wait(1), MIN_YIELD);
        assert_eq!(wait(i64::MAX), MAX_YIELD);
        assert_eq!(wait(-5), Duration::from_secs(10));
    }
}
