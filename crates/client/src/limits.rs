//! Bounds of a client's queues.

use crate::queue::EVENT_BUDGET_BYTES;

/// 4096: four times the requests that a server takes from one connection at once.
pub const CALLS_UNDER_WAY: usize = 4096;

/// Bounds of a client's queues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientLimits {
    /// Calls without an answer, at most; one more fails with
    /// [`crate::RequestError::Overloaded`] and is not sent.
    pub calls: usize,
    /// Bytes of events that may wait for the program.
    pub event_bytes: usize,
    /// The effect of a program that takes its events too slowly.
    pub when_behind: WhenBehind,
}

impl Default for ClientLimits {
    fn default() -> Self {
        Self {
            calls: CALLS_UNDER_WAY,
            event_bytes: EVENT_BUDGET_BYTES,
            when_behind: WhenBehind::Disconnect,
        }
    }
}

/// The effect of a program that takes its events too slowly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenBehind {
    /// The connection ends with the reason. Who resumes misses nothing.
    Disconnect,
    /// Events are left out and counted in [`crate::ClientEvent::Lagged`], and the server's requests
    /// that have no answer yet are refused, so that no turn waits for a program that does not read.
    ///
    /// Ends of turns and items and the pieces of texts are left out last: they may take twice the
    /// bytes.
    Skip,
}
