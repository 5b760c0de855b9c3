//! The numbers of what a thread tells, and the last of it for clients that come back.

use std::collections::VecDeque;

use turnhost_base::Millis;
use turnhost_transport::Message as _;

use crate::limits::LOG_BYTES;
use crate::outgoing::Outgoing;

/// Numbers count on from the time of loading, with room for 1,024 a millisecond, so
/// that they rise through restarts without being stored. Below 2^53 until the year 2248.
const NUMBERS_A_MILLISECOND: u64 = 1024;

/// What a thread has told since it was loaded.
#[derive(Debug)]
pub(crate) struct Told {
    last: u64,
    /// `None` while nobody has asked for numbers.
    log: Option<Log>,
}

/// The newest messages, oldest first.
#[derive(Debug)]
struct Log {
    /// Everything after this number is there.
    after: u64,
    messages: VecDeque<Outgoing>,
    bytes: usize,
}

impl Told {
    /// Nothing yet, for a thread that is loaded now.
    pub(super) fn new(now: Millis) -> Self {
        let now = u64::try_from(now.0).unwrap_or_default();
        Self { last: now.saturating_mul(NUMBERS_A_MILLISECOND), log: None }
    }

    /// The number of what was told last.
    pub(crate) fn last(&self) -> u64 {
        self.last
    }

    /// The number of what is told next.
    pub(super) fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Keeps what is told from now on.
    pub(super) fn keep_log(&mut self) {
        let after = self.last;
        self.log.get_or_insert_with(|| Log { after, messages: VecDeque::new(), bytes: 0 });
    }

    /// Keeps what was just numbered, where somebody may ask for it.
    pub(super) fn keep(&mut self, message: &Outgoing) {
        let Some(log) = &mut self.log else { return };
        log.bytes += message.size_hint();
        log.messages.push_back(message.clone());
        while log.bytes > LOG_BYTES
            && let Some(oldest) = log.messages.pop_front()
        {
            log.bytes -= oldest.size_hint();
            log.after = oldest.seq().unwrap_or(log.after);
        }
    }

    /// What was told after `seq`; `None` where that is not known any more, or never was.
    pub(crate) fn after(&self, seq: u64) -> Option<Vec<Outgoing>> {
        let log = self.log.as_ref().filter(|log| log.after <= seq && seq <= self.last)?;
        let is_newer = |message: &&Outgoing| message.seq().is_some_and(|it| it > seq);
        Some(log.messages.iter().filter(is_newer).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use turnhost_protocol::{ServerNotification, WarningNotification};

    use super::*;
    use crate::outgoing::Body;

    fn tell(told: &mut Told, bytes: usize) -> u64 {
        let seq = told.number();
        let warning = WarningNotification { message: "x".repeat(bytes), thread_id: None };
        let notification = Arc::new(ServerNotification::Warning(warning));
        told.keep(&Outgoing::new(Body::Notification {
            notification,
            emitted_at_ms: 0,
            seq: Some(seq),
        }));
        seq
    }

    fn after(told: &Told, seq: u64) -> Option<Vec<u64>> {
        let messages = told.after(seq)?;
        Some(messages.iter().filter_map(Outgoing::seq).collect())
    }

    #[test]
    fn what_came_after_is_given_once_and_in_order() {
        let mut told = Told::new(Millis(1));
        let start = told.last();
        tell(&mut told, 1);
        assert_eq!(after(&told, start), None, "nobody has asked for numbers yet");
        told.keep_log();
        let numbers: Vec<u64> = (0..10).map(|_| tell(&mut told, 10)).collect();
        for (at, seq) in numbers.iter().enumerate() {
            assert_eq!(after(&told, *seq).unwrap(), numbers[at + 1..]);
        }
        assert_eq!(after(&told, start + 1).unwrap(), numbers, "the log begins with what came next");
        assert_eq!(after(&told, start), None, "what was told before it is unknown");
        assert_eq!(after(&told, told.last() + 1), None, "a number that never was");
    }

    #[test]
    fn the_log_is_bounded_and_knows_how_far_back_it_reaches() {
        let mut told = Told::new(Millis(1));
        told.keep_log();
        let numbers: Vec<u64> = (0..100).map(|_| tell(&mut told, LOG_BYTES / 40)).collect();
        assert!(told.log.as_ref().unwrap().bytes <= LOG_BYTES);
        let reaches = numbers.iter().position(|seq| after(&told, *seq).is_some()).unwrap();
        assert!((80..95).contains(&reaches), "back to {reaches} of 100");
        assert_eq!(after(&told, numbers[reaches]).unwrap(), numbers[reaches + 1..]);
        tell(&mut told, LOG_BYTES);
        assert_eq!(after(&told, numbers[99]), None, "one message above the bound is not kept");
        assert_eq!(after(&told, told.last()).unwrap(), Vec::<u64>::new());
    }

    #[test]
    fn numbers_rise_through_restarts() {
        let mut told = Told::new(Millis(1_700_000_000_000));
        let before = (0..1_000).map(|_| told.number()).last().unwrap();
        assert!(Told::new(Millis(1_700_000_000_001)).last() > before);
        assert!(before < 1 << 53);
    }
}
