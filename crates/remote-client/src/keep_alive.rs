//! Signs of life.

use std::time::Duration;

/// Pings by which links notice that the other side is gone without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepAlive {
    /// The time between pings.
    pub interval: Duration,
    /// Longest silence after a ping was due.
    pub timeout: Duration,
}

impl Default for KeepAlive {
    /// 20 s and 20 s: below the minute after which common proxies drop idle connections.
    fn default() -> Self {
        Self { interval: Duration::from_secs(20), timeout: Duration::from_secs(20) }
    }
}
