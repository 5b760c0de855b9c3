//! The client's local queues: producers never wait, nothing is dropped.
//!
//! [`LocalQueue`] carries what the program sends; it holds as many messages as
//! the program has made calls at once. [`EventQueue`] carries what the server
//! tells. A reader that waited for its consumer would not notice that the
//! server is gone, and one that dropped would lose facts. So what may be joined
//! is joined while it waits, and a budget of bytes bounds the rest: beyond it
//! the connection is ended with a reason, as the server does with a reader that
//! is too slow. A client that reconnects and resumes then misses nothing.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use turnhost_queue::{Bounds, Mergeable, MergingQueue};

/// 64 MiB: some minutes of the fastest stream, joined, for a program that does not read.
pub const EVENT_BUDGET_BYTES: usize = 64 << 20;

/// 64 KiB: a joined event stops growing here.
const MERGED_BYTES: usize = 64 << 10;

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

    /// Moves everything that waits to the end of `batch`, at least one value;
    /// `false` when the queue is closed and empty. Cancellation safe.
    pub(crate) async fn pop_all(&self, batch: &mut Vec<T>) -> bool {
        loop {
            {
                let mut state = self.lock();
                if !state.waiting.is_empty() {
                    batch.extend(state.waiting.drain(..));
                    return true;
                }
                if state.closed {
                    return false;
                }
            }
            self.changed.notified().await;
        }
    }
}

/// The reason why an [`EventQueue`] did not take a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotQueued {
    /// Its consumer is gone.
    Closed,
    /// The consumer is further behind than the budget allows.
    Full {
        /// The budget, in bytes.
        budget_bytes: usize,
    },
    /// The consumer is too far behind and misses the value; the server's requests that it has not
    /// answered are to be refused. The connection continues.
    Behind,
}

/// A queue of one consumer with a budget of bytes; see the module's text.
#[derive(Debug)]
pub struct EventQueue<T> {
    state: Mutex<EventState<T>>,
    budget_bytes: usize,
    changed: Notify,
    taken: Notify,
}

#[derive(Debug)]
struct EventState<T> {
    waiting: MergingQueue<T>,
    closed: bool,
}

/// Selects if a value is queued that the budget has no room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Overrun {
    Refused,
    Queued,
}

impl<T: Mergeable> EventQueue<T> {
    /// Creates an empty queue.
    pub fn new(budget_bytes: usize) -> Self {
        let bounds = Bounds {
            event_bytes: budget_bytes,
            answer_bytes: budget_bytes,
            grace: Duration::ZERO,
            merged_bytes: MERGED_BYTES,
        };
        let state = EventState { waiting: MergingQueue::new(bounds), closed: false };
        Self {
            state: Mutex::new(state),
            budget_bytes,
            changed: Notify::new(),
            taken: Notify::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, EventState<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues a value or joins it to one that waits. A single value above the
    /// budget is still taken by an empty queue.
    pub fn push(&self, value: T) -> Result<(), NotQueued> {
        self.push_with(value, Overrun::Refused)
    }

    /// Works like [`EventQueue::push`], but takes the value also where it returns that it is full.
    pub fn push_or_overrun(&self, value: T) -> Result<(), NotQueued> {
        self.push_with(value, Overrun::Queued)
    }

    fn push_with(&self, value: T, overrun: Overrun) -> Result<(), NotQueued> {
        let mut state = self.lock();
        if state.closed {
            return Err(NotQueued::Closed);
        }
        let Err(value) = state.waiting.merge(value) else { return Ok(()) };
        let admitted = state.waiting.admit(&value, 0, Instant::now);
        if admitted.is_ok() || overrun == Overrun::Queued {
            state.waiting.push(value);
            drop(state);
            self.changed.notify_one();
        }
        admitted.map_err(|full| NotQueued::Full { budget_bytes: full.budget_bytes })
    }

    /// Queues a value regardless of the budget: the few that report an end or a beginning.
    pub fn push_always(&self, value: T) {
        let mut state = self.lock();
        if !state.closed {
            state.waiting.push(value);
            drop(state);
            self.changed.notify_one();
        }
    }

    /// Waits, for one task at a time, until no more than half of the budget is
    /// in use or the queue is closed. Cancellation safe.
    pub async fn wait_for_room(&self) {
        loop {
            {
                let state = self.lock();
                if state.closed || state.waiting.waiting_bytes() <= self.budget_bytes / 2 {
                    return;
                }
            }
            self.taken.notified().await;
        }
    }

    /// Takes no more values; those that wait can still be taken out.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_one();
        self.taken.notify_one();
    }

    /// Returns the next value; `None` when the queue is closed and empty. Cancellation safe.
    pub async fn pop(&self) -> Option<T> {
        loop {
            {
                let mut state = self.lock();
                if let Some(value) = state.waiting.pop() {
                    drop(state);
                    self.taken.notify_one();
                    return Some(value);
                }
                if state.closed {
                    return None;
                }
            }
            self.changed.notified().await;
        }
    }

    /// Returns the bytes that wait, as the budget counts them.
    pub fn waiting_bytes(&self) -> usize {
        self.lock().waiting.waiting_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Said {
        Fact(usize),
        Piece(char, String),
    }

    impl Mergeable for Said {
        type Key<'a> = char;

        fn bytes(&self) -> usize {
            match self {
                Self::Fact(bytes) => *bytes,
                Self::Piece(_, text) => text.len(),
            }
        }

        fn merge_key(&self) -> Option<char> {
            match self {
                Self::Fact(_) => None,
                Self::Piece(of, _) => Some(*of),
            }
        }

        fn absorb(&mut self, next: Self) {
            if let (Self::Piece(_, text), Self::Piece(_, more)) = (self, next) {
                text.push_str(&more);
            }
        }
    }

    fn piece(of: char, text: &str) -> Said {
        Said::Piece(of, text.to_owned())
    }

    #[tokio::test]
    async fn pieces_join_but_not_past_a_fact() {
        let queue = EventQueue::new(100);
        for said in [piece('a', "1"), piece('b', "2"), piece('a', "3"), Said::Fact(1)] {
            queue.push(said).unwrap();
        }
        queue.push(piece('a', "4")).unwrap();
        queue.close();
        let mut heard = Vec::new();
        while let Some(said) = queue.pop().await {
            heard.push(said);
        }
        let expected = [piece('a', "13"), piece('b', "2"), Said::Fact(1), piece('a', "4")];
        assert_eq!(heard, expected);
        assert_eq!(queue.waiting_bytes(), 0);
    }

    #[tokio::test]
    async fn the_budget_is_exact_and_one_large_value_is_taken_alone() {
        let queue = EventQueue::new(8);
        for _ in 0..4 {
            queue.push(Said::Fact(2)).unwrap();
        }
        assert_eq!(queue.push(Said::Fact(1)), Err(NotQueued::Full { budget_bytes: 8 }));
        queue.push_always(Said::Fact(1));
        for bytes in [2, 2, 2, 2, 1] {
            assert_eq!(queue.pop().await, Some(Said::Fact(bytes)));
        }
        queue.push(Said::Fact(11)).unwrap();
        queue.close();
        assert_eq!(queue.push(Said::Fact(0)), Err(NotQueued::Closed));
    }
}
