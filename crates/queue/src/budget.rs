//! Counts waiting bytes against the budgets.

use std::time::Instant;

use crate::{Bounds, Class};

/// 4 times the budget: more never waits for a reader, however short the time.
pub const OVERRUN_FACTOR: usize = 4;

/// One message counts for at most this part of its budget.
const LARGEST_SHARE: usize = 4;

/// The budget is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full {
    /// The budget, in bytes.
    pub budget_bytes: usize,
}

/// Counted bytes of each class.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ByteCounts {
    events: usize,
    answers: usize,
}

impl ByteCounts {
    pub(crate) fn of(&mut self, class: Class) -> &mut usize {
        match class {
            Class::Event => &mut self.events,
            Class::Answer => &mut self.answers,
        }
    }

    pub(crate) fn sum(self) -> usize {
        self.events + self.answers
    }
}

/// The load that is queued, and the load that was taken out and is not released yet.
#[derive(Debug)]
pub(crate) struct Budget {
    bounds: Bounds,
    pub(crate) queued: ByteCounts,
    pub(crate) taken: ByteCounts,
    /// Since when more waits than the budget allows.
    over_since: Option<Instant>,
}

impl Budget {
    pub(crate) fn new(bounds: Bounds) -> Self {
        Self {
            bounds,
            queued: ByteCounts::default(),
            taken: ByteCounts::default(),
            over_since: None,
        }
    }

    pub(crate) fn bounds(&self) -> &Bounds {
        &self.bounds
    }

    fn budget_of(&self, class: Class) -> usize {
        match class {
            Class::Event => self.bounds.event_bytes,
            Class::Answer => self.bounds.answer_bytes,
        }
    }

    /// Returns the weight of a message of this size.
    pub(crate) fn weight(&self, class: Class, bytes: usize) -> usize {
        bytes.min((self.budget_of(class) / LARGEST_SHARE).max(1))
    }

    /// Returns the waiting bytes of a class.
    pub(crate) fn waiting_of(&self, class: Class) -> usize {
        let (mut queued, mut taken) = (self.queued, self.taken);
        *queued.of(class) + *taken.of(class)
    }

    /// Returns all waiting bytes.
    pub(crate) fn waiting(&self) -> usize {
        self.queued.sum() + self.taken.sum()
    }

    /// Checks that a message may be queued. `extra` is room beyond the budget.
    pub(crate) fn admit(
        &mut self,
        class: Class,
        bytes: usize,
        extra: usize,
        now: impl FnOnce() -> Instant,
    ) -> Result<(), Full> {
        let budget_bytes = self.budget_of(class);
        let before = self.waiting_of(class);
        let after = before + self.weight(class, bytes);
        if before == 0 || after <= budget_bytes + extra {
            return Ok(());
        }
        let full = Err(Full { budget_bytes });
        if self.bounds.grace.is_zero() || after > budget_bytes.saturating_mul(OVERRUN_FACTOR) {
            return full;
        }
        let now = now();
        let since = *self.over_since.get_or_insert(now);
        if now.saturating_duration_since(since) > self.bounds.grace { full } else { Ok(()) }
    }

    /// Notes that something left: a reader that came below its budgets has kept up.
    pub(crate) fn lightened(&mut self) {
        let is_below = |class| self.waiting_of(class) <= self.budget_of(class);
        if self.over_since.is_some() && is_below(Class::Event) && is_below(Class::Answer) {
            self.over_since = None;
        }
    }
}
