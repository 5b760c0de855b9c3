//! The queue itself.

use std::collections::VecDeque;
use std::mem;
use std::time::Instant;

use crate::budget::{Budget, ByteCounts, Full};
use crate::{Bounds, Class, MERGE_REACH, Mergeable, Reach};

/// A queue that once grew beyond this many messages gives its memory back when empty.
const KEPT_CAPACITY: usize = 1024;

/// Messages that wait for one reader; see the crate's text.
///
/// A batch taken by [`MergingQueue::take_batch`] still counts as waiting until
/// [`MergingQueue::release`] says that the reader has it.
#[derive(Debug)]
pub struct MergingQueue<T> {
    messages: VecDeque<Waiting<T>>,
    budget: Budget,
}

#[derive(Debug)]
struct Waiting<T> {
    bytes: usize,
    message: T,
}

impl<T> MergingQueue<T> {
    /// Creates an empty queue.
    pub fn new(bounds: Bounds) -> Self {
        Self { messages: VecDeque::new(), budget: Budget::new(bounds) }
    }

    /// Returns whether nothing is queued; what was taken may not be released yet.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Returns the counted bytes that are queued, without what was taken.
    pub fn queued_bytes(&self) -> usize {
        self.budget.queued.sum()
    }

    /// Returns the counted bytes that wait for the reader, with what was taken and not released.
    pub fn waiting_bytes(&self) -> usize {
        self.budget.waiting()
    }

    /// Returns the same for one class.
    pub fn waiting_of(&self, class: Class) -> usize {
        self.budget.waiting_of(class)
    }

    /// Empties the queue; returns what was in it, to be dropped outside a lock.
    pub fn clear(&mut self) -> impl Sized + use<T> {
        self.budget.queued = ByteCounts::default();
        self.budget.lightened();
        mem::take(&mut self.messages)
    }

    /// Notes that the reader has what was taken; returns whether that was anything.
    pub fn release(&mut self) -> bool {
        let released = mem::take(&mut self.budget.taken).sum() > 0;
        if released {
            self.budget.lightened();
        }
        released
    }
}

impl<T: Mergeable> MergingQueue<T> {
    /// Checks that a message may be queued, with `extra` bytes of room beyond the budget.
    ///
    /// A message alone is always admitted. Beyond the budget the time decides: see
    /// [`Bounds::grace`].
    pub fn admit(
        &mut self,
        message: &T,
        extra: usize,
        now: impl FnOnce() -> Instant,
    ) -> Result<(), Full> {
        self.budget.admit(message.class(), message.bytes(), extra, now)
    }

    /// Queues a message regardless of the budget.
    pub fn push(&mut self, message: T) {
        let bytes = message.bytes();
        let class = message.class();
        let weight = self.budget.weight(class, bytes);
        *self.budget.queued.of(class) += weight;
        self.messages.push_back(Waiting { bytes, message });
    }

    /// Joins `next` to a message near the end of the queue, or returns it if none takes it.
    pub fn merge(&mut self, next: T) -> Result<(), T> {
        match self.place_for(&next) {
            Some(place) => {
                self.join(place, next);
                Ok(())
            }
            None => Err(next),
        }
    }

    /// Returns the message that `next` can be joined to.
    fn place_for(&self, next: &T) -> Option<usize> {
        let key = next.merge_key()?;
        let reach = match next.reach() {
            Reach::Near => MERGE_REACH,
            Reach::Last => 1,
        };
        for (place, waiting) in self.messages.iter().enumerate().rev().take(reach) {
            // What must be delivered as it is, is not overtaken.
            if waiting.message.merge_key()? == key {
                // A later part must not go in front of this one, so the search ends here.
                let grown = waiting.bytes.saturating_add(next.bytes());
                return (grown <= self.budget.bounds().merged_bytes).then_some(place);
            }
        }
        None
    }

    fn join(&mut self, place: usize, next: T) {
        let Some(waiting) = self.messages.get_mut(place) else { return };
        let class = waiting.message.class();
        let before = self.budget.weight(class, waiting.bytes);
        waiting.message.absorb(next);
        waiting.bytes = waiting.message.bytes();
        let after = self.budget.weight(class, waiting.bytes);
        let load = self.budget.queued.of(class);
        *load = *load + after - before;
    }

    /// Takes out all but the answers; returns it, to be dropped outside a lock.
    pub fn shed(&mut self) -> impl Sized + use<T> {
        let messages = mem::take(&mut self.messages);
        let is_answer = |it: &Waiting<T>| it.message.class() == Class::Answer;
        let (kept, shed) = messages.into_iter().partition(is_answer);
        self.messages = kept;
        *self.budget.queued.of(Class::Event) = 0;
        self.budget.lightened();
        shed
    }

    /// Moves messages to the end of `batch` until they hold `max_bytes`; at least one.
    pub fn take_batch(&mut self, batch: &mut Vec<T>, max_bytes: usize) {
        if self.budget.queued.sum() <= max_bytes {
            self.budget.taken = mem::take(&mut self.budget.queued);
            batch.extend(self.messages.drain(..).map(|waiting| waiting.message));
        } else {
            while self.budget.taken.sum() < max_bytes
                && let Some(message) = self.take_first()
            {
                batch.push(message);
            }
        }
        self.shrink();
    }

    /// Takes the first message out, for a reader that has it at once.
    pub fn pop(&mut self) -> Option<T> {
        let first = self.messages.pop_front()?;
        let class = first.message.class();
        *self.budget.queued.of(class) -= self.budget.weight(class, first.bytes);
        self.budget.lightened();
        self.shrink();
        Some(first.message)
    }

    fn take_first(&mut self) -> Option<T> {
        let first = self.messages.pop_front()?;
        let class = first.message.class();
        let weight = self.budget.weight(class, first.bytes);
        *self.budget.queued.of(class) -= weight;
        *self.budget.taken.of(class) += weight;
        Some(first.message)
    }

    fn shrink(&mut self) {
        if self.messages.is_empty() && self.messages.capacity() > KEPT_CAPACITY {
            self.messages.shrink_to(0);
        }
    }
}
