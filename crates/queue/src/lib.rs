//! A queue of messages for one reader, bounded in bytes.
//!
//! While its reader is behind, messages about the same thing are joined, so that
//! a slow reader costs little and loses nothing. What must be delivered as it is
//! has no [`Mergeable::merge_key`] and is a fence: nothing queued after it is
//! joined to anything queued before it.
//!
//! No message is refused for its own size. One that weighs more than a quarter
//! of the budget counts for a quarter, so that a large item and what follows it
//! fit, and memory stays bounded: by the budget and a few of the largest
//! messages. A reader that takes what is queued at its own pace may be over
//! the budget for a while, up to [`Bounds::grace`] and [`OVERRUN_FACTOR`].
//!
//! The queue has no lock, no clock and no task: who shares it, and who waits for
//! it, is for its owner to arrange.

#![forbid(unsafe_code)]

mod budget;
mod queue;

use std::time::Duration;

pub use budget::{Full, OVERRUN_FACTOR};
pub use queue::MergingQueue;

/// A message that can wait in a [`MergingQueue`].
pub trait Mergeable: Sized {
    /// Names what a message is about.
    type Key<'a>: PartialEq
    where
        Self: 'a;

    /// Estimates the bytes that the message holds in memory. An estimate is enough, but it should
    /// follow the real size: a budget is only as good as this number.
    fn bytes(&self) -> usize;

    /// Returns the subject of the message if it may be joined; messages with equal keys are joined.
    /// `None` for a message that must be delivered as it is.
    fn merge_key(&self) -> Option<Self::Key<'_>>;

    /// Takes in what `next` says, so that this message says both. Called only if the keys
    /// are equal.
    fn absorb(&mut self, next: Self);

    /// Returns the budget that the message counts against.
    fn class(&self) -> Class {
        Class::Event
    }

    /// Returns the distance over which the message may be joined.
    fn reach(&self) -> Reach {
        Reach::Near
    }
}

/// Budgets are kept apart, so that a long answer leaves room for events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Something that happened.
    Event,
    /// The answer to a request of the reader. Given once, so it is never shed.
    Answer,
}

/// The distance over which a message looks back for one to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Over the last [`MERGE_REACH`] messages.
    Near,
    /// To the last message only, because each message has its position in an order.
    Last,
}

/// 16 messages, from the last, are tried for joining: as many items as usually
/// stream to one reader at a time.
pub const MERGE_REACH: usize = 16;

/// The bounds of a queue.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of events that may wait.
    pub event_bytes: usize,
    /// Bytes of answers that may wait.
    pub answer_bytes: usize,
    /// The time for which more than that may wait. Zero allows none.
    pub grace: Duration,
    /// A joined message stops growing here, so that joining costs a bounded copy.
    pub merged_bytes: usize,
}
