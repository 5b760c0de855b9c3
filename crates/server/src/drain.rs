//! The end of a server that others still use: no new work, and a wait for what runs.
//!
//! A drain does not end anything by itself: it refuses what would start work,
//! tells the clients that understand, and knows when nothing is left to wait for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use turnhost_protocol::{Mark, Method, ServerNotification, TurnhostDrainingNotification};
use turnhost_transport::CloseReason;

use crate::outgoing::Outgoing;
use crate::server::Server;

/// "No deadline" of [`Drain::deadline_at_ms`].
const NEVER: i64 = i64::MAX;

/// Whether a server drains, and a bell for when to look again whether it is done.
#[derive(Debug)]
pub(crate) struct Drain {
    begun: AtomicBool,
    deadline_at_ms: AtomicI64,
    progress: Notify,
}

impl Default for Drain {
    fn default() -> Self {
        Self {
            begun: AtomicBool::new(false),
            deadline_at_ms: AtomicI64::new(NEVER),
            progress: Notify::new(),
        }
    }
}

impl Drain {
    /// Whether new work is refused.
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

    /// Something that a drain may wait for has ended. Costs nothing without a drain.
    pub(crate) fn progressed(&self) {
        if self.has_begun() {
            self.progress.notify_waiters();
        }
    }
}

/// What a server has to do.
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
    fn is_idle(self) -> bool {
        self.running_turns == 0 && self.requests == 0
    }
}

impl Server {
    /// Refuses new work from now on, and tells the clients that understand it.
    /// `limit` is how long the caller will wait for what runs.
    pub fn begin_drain(&self, limit: Option<Duration>) {
        let deadline = limit.map_or(NEVER, |limit| {
            let limit = i64::try_from(limit.as_millis()).unwrap_or(NEVER);
            self.ports.world.now().0.saturating_add(limit)
        });
        self.drain.deadline_at_ms.store(deadline, Ordering::Relaxed);
        self.drain.begun.store(true, Ordering::Release);
        let notice = self.drain_notice();
        self.connections.each(|session| {
            if session.knows_turnhost() {
                session.send(&notice);
            }
        });
    }

    /// What a client that understands it hears of a drain.
    pub(crate) fn drain_notice(&self) -> Outgoing {
        let deadline = self.drain.deadline_at_ms.load(Ordering::Relaxed);
        let running_turns = u32::try_from(self.load().running_turns).unwrap_or(u32::MAX);
        self.notification(ServerNotification::TurnhostDraining(TurnhostDrainingNotification {
            deadline_at_ms: (deadline != NEVER).then_some(deadline),
            running_turns,
        }))
    }

    /// Waits until no turn runs and every request is answered. Cancellation safe.
    ///
    /// Only after [`Server::begin_drain`]; without it new work may begin at once.
    pub async fn drained(&self) {
        let mut progress = std::pin::pin!(self.drain.progress.notified());
        loop {
            progress.as_mut().enable();
            if self.load().is_idle() {
                return;
            }
            progress.as_mut().await;
            progress.set(self.drain.progress.notified());
        }
    }

    /// What there is to do now.
    pub fn load(&self) -> Load {
        let mut load = Load { connections: 0, running_turns: 0, requests: 0 };
        self.connections.each(|session| {
            load.connections += 1;
            load.requests += session.requests_under_way();
        });
        let is_running = |snapshot: Arc<crate::view::Snapshot>| snapshot.running.is_some();
        let handles = self.threads.all();
        load.running_turns =
            handles.iter().filter(|it| it.snapshot().is_some_and(is_running)).count();
        load
    }

    /// Ends every connection with this reason, behind what is queued for it.
    pub fn disconnect_all(&self, reason: &CloseReason) {
        self.connections.each(|session| session.close(reason.clone()));
    }
}

#[cfg(test)]
mod tests {
    use turnhost_protocol::method;

    use super::*;

    #[test]
    fn nothing_is_refused_before_a_drain() {
        let drain = Drain::default();
        assert!(!drain.refuses::<method::TurnStart>());
        drain.begun.store(true, Ordering::Release);
        assert!(drain.refuses::<method::TurnStart>());
        assert!(!drain.refuses::<method::TurnInterrupt>());
        assert!(!drain.refuses::<method::ThreadResume>());
    }
}
