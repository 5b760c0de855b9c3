//! The sequence numbers of a thread's events, and the newest events for clients that reconnect.

use std::collections::VecDeque;
use std::sync::Arc;

use turnhost_base::Millis;

use crate::envelope::Envelope;
use crate::limits::LOG_BYTES;

/// Numbers count on from the time of loading, with room for 1,024 a millisecond, so
/// that they rise through restarts without being stored. Below 2^53 until the year 2248.
const NUMBERS_A_MILLISECOND: u64 = 1024;

/// The events that a thread has published since it was loaded.
#[derive(Debug)]
pub(crate) struct EventLog {
    last: u64,
    /// `None` while no subscriber asked for sequence numbers.
    kept: Option<Kept>,
}

/// The newest events, oldest first.
#[derive(Debug)]
struct Kept {
    /// Everything after this number is there.
    after: u64,
    events: VecDeque<Arc<Envelope>>,
    bytes: usize,
}

impl EventLog {
    /// Makes an empty log for a thread that is loaded at `now`.
    pub(crate) fn new(now: Millis) -> Self {
        let now = u64::try_from(now.0).unwrap_or_default();
        Self { last: now.saturating_mul(NUMBERS_A_MILLISECOND), kept: None }
    }

    /// Continues the log for a thread that is loaded again at `now`.
    pub(crate) fn resumed(self, now: Millis) -> Self {
        Self { last: self.last.max(Self::new(now).last), ..self }
    }

    /// Returns the bytes of the events that are kept.
    pub(crate) fn bytes(&self) -> usize {
        self.kept.as_ref().map_or(0, |kept| kept.bytes)
    }

    /// Returns the number of the last event.
    pub(crate) fn last(&self) -> u64 {
        self.last
    }

    /// Takes the number of the next event.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Records events from now on.
    pub(crate) fn keep_events(&mut self) {
        let after = self.last;
        self.kept.get_or_insert_with(|| Kept { after, events: VecDeque::new(), bytes: 0 });
    }

    /// Records an event that was just numbered, where a client may ask for it.
    pub(crate) fn push(&mut self, event: &Arc<Envelope>) {
        let Some(kept) = &mut self.kept else { return };
        kept.bytes += event.held_bytes();
        kept.events.push_back(Arc::clone(event));
        while kept.bytes > LOG_BYTES
            && let Some(oldest) = kept.events.pop_front()
        {
            kept.bytes -= oldest.held_bytes();
            kept.after = oldest.seq().unwrap_or(kept.after);
        }
    }

    /// Returns the events after `seq`; `None` where they are not known any more, or never were.
    pub(crate) fn after(&self, seq: u64) -> Option<Vec<Arc<Envelope>>> {
        let kept = self.kept.as_ref().filter(|kept| kept.after <= seq && seq <= self.last)?;
        let is_newer = |event: &&Arc<Envelope>| event.seq().is_some_and(|it| it > seq);
        Some(kept.events.iter().filter(is_newer).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use turnhost_protocol::{ServerNotification, WarningNotification};

    use super::*;
    use crate::envelope::EnvelopeBody;

    fn push(log: &mut EventLog, bytes: usize) -> u64 {
        let seq = log.next_number();
        let warning = WarningNotification { message: "x".repeat(bytes), thread_id: None };
        let notification = Arc::new(ServerNotification::Warning(warning));
        log.push(&Envelope::new(EnvelopeBody::Notification {
            notification,
            emitted_at_ms: 0,
            seq: Some(seq),
        }));
        seq
    }

    fn after(log: &EventLog, seq: u64) -> Option<Vec<u64>> {
        let events = log.after(seq)?;
        Some(events.iter().filter_map(|event| event.seq()).collect())
    }

    #[test]
    fn what_came_after_is_given_once_and_in_order() {
        let mut log = EventLog::new(Millis(1));
        let start = log.last();
        push(&mut log, 1);
        assert_eq!(after(&log, start), None, "no subscriber asked for numbers yet");
        log.keep_events();
        let numbers: Vec<u64> = (0..10).map(|_| push(&mut log, 10)).collect();
        for (at, seq) in numbers.iter().enumerate() {
            assert_eq!(after(&log, *seq).unwrap(), numbers[at + 1..]);
        }
        assert_eq!(after(&log, start + 1).unwrap(), numbers, "the log begins with what came next");
        assert_eq!(after(&log, start), None, "what came before it is unknown");
        assert_eq!(after(&log, log.last() + 1), None, "a number that never was");
    }

    #[test]
    fn the_log_is_bounded_and_knows_how_far_back_it_reaches() {
        let mut log = EventLog::new(Millis(1));
        log.keep_events();
        let numbers: Vec<u64> = (0..100).map(|_| push(&mut log, LOG_BYTES / 40)).collect();
        assert!(log.kept.as_ref().unwrap().bytes <= LOG_BYTES);
        let reaches = numbers.iter().position(|seq| after(&log, *seq).is_some()).unwrap();
        // Each event counts once for its text, and a little for the rest: somewhat less than 40 fit.
        assert!((60..70).contains(&reaches), "back to {reaches} of 100");
        assert_eq!(after(&log, numbers[reaches]).unwrap(), numbers[reaches + 1..]);
        push(&mut log, LOG_BYTES);
        assert_eq!(after(&log, numbers[99]), None, "one message above the bound is not kept");
        assert_eq!(after(&log, log.last()).unwrap(), Vec::<u64>::new());
    }

    #[test]
    fn numbers_rise_through_restarts() {
        let mut log = EventLog::new(Millis(1_700_000_000_000));
        let before = (0..1_000).map(|_| log.next_number()).last().unwrap();
        assert!(EventLog::new(Millis(1_700_000_000_001)).last() > before);
        assert!(before < 1 << 53);
    }
}
