//! What waits in an outbox, and how much of which kind that is.

use std::collections::VecDeque;
use std::mem;

use crate::Message;

/// 128 KiB a batch: large enough that the cost of a write does not count,
/// small enough that what waits behind it can still be joined.
const BATCH_BYTES: usize = 128 << 10;

/// 4 KiB: joining copies both texts, so a joined message stops growing here
/// and the cost of a delta stays bounded.
const MERGED_BYTES: usize = 4 << 10;

/// How many queued messages, from the last, are asked whether they can be
/// joined: as many items as usually stream to one connection at a time.
const MERGE_REACH: usize = 8;

/// A queue that once grew beyond this many messages gives its memory back when empty.
const KEPT_CAPACITY: usize = 1024;

/// Messages that wait for the writer, and the weight of those that it took and has not written yet.
#[derive(Debug)]
pub(super) struct Queue<M> {
    messages: VecDeque<Waiting<M>>,
    queued: Load,
    taken: Load,
}

#[derive(Debug)]
struct Waiting<M> {
    bytes: usize,
    message: M,
}

/// Bytes by kind, since each kind has a budget of its own.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    /// Of what the peer is told.
    told: usize,
    /// Of answers to what it asked.
    answers: usize,
}

impl Load {
    fn of(&mut self, answer: bool) -> &mut usize {
        if answer { &mut self.answers } else { &mut self.told }
    }

    fn sum(self) -> usize {
        self.told + self.answers
    }
}

impl<M> Default for Queue<M> {
    fn default() -> Self {
        Self { messages: VecDeque::new(), queued: Load::default(), taken: Load::default() }
    }
}

impl<M> Queue<M> {
    pub(super) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    pub(super) fn queued_bytes(&self) -> usize {
        self.queued.sum()
    }

    /// All that waits for the peer, what is being written included.
    pub(super) fn waiting_bytes(&self) -> usize {
        self.queued.sum() + self.taken.sum()
    }

    /// The part of it that is answers, or the rest.
    pub(super) fn waiting_of(&self, answers: bool) -> usize {
        let (mut queued, mut taken) = (self.queued, self.taken);
        *queued.of(answers) + *taken.of(answers)
    }

    /// Empties the queue; gives back what was in it, to be dropped outside a lock.
    pub(super) fn clear(&mut self) -> impl Sized + use<M> {
        self.queued = Load::default();
        mem::take(&mut self.messages)
    }

    /// What was taken is written; returns whether that was anything.
    pub(super) fn written(&mut self) -> bool {
        mem::take(&mut self.taken).sum() > 0
    }
}

impl<M: Message> Queue<M> {
    pub(super) fn push(&mut self, message: M, bytes: usize) {
        *self.queued.of(message.is_answer()) += bytes;
        self.messages.push_back(Waiting { bytes, message });
    }

    /// Joins `next` to a message near the end of the queue, if one takes it.
    pub(super) fn merge(&mut self, next: &M, next_bytes: usize) -> bool {
        for waiting in self.messages.iter_mut().rev().take(MERGE_REACH) {
            if !waiting.message.merges() {
                return false;
            }
            let Some(merged) = waiting.message.merge(next) else {
                if next.is_ordered() {
                    return false;
                }
                continue;
            };
            if waiting.bytes + next_bytes > MERGED_BYTES {
                // A later part must not go in front of this one.
                return false;
            }
            let bytes = merged.size_hint();
            let load = self.queued.of(merged.is_answer());
            *load = *load + bytes - waiting.bytes;
            *waiting = Waiting { bytes, message: merged };
            return true;
        }
        false
    }

    /// Takes out all but the answers; gives it back, to be dropped outside a lock.
    pub(super) fn shed(&mut self) -> impl Sized + use<M> {
        let messages = mem::take(&mut self.messages);
        let (kept, shed) = messages.into_iter().partition(|it| it.message.is_answer());
        self.messages = kept;
        self.queued.told = 0;
        shed
    }

    /// Moves messages to the end of `batch`: all of them, or a batch's worth.
    pub(super) fn take(&mut self, batch: &mut Vec<M>) {
        if self.queued.sum() <= BATCH_BYTES {
            self.taken = mem::take(&mut self.queued);
            batch.extend(self.messages.drain(..).map(|waiting| waiting.message));
        } else {
            while self.taken.sum() < BATCH_BYTES
                && let Some(Waiting { bytes, message }) = self.messages.pop_front()
            {
                *self.taken.of(message.is_answer()) += bytes;
                *self.queued.of(message.is_answer()) -= bytes;
                batch.push(message);
            }
        }
        if self.messages.is_empty() && self.messages.capacity() > KEPT_CAPACITY {
            self.messages.shrink_to(0);
        }
    }
}
