//! The numbers of pending server requests, and the thread that each belongs to.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use turnhost_base::ThreadId;

/// Numbers count up from 0 through the life of the process.
#[derive(Debug, Default)]
pub(crate) struct PendingRequests {
    next: AtomicI64,
    threads: Mutex<BTreeMap<i64, ThreadId>>,
}

impl PendingRequests {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<i64, ThreadId>> {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a number for a new request of `thread`.
    pub(crate) fn open(&self, thread: ThreadId) -> i64 {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.lock().insert(number, thread);
        number
    }

    /// Forgets a request that is settled.
    pub(crate) fn close(&self, number: i64) {
        self.lock().remove(&number);
    }

    /// Returns the thread that waits for an answer to this request.
    pub(crate) fn thread(&self, number: i64) -> Option<ThreadId> {
        self.lock().get(&number).copied()
    }
}
