//! The client's local queue, which has no bound.
//!
//! It is the one written exception to bounded queues: a reader that waited for
//! its consumer would not notice that the server is gone, and one that dropped
//! would lose facts. What it can hold is limited by what the server sends and,
//! outbound, by the calls that the program makes at once.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// A queue of one consumer that never makes its producers wait.
#[derive(Debug)]
pub(crate) struct LocalQueue<T> {
    state: Mutex<State<T>>,
    changed: Notify,
}

#[derive(Debug)]
struct State<T> {
    waiting: VecDeque<T>,
    closed: bool,
}

impl<T> LocalQueue<T> {
    pub(crate) fn new() -> Self {
        let state = State { waiting: VecDeque::new(), closed: false };
        Self { state: Mutex::new(state), changed: Notify::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the value back when the queue is closed.
    pub(crate) fn push(&self, value: T) -> Result<(), T> {
        let mut state = self.lock();
        if state.closed {
            return Err(value);
        }
        state.waiting.push_back(value);
        drop(state);
        self.changed.notify_one();
        Ok(())
    }

    /// Takes no more values; those that wait can still be taken out.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_one();
    }

    /// The next value; `None` when the queue is closed and empty. Cancellation safe.
    pub(crate) async fn pop(&self) -> Option<T> {
        loop {
            {
                let mut state = self.lock();
                if let Some(value) = state.waiting.pop_front() {
                    return Some(value);
                }
                if state.closed {
                    return None;
                }
            }
            self.changed.notified().await;
        }
    }

    /// Moves everything that waits to the end of `batch`, at least one value;
    /// `false` when the queue is closed and empty. Cancellation safe.
    pub(crate) async fn pop_all(&self, batch: &mut Vec<T>) -> bool {
        let Some(first) = self.pop().await else { return false };
        batch.push(first);
        batch.extend(self.lock().waiting.drain(..));
        true
    }
}
