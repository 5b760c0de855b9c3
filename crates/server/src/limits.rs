//! The bounds of what one client can make the server hold, and why each is this number.
//!
//! Those of connections (message sizes, outboxes, pings) are in `turnhost_transport::Limits`.

/// 1,024: the reference queues 128 over all connections and refuses the rest
/// of a burst; a client that pipelines more than this is not waiting for answers.
pub const DEFAULT_REQUESTS_UNDER_WAY: usize = 1024;

/// 256: how much may wait for a thread's actor. It empties its mailbox between two
/// events of a turn, so that this is reached only by a client that floods one thread.
pub(crate) const MAILBOX: usize = 256;

/// 1 MiB: how much of what a thread told is kept for clients that come back, some
/// 2,000 deltas, which is half a minute of a fast model. Kept only for threads that
/// a client with the capability `turnhost.eventSequence` has subscribed to.
pub(crate) const LOG_BYTES: usize = 1 << 20;

/// What an operator may change.
#[derive(Clone, Copy, Debug)]
pub struct ServerLimits {
    /// How many requests of one connection may wait for their answers at once;
    /// beyond that one is answered with the overload error.
    pub requests_under_way: usize,
}

impl Default for ServerLimits {
    fn default() -> Self {
        Self { requests_under_way: DEFAULT_REQUESTS_UNDER_WAY }
    }
}
