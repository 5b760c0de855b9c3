//! The `Retry-After` header (RFC 9110, section 10.2.3): seconds, or a date.

use std::time::Duration;

/// Reads the wait that a response asks for. Fractions are rounded up. A date counts from the
/// response's own `Date`, so that the two clocks need not agree; without one it says nothing.
pub fn retry_after(value: &str, date: Option<&str>) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds.ceil()).ok();
    }
    let wait = seconds(value)?.saturating_sub(seconds(date?.trim())?);
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or(0)))
}

/// Reads a date such as `Sun, 06 Nov 1994 08:49:37 GMT` as seconds since the Unix epoch.
fn seconds(date: &str) -> Option<i64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, date) = date.split_once(", ")?;
    let mut words = date.split(' ');
    let day: i64 = words.next()?.parse().ok()?;
    let name = words.next()?;
    let month = i64::try_from(MONTHS.iter().position(|month| *month == name)?).ok()? + 1;
    let year: i64 = words.next()?.parse().ok().filter(|year| (1970..=9999).contains(year))?;
    let mut clock = words.next()?.split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    (words.next() == Some("GMT")).then_some(())?;
    Some(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

/// Counts the days from 1970-01-01. The year is taken to begin in March, so that the leap day is
/// its last and months have a formula: 153 days in each five of them.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let months = (month + 9) % 12;
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (153 * months + 2) / 5 + day - 719_469
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_taken_whole_or_broken() {
        let read = |value| retry_after(value, None).map(|wait| wait.as_secs());
        assert_eq!(read("120"), Some(120));
        assert_eq!(read(" 1.5 "), Some(2));
        for value in ["-1", "soon", "", "NaN", "inf", "Sun, 06 Nov 1994 08:49:37 GMT"] {
            assert_eq!(read(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_counts_from_the_date_of_the_response() {
        let now = Some("Wed, 28 Feb 2024 23:59:30 GMT");
        let read = |value| retry_after(value, now).map(|wait| wait.as_secs());
        assert_eq!(read("Thu, 29 Feb 2024 00:00:00 GMT"), Some(30));
        assert_eq!(read("Fri, 01 Mar 2024 00:00:00 GMT"), Some(86_430));
        assert_eq!(read("Wed, 28 Feb 2024 23:59:00 GMT"), Some(0));
    }

    #[test]
    fn dates_are_counted_from_the_epoch() {
        assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:49:37 CET"), None);
    }
}
