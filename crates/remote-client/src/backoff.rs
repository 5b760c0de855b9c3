//! Pauses before dialling again.

use std::time::Duration;

/// The pauses between attempts, and their number.
///
/// Waits grow twofold from `base` to `cap`; of each, a random part is taken
/// ("full jitter"), so that the clients of a server that was restarted do not
/// all come back at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// The longest first wait.
    pub base: Duration,
    /// The longest wait.
    pub cap: Duration,
    /// Most failures in a row; `None` for no limit.
    pub attempts: Option<u32>,
}

impl Default for Backoff {
    /// 250 ms to 30 s, without a limit.
    fn default() -> Self {
        let base = Duration::from_millis(250);
        Self { base, cap: Duration::from_secs(30), attempts: None }
    }
}

impl Backoff {
    /// Returns the wait before attempt number `attempt`, from 0; `random` is uniform in its whole
    /// range.
    pub(crate) fn delay(&self, attempt: u32, random: u64) -> Duration {
        let longest = self.base.saturating_mul(2_u32.saturating_pow(attempt)).min(self.cap);
        let nanos = (longest.as_nanos() * u128::from(random)) >> 64;
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }

    /// Returns `true` if attempt number `attempt`, from 0, may be made.
    pub(crate) fn allows(&self, attempt: u32) -> bool {
        self.attempts.is_none_or(|attempts| attempt < attempts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_cap() {
        let backoff = Backoff::default();
        let longest: Vec<u128> =
            (0..9).map(|attempt| backoff.delay(attempt, u64::MAX).as_millis()).collect();
        assert_eq!(longest, [249, 499, 999, 1999, 3999, 7999, 15999, 29999, 29999]);
        assert_eq!(backoff.delay(u32::MAX, u64::MAX).as_secs(), 29);
    }

    #[test]
    fn the_random_part_is_anywhere_between() {
        let backoff = Backoff::default();
        assert_eq!(backoff.delay(2, 0), Duration::ZERO);
        assert_eq!(backoff.delay(2, 1 << 63), Duration::from_millis(500));
    }

    #[test]
    fn attempts_are_counted() {
        let twice = Backoff { attempts: Some(2), ..Backoff::default() };
        assert!(twice.allows(1));
        assert!(!twice.allows(2));
        assert!(Backoff::default().allows(u32::MAX));
    }
}
