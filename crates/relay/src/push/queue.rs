//! The spacing of wake-ups. No I/O, no clock.

use std::collections::BTreeMap;
use std::time::Duration;

use turnhost_base::Millis;

/// 5 s lie between two wake-ups of one machine: a turn that ends while two approvals wait is one.
const SPACING: Duration = Duration::from_secs(5);

/// Machines that are remembered; a host that was forgotten is woken for at once.
const MACHINES: usize = 4096;

/// The moment of a wake-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spaced {
    Now,
    After(Duration),
    /// One is about to come anyway.
    Pending,
}

/// The wake-ups of all machines.
#[derive(Debug, Default)]
pub(crate) struct Wakes {
    of_machine: BTreeMap<String, Wake>,
}

#[derive(Debug)]
struct Wake {
    last: Option<Millis>,
    is_pending: bool,
}

impl Wakes {
    /// Takes a request for a wake-up.
    pub(super) fn wake(&mut self, machine: &str, now: Millis) -> Spaced {
        if self.of_machine.len() >= MACHINES && !self.of_machine.contains_key(machine) {
            self.of_machine.retain(|_, wake| wake.is_pending);
        }
        let wake = self.of_machine.entry(machine.to_owned());
        let wake = wake.or_insert(Wake { last: None, is_pending: false });
        if std::mem::replace(&mut wake.is_pending, true) {
            return Spaced::Pending;
        }
        let spacing = i64::try_from(SPACING.as_millis()).unwrap_or(i64::MAX);
        // A clock that went back does not keep anybody asleep.
        match wake.last.map(|last| now.0 - last.0).filter(|since| (0..spacing).contains(since)) {
            Some(since) => {
                Spaced::After(Duration::from_millis(u64::try_from(spacing - since).unwrap_or(0)))
            }
            None => Spaced::Now,
        }
    }

    /// Notes that a wake-up goes out now.
    pub(super) fn woken(&mut self, machine: &str, now: Millis) {
        if let Some(wake) = self.of_machine.get_mut(machine) {
            (wake.last, wake.is_pending) = (Some(now), false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wake_ups_keep_their_distance_and_none_is_lost() {
        let mut wakes = Wakes::default();
        assert_eq!(wakes.wake("a", Millis(0)), Spaced::Now);
        assert_eq!(wakes.wake("a", Millis(0)), Spaced::Pending);
        wakes.woken("a", Millis(0));
        assert_eq!(wakes.wake("b", Millis(1)), Spaced::Now);
        assert_eq!(wakes.wake("a", Millis(2000)), Spaced::After(Duration::from_secs(3)));
        assert_eq!(wakes.wake("a", Millis(3000)), Spaced::Pending);
        wakes.woken("a", Millis(5000));
        assert_eq!(wakes.wake("a", Millis(10_000)), Spaced::Now);
        wakes.woken("a", Millis(10_000));
        // The clock went back an hour.
        assert_eq!(wakes.wake("a", Millis(-3_600_000)), Spaced::Now);
    }

    #[test]
    fn machines_that_are_made_up_have_a_bound() {
        let mut wakes = Wakes::default();
        for number in 0..2 * MACHINES {
            let name = number.to_string();
            wakes.wake(&name, Millis(0));
            wakes.woken(&name, Millis(0));
            assert!(wakes.of_machine.len() <= MACHINES);
        }
    }
}
