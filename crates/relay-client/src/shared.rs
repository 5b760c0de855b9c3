//! The state that the two halves of a stream share with what carries it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::cover::Cover;
use crate::numbers::Numbers;

/// The client's request to end a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closing {
    NotYet,
    /// Once the relay has all that was sent.
    Behind,
    AtOnce,
}

/// The state of one stream.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    /// Wakes the writer of the socket.
    pub(crate) wake: Notify,
    /// Wakes those who wait for room.
    pub(crate) room: Notify,
}

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) numbers: Numbers,
    pub(crate) cover: Cover,
    pub(crate) closing: Closing,
    /// The reason why nothing can be sent any more.
    pub(crate) ended: Option<Arc<str>>,
}

impl Shared {
    pub(crate) fn new() -> Self {
        let state = State {
            numbers: Numbers::default(),
            cover: Cover::Plain,
            closing: Closing::NotYet,
            ended: None,
        };
        Self { state: Mutex::new(state), wake: Notify::new(), room: Notify::new() }
    }

    /// Locks for a few lines.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
