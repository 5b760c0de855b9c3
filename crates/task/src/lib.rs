//! Owned tasks: every spawned task belongs to a [`Tasks`], which can cancel
//! and wait for all of its own.
//!
//! `tokio::spawn` is a disallowed method elsewhere, so that no task outlives
//! the part of the program that started it.

#![forbid(unsafe_code)]

use std::future::Future;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// A group of tasks with one owner.
///
/// Cloning gives another handle to the same group. [`Tasks::child`] makes a
/// group that ends with this one but can also end by itself.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    tracker: TaskTracker,
    cancel: CancellationToken,
}

impl Tasks {
    /// Creates an empty group that is not cancelled.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns a group with tasks of its own, cancelled when this one is.
    pub fn child(&self) -> Self {
        Self { tracker: TaskTracker::new(), cancel: self.cancel.child_token() }
    }

    /// Runs `future` until it ends or the group is cancelled, whichever is first.
    ///
    /// On cancellation the future is dropped at its next await point.
    pub fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        let cancel = self.cancel.clone();
        self.spawn_to_end(async move {
            cancel.run_until_cancelled_owned(future).await;
        });
    }

    /// Runs `future` to its end, also when the group is cancelled: for tasks that
    /// watch [`Tasks::cancelled`] themselves because they have goodbyes to say.
    #[expect(clippy::disallowed_methods, reason = "this is the one door to spawning")]
    pub fn spawn_to_end(&self, future: impl Future<Output = ()> + Send + 'static) {
        tokio::spawn(self.tracker.track_future(future));
    }

    /// Asks every task of the group, and of its children, to end.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// Returns `true` once the group was asked to end.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// Waits until the group is asked to end. Cancellation safe.
    pub async fn cancelled(&self) {
        self.cancel.cancelled().await;
    }

    /// Works like [`Tasks::cancelled`], for a future that is kept: it may be polled again after it is
    /// ready.
    pub fn cancelled_owned(&self) -> impl Future<Output = ()> + Send + use<> {
        self.cancel.clone().cancelled_owned()
    }

    /// Waits until every task of the group (not of its children) has ended.
    pub async fn wait(&self) {
        self.tracker.close();
        self.tracker.wait().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn cancelling_ends_children_too() {
        let parent = Tasks::new();
        let child = parent.child();
        child.spawn(std::future::pending());
        parent.cancel();
        child.wait().await;
        assert!(child.is_cancelled());
    }
}
