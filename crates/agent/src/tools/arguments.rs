//! Arguments of calls, read with as much tolerance as their meaning allows.

use std::fmt;
use std::time::Duration;

use serde::de::{DeserializeOwned, Error, Unexpected, Visitor};
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
pub(super) fn yield_time(millis: Option<Time>, default: Duration) -> Duration {
    let wanted = millis.map_or(default, |millis| Duration::from_millis(millis.0));
    wanted.clamp(MIN_YIELD, MAX_YIELD)
}

/// A whole number, also in the forms in which models write one: `120000.0`, `"120000"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole(pub(super) i64);

/// The same, of none or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count(u64);

impl Count {
    pub(super) fn to_u64(self) -> u64 {
        self.0
    }

    pub(super) fn to_usize(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Form { least: i64::MIN, expected: "i32" }).map(Self)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let count = deserializer.deserialize_any(Form { least: 0, expected: "usize" })?;
        Ok(Self(count.unsigned_abs()))
    }
}

/// A time in milliseconds, in the same forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time(u64);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let millis = deserializer.deserialize_any(Form { least: 0, expected: "u64" })?;
        Ok(Self(millis.unsigned_abs()))
    }
}

/// Takes a whole number in any form.
struct Form {
    least: i64,
    /// The type that is wanted, in the words that models know from such errors.
    expected: &'static str,
}

impl Visitor<'_> for Form {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        if number < self.least {
            return Err(E::invalid_value(Unexpected::Signed(number), &self));
        }
        Ok(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        i64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        match whole(number) {
            Some(number) => self.visit_i64(number),
            None => Err(E::invalid_type(Unexpected::Float(number), &self)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i64, E> {
        let trimmed = text.trim();
        let number = trimmed.parse().ok().or_else(|| whole(trimmed.parse().ok()?));
        match number {
            Some(number) => self.visit_i64(number),
            None => Err(E::invalid_type(Unexpected::Str(text), &self)),
        }
    }
}

fn whole(number: f64) -> Option<i64> {
    // 2^53: whole numbers beyond it are not exact in a float.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::as_conversions,
        reason = "whole, and far within the range of i64"
    )]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
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
    fn counts_are_not_below_zero() {
        assert_eq!(parse::<Count>("\"12\""), Ok(Count(12)));
        assert_eq!(
            parse::<Count>("-1").unwrap_err(),
            "failed to parse function arguments: invalid value: integer `-1`, expected usize at line 1 column 2"
        );
    }

    #[test]
    fn waits_are_bounded() {
        let wait = |millis| yield_time(Some(Time(millis)), Duration::from_secs(10));
        assert_eq!(wait(500), Duration::from_millis(500));
        assert_eq!(wait(1), MIN_YIELD);
        assert_eq!(wait(u64::MAX), MAX_YIELD);
        assert_eq!(yield_time(None, Duration::from_secs(10)), Duration::from_secs(10));
    }
}
