//! The numbers of pending server requests, and who waits for the answer to each.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;
use turnhost_base::ThreadId;

/// The one who waits for an answer.
#[derive(Debug)]
pub(crate) enum AnswerRecipient {
    /// A thread.
    Thread(ThreadId),
    /// Another task, which gets the answer itself; `None` stands for an error.
    Other(oneshot::Sender<Option<String>>),
}

/// Numbers count up from 0 through the life of the process.
#[derive(Debug, Default)]
pub(crate) struct PendingRequests {
    next: AtomicI64,
    waiting: Mutex<BTreeMap<i64, AnswerRecipient>>,
}

impl PendingRequests {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<i64, AnswerRecipient>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a number for a new request of `thread`.
    pub(crate) fn open(&self, thread: ThreadId) -> i64 {
        self.insert(AnswerRecipient::Thread(thread))
    }

    /// Takes a number for a new request that no thread makes.
    pub(crate) fn ask(&self) -> (i64, oneshot::Receiver<Option<String>>) {
        let (answer, answered) = oneshot::channel();
        (self.insert(AnswerRecipient::Other(answer)), answered)
    }

    fn insert(&self, waiting: AnswerRecipient) -> i64 {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.lock().insert(number, waiting);
        number
    }

    /// Counts the requests that wait for an answer.
    pub(crate) fn count(&self) -> usize {
        self.lock().len()
    }

    /// Forgets a request that is settled.
    pub(crate) fn close(&self, number: i64) {
        self.lock().remove(&number);
    }

    /// Returns the thread that waits for an answer to this request, or takes the other one who does.
    pub(crate) fn answered(&self, number: i64) -> Option<AnswerRecipient> {
        let mut waiting = self.lock();
        match waiting.get(&number)? {
            // It closes the request itself.
            AnswerRecipient::Thread(thread) => Some(AnswerRecipient::Thread(*thread)),
            AnswerRecipient::Other(_) => waiting.remove(&number),
        }
    }
}
