//! Graceful shutdown: rejects new work and waits for running turns to finish.
//!
//! It ends nothing by itself: it refuses what would start work, has a notification for the
//! clients that understand it, and wakes those who wait for idleness.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use turnhost_base::Millis;
use turnhost_protocol::{Mark, Method, ServerNotification, TurnhostDrainingNotification};

/// "No deadline" of [`GracefulShutdown::deadline_at_ms`].
const NEVER: i64 = i64::MAX;

/// Shutdown state, plus a `Notify` that wakes waiters to re-check for idleness.
#[derive(Debug)]
pub(crate) struct GracefulShutdown {
    begun: AtomicBool,
    deadline_at_ms: AtomicI64,
    progress: Notify,
}

impl Default for GracefulShutdown {
    fn default() -> Self {
        Self {
            begun: AtomicBool::new(false),
            deadline_at_ms: AtomicI64::new(NEVER),
            progress: Notify::new(),
        }
    }
}

impl GracefulShutdown {
    /// Refuses new work from now on. `limit` is how long the caller will wait for what runs.
    pub(crate) fn begin(&self, now: Millis, limit: Option<Duration>) {
        let deadline = limit.map_or(NEVER, |limit| {
            let limit = i64::try_from(limit.as_millis()).unwrap_or(NEVER);
            now.0.saturating_add(limit)
        });
        self.deadline_at_ms.store(deadline, Ordering::Relaxed);
        self.begun.store(true, Ordering::Release);
    }

    /// Returns the notification for clients that understand a drain.
    pub(crate) fn notice(&self, running_turns: usize) -> ServerNotification {
        let deadline = self.deadline_at_ms.load(Ordering::Relaxed);
        ServerNotification::TurnhostDraining(TurnhostDrainingNotification {
            deadline_at_ms: (deadline != NEVER).then_some(deadline),
            running_turns: u32::try_from(running_turns).unwrap_or(u32::MAX),
        })
    }

    /// Waits until `is_idle` holds, looking again after each progress. Cancellation safe.
    pub(crate) async fn until(&self, is_idle: impl Fn() -> bool) {
        let mut progress = std::pin::pin!(self.progress.notified());
        loop {
            progress.as_mut().enable();
            if is_idle() {
                return;
            }
            progress.as_mut().await;
            progress.set(self.progress.notified());
        }
    }

    /// Returns whether new work is refused.
    pub(crate) fn has_begun(&self) -> bool {
        self.begun.load(Ordering::Acquire)
    }

    /// Returns whether a method is refused now, since work would begin with it.
    ///
    /// `thread/resume` is refused only where it would load a thread, so that a client whose
    /// connection drops gets its running turn back.
    pub(crate) fn refuses<M: Method>(&self) -> bool {
        self.has_begun() && M::is(Mark::StartsWork)
    }

    /// Notes that something has ended that a drain may wait for. Free without a drain.
    pub(crate) fn progressed(&self) {
        if self.has_begun() {
            self.progress.notify_waiters();
        }
    }
}

/// The work of a server at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Connections that have introduced themselves.
    pub connections: usize,
    /// Turns that run.
    pub running_turns: usize,
    /// Requests that are not answered yet.
    pub requests: usize,
}

impl Load {
    pub(crate) fn is_idle(self) -> bool {
        self.running_turns == 0 && self.requests == 0
    }
}

#[cfg(test)]
mod tests {
    use turnhost_protocol::method;

    use super::*;

    #[test]
    fn nothing_is_refused_before_a_drain() {
        let drain = GracefulShutdown::default();
        assert!(!drain.refuses::<method::TurnStart>());
        drain.begun.store(true, Ordering::Release);
        assert!(drain.refuses::<method::TurnStart>());
        assert!(!drain.refuses::<method::TurnInterrupt>());
        assert!(!drain.refuses::<method::ThreadResume>());
    }
}
