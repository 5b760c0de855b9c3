//! Small statistics: percentiles of one run, the spread over several runs, and
//! how a figure is written in a table.

use std::time::Duration;

/// CPU of all who took part in one figure, in the figure's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// The load generator's own threads.
    pub generator: f64,
    /// The scripted model's threads.
    pub model: f64,
    /// The server under test.
    pub server: f64,
}

/// Returns a count as a number to calculate with. Exact up to 2^53, far beyond any count here.
#[expect(clippy::cast_precision_loss, reason = "counts and nanoseconds here stay below 2^53")]
pub fn float(count: u64) -> f64 {
    count as f64
}

/// Returns the length of a slice as a number to calculate with.
pub fn length<T>(values: &[T]) -> f64 {
    float(values.len() as u64)
}

/// Returns a duration in milliseconds.
pub fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// Returns a duration in microseconds.
pub fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

/// Returns the nearest-rank percentile, `percent` between 1 and 100. NaN for no values.
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(rank).copied().unwrap_or(f64::NAN)
}

/// Median, lowest and highest of one figure over the runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The middle value; the mean of the middle two for an even number of runs.
    pub median: f64,
    /// The lowest value.
    pub min: f64,
    /// The highest value.
    pub max: f64,
}

impl Spread {
    /// Computes the spread of `values`; `None` without values.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let upper = sorted.len() / 2;
        let lower = (sorted.len() - 1) / 2;
        Some(Self { median: f64::midpoint(sorted[lower], sorted[upper]), min, max })
    }
}

/// Returns a value with about three significant digits, thousands separated.
pub fn human(value: f64) -> String {
    if !value.is_finite() {
        return "-".to_owned();
    }
    let size = value.abs();
    if size >= 999.5 {
        return separated(&format!("{value:.0}"));
    }
    let decimals = match size {
        s if s >= 99.95 => 0,
        s if s >= 9.995 => 1,
        s if s >= 0.0995 || s == 0.0 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

fn separated(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        if index > 0 && left.is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_rank() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert!((percentile(&values, 50) - 100.0).abs() < f64::EPSILON);
        assert!((percentile(&values, 99) - 198.0).abs() < f64::EPSILON);
        assert!((percentile(&values, 100) - 200.0).abs() < f64::EPSILON);
        assert!((percentile(&[7.0], 1) - 7.0).abs() < f64::EPSILON);
        assert!(percentile(&[], 50).is_nan());
    }

    #[test]
    fn spread_takes_the_mean_of_the_middle_two() {
        assert_eq!(
            Spread::of(&[4.0, 1.0, 2.0, 3.0]),
            Some(Spread { median: 2.5, min: 1.0, max: 4.0 })
        );
        assert_eq!(Spread::of(&[5.0, 9.0, 7.0]), Some(Spread { median: 7.0, min: 5.0, max: 9.0 }));
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn figures_are_written_short() {
        let check = |value: f64, text: &str| assert_eq!(human(value), text);
        check(0.0, "0");
        check(0.0412, "0.041");
        check(0.28, "0.28");
        check(6.5, "6.5");
        check(27.72, "27.7");
        check(551.3, "551");
        check(999.7, "1,000");
        check(1_221_817.4, "1,221,817");
        check(-4096.0, "-4,096");
        check(f64::NAN, "-");
    }
}
