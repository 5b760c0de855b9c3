//! Records that wait until the store can take them.

use std::time::Duration;

use tokio::time::Instant;
use turnhost_ports::Append;

/// Time until what could not be stored is tried again; doubled each time.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest such time.
const MAX_PAUSE: Duration = Duration::from_secs(30);

/// Records that the store could not take yet. They precede everything that is stored next.
#[derive(Default)]
pub(crate) struct Unstored {
    records: Vec<Append>,
    tries: u32,
    again_at: Option<Instant>,
}

impl Unstored {
    /// Returns whether everything is stored.
    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Returns when to try again; `None` if everything is stored.
    pub(crate) fn again_at(&self) -> Option<Instant> {
        self.again_at
    }

    /// Takes the records, to store them.
    pub(crate) fn take(&mut self) -> Vec<Append> {
        std::mem::take(&mut self.records)
    }

    /// Queues records for later.
    pub(crate) fn keep(&mut self, records: Vec<Append>) {
        let pause = FIRST_PAUSE.saturating_mul(1 << self.tries.min(5)).min(MAX_PAUSE);
        self.tries = self.tries.saturating_add(1);
        self.again_at = (!records.is_empty()).then(|| Instant::now() + pause);
        self.records = records;
    }
}
