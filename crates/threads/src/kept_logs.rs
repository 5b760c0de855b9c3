//! The event logs of threads that left memory, for clients that come back after that.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use turnhost_ports::ThreadRecord;

use crate::event_log::EventLog;
use crate::limits::KEPT_LOGS_BYTES;

/// A log, with the record of its thread as it was when it left.
#[derive(Debug)]
struct KeptLog {
    record: Arc<ThreadRecord>,
    log: EventLog,
}

/// The newest logs, within a bound of bytes for all of them together.
#[derive(Debug, Default)]
pub(crate) struct KeptLogs(Mutex<VecDeque<KeptLog>>);

impl KeptLogs {
    fn lock(&self) -> MutexGuard<'_, VecDeque<KeptLog>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stores the log of a thread that is unloaded, if a client may ask for it.
    pub(crate) fn keep(&self, record: Arc<ThreadRecord>, log: EventLog) {
        let mut kept = self.lock();
        kept.retain(|it| it.record.id != record.id);
        if log.bytes() == 0 {
            return;
        }
        kept.push_back(KeptLog { record, log });
        while kept.iter().map(|it| it.log.bytes()).sum::<usize>() > KEPT_LOGS_BYTES {
            kept.pop_front();
        }
    }

    /// Takes the log of a thread that is loaded again. There is none if the thread is not as it was
    /// left: then something happened to it that the log does not tell.
    pub(crate) fn take(&self, record: &ThreadRecord) -> Option<EventLog> {
        let mut kept = self.lock();
        let at = kept.iter().position(|it| it.record.id == record.id)?;
        let KeptLog { record: left, log } = kept.remove(at)?;
        (*left == *record).then_some(log)
    }
}
