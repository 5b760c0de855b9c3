//! The queue of a client that leaves events out when its program is too slow.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::value::RawValue;
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::ServerNotification;

use crate::event::{ClientEvent, Listener};
use crate::queue::{EventQueue, NotQueued};

/// The events that matter may take so many times the budget of the others.
const RESERVE: usize = 2;

/// Queues events for a program, and counts those for which there was no room.
#[derive(Debug)]
pub(crate) struct LaggingQueue {
    queue: Arc<EventQueue<ClientEvent>>,
    budget_bytes: usize,
    /// Events left out since the last one that was queued.
    skipped: Mutex<u64>,
}

impl LaggingQueue {
    pub(crate) fn new(queue: Arc<EventQueue<ClientEvent>>, budget_bytes: usize) -> Self {
        Self { queue, budget_bytes, skipped: Mutex::new(0) }
    }

    /// Queues an event, behind the number of those that were left out before it.
    fn push(&self, event: ClientEvent, skipped: &mut u64) -> Result<(), NotQueued> {
        if matters(&event) {
            if self.queue.waiting_bytes() >= RESERVE * self.budget_bytes {
                return Err(NotQueued::Full { budget_bytes: self.budget_bytes });
            }
            self.report_lag(skipped);
            return match self.queue.push_or_overrun(event) {
                Err(NotQueued::Closed) => Err(NotQueued::Closed),
                // It is queued all the same.
                Ok(()) | Err(NotQueued::Full { .. } | NotQueued::Behind) => Ok(()),
            };
        }
        if *skipped > 0 {
            self.queue.push(ClientEvent::Lagged { skipped: *skipped })?;
            *skipped = 0;
        }
        self.queue.push(event)
    }

    fn report_lag(&self, skipped: &mut u64) {
        if *skipped > 0 {
            self.queue.push_always(ClientEvent::Lagged { skipped: *skipped });
            *skipped = 0;
        }
    }
}

impl Listener for LaggingQueue {
    fn event(&self, event: ClientEvent, _seq: Option<u64>) -> Result<(), NotQueued> {
        let mut skipped = self.skipped.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(event, ClientEvent::Disconnected { .. }) {
            self.report_lag(&mut skipped);
            self.queue.push_always(event);
            self.queue.close();
            return Ok(());
        }
        self.push(event, &mut skipped).map_err(|not_queued| match not_queued {
            NotQueued::Full { .. } => {
                *skipped += 1;
                NotQueued::Behind
            }
            other => other,
        })
    }

    fn answered(&self, _: &RequestId, _: &str, _: &RawValue) -> Result<(), NotQueued> {
        Ok(())
    }
}

/// Returns whether a program cannot do without an event: the texts, and what ends.
fn matters(event: &ClientEvent) -> bool {
    use ServerNotification as N;
    let ClientEvent::Notification(notification) = event else { return false };
    matches!(
        &**notification,
        N::TurnCompleted(_)
            | N::ItemCompleted(_)
            | N::AgentMessageDelta(_)
            | N::PlanDelta(_)
            | N::ReasoningSummaryTextDelta(_)
            | N::ReasoningTextDelta(_)
            | N::ThreadSettingsUpdated(_)
    )
}
