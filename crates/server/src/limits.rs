//! The bounds of what one client can make the server hold, and why each is this number.
//!
//! Those of connections (message sizes, outboxes, pings) are in `turnhost_transport::Limits`,
//! those of threads in `turnhost_threads`.

use std::time::Duration;

/// 1,024: the reference queues 128 over all connections and refuses the rest
/// of a burst; a client that pipelines more than this is not waiting for answers.
pub const DEFAULT_REQUESTS_UNDER_WAY: usize = 1024;

/// 2 s: how long requests that were read before the end of a client's input may take before
/// what the connection owns (its commands, say) is ended, and the rest goes unanswered. A client that
/// is gone cannot be distinguished from one that closed its input only, and must not keep a command for ever;
/// its supervisor waits some seconds for the server's end.
pub(crate) const AFTER_END_OF_INPUT: Duration = Duration::from_secs(2);

/// 5 s: how long admitted requests may take when the server ends.
pub(crate) const AT_SHUTDOWN: Duration = Duration::from_secs(5);

/// Bounds that an operator may change.
#[derive(Clone, Copy, Debug)]
pub struct ServerLimits {
    /// Maximum number of requests of one connection that may wait for their answers at once;
    /// beyond that one is answered with the overload error.
    pub requests_under_way: usize,
}

impl Default for ServerLimits {
    fn default() -> Self {
        Self { requests_under_way: DEFAULT_REQUESTS_UNDER_WAY }
    }
}
