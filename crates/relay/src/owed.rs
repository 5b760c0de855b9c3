//! Acknowledgements that wait for company. No I/O, no clock.

use crate::limits::{OWED_BYTES, OWED_FRAMES};

/// The frames that came and were not acknowledged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Owed {
    frames: usize,
    bytes: usize,
}

/// The time for what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Behind other frames, or once it is much.
    InCompany,
    /// Now, because it has waited long enough.
    AtOnce,
}

/// The change that a frame makes to what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// It is the first: the writer has to set its clock.
    Soon,
    /// It comes with those before it.
    Later,
    /// It is much by now.
    Now,
}

impl Owed {
    /// Counts a frame.
    pub(crate) fn add(&mut self, bytes: usize) -> Due {
        self.frames += 1;
        self.bytes += bytes;
        match self.frames {
            _ if self.is_much() => Due::Now,
            1 => Due::Soon,
            _ => Due::Later,
        }
    }

    pub(crate) fn is_nothing(self) -> bool {
        self.frames == 0
    }

    pub(crate) fn is_much(self) -> bool {
        self.frames >= OWED_FRAMES || self.bytes >= OWED_BYTES
    }

    /// Takes what is owed if it is its time. Returns whether it is.
    pub(crate) fn settle(&mut self, pace: Pace) -> bool {
        let is_due = !self.is_nothing() && (pace == Pace::AtOnce || self.is_much());
        if is_due {
            *self = Self::default();
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_waits_and_much_does_not() {
        let mut owed = Owed::default();
        assert!(!owed.settle(Pace::AtOnce), "nothing is owed");
        assert_eq!([owed.add(1), owed.add(1)], [Due::Soon, Due::Later]);
        assert!(!owed.settle(Pace::InCompany));
        assert!(owed.settle(Pace::AtOnce) && owed.is_nothing());
        assert_eq!(owed.add(OWED_BYTES), Due::Now);
        assert!(owed.settle(Pace::InCompany));
        let due = (0..OWED_FRAMES).map(|_| owed.add(0)).filter(|due| *due == Due::Now).count();
        assert_eq!(due, 1);
    }
}
