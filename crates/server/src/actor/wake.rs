//! What an actor waits for: whatever happens first, in a fixed order of precedence.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::time::{Instant, sleep_until};
use turnhost_agent::Event;
use turnhost_ports::{CommandEvent, ModelEvent};
use turnhost_ports::{StoreError, StoreFuture};

use super::act::ModelState;
use super::{Actor, Message, Step};

/// Why an actor woke.
pub(super) enum Wake {
    /// Somebody asked or told it something.
    Message(Message),
    /// Something happened to its turn or its commands.
    Event(Event),
    /// Nobody has been interested for long enough.
    Unload,
}

/// How many events one step takes at most: enough that a burst of deltas is told in
/// few rounds, few enough that an interrupt is seen within some tens of microseconds.
const EVENTS_A_STEP: usize = 64;

/// What is left after [`Actor::take_ready`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// Nothing: the next event has to be waited for.
    Nothing,
    /// Perhaps more: the step was full.
    More,
}

impl Actor {
    /// Waits for the next thing to do. Messages come first, so that an interrupt
    /// does not wait behind a stream that never pauses.
    pub(super) async fn wake(&mut self) -> Wake {
        let mut unload = self.unload_at.map(|at: Instant| Box::pin(sleep_until(at)));
        poll_fn(|cx| {
            if let Poll::Ready(wake) = self.poll_wake(cx) {
                return Poll::Ready(wake);
            }
            match &mut unload {
                Some(unload) if !self.is_busy() => unload.as_mut().poll(cx).map(|()| Wake::Unload),
                _ => Poll::Pending,
            }
        })
        .await
    }

    /// Background commands are reason to stay, as long as they run.
    fn is_busy(&self) -> bool {
        !self.terminals.is_empty()
    }

    fn poll_wake(&mut self, cx: &mut Context<'_>) -> Poll<Wake> {
        // The actor holds a handle of its own, so the channel is never closed.
        if let Poll::Ready(Some(message)) = self.mailbox.poll_recv(cx) {
            return Poll::Ready(Wake::Message(message));
        }
        self.poll_event(cx).map(Wake::Event)
    }

    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        if let Some(event) = self.pending.pop_front() {
            return Poll::Ready(event);
        }
        if let Poll::Ready(event) = self.poll_model(cx) {
            return Poll::Ready(event);
        }
        if let Poll::Ready(event) = self.poll_terminals(cx) {
            return Poll::Ready(event);
        }
        if let Poll::Ready(event) = self.poll_alarms(cx) {
            return Poll::Ready(event);
        }
        self.poll_jobs(cx)
    }

    fn poll_alarms(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        let due = self.alarms.iter_mut().position(|alarm| alarm.sleep.as_mut().poll(cx).is_ready());
        match due {
            Some(due) => Poll::Ready(Event::Timer(self.alarms.swap_remove(due).timer)),
            None => Poll::Pending,
        }
    }

    /// Takes what has happened already into the same step, so that it is stored and told in one go.
    pub(super) async fn take_ready(&mut self, step: &mut Step) -> Left {
        for _ in 1..EVENTS_A_STEP {
            match poll_fn(|cx| Poll::Ready(self.poll_event(cx))).await {
                Poll::Ready(event) => self.event(event, step),
                Poll::Pending => return Left::Nothing,
            }
        }
        Left::More
    }

    /// Waits for the store; what the step began (a request to the model, a
    /// command's start) gets under way meanwhile.
    pub(super) async fn while_storing(
        &mut self,
        mut stored: StoreFuture<()>,
    ) -> Result<(), StoreError> {
        poll_fn(|cx| {
            self.poll_begun(cx);
            stored.as_mut().poll(cx)
        })
        .await
    }

    fn poll_begun(&mut self, cx: &mut Context<'_>) {
        if let ModelState::Opening(open) = &mut self.model
            && let Poll::Ready(opened) = open.as_mut().poll(cx)
        {
            self.model = opened.map_or_else(ModelState::Failed, ModelState::Open);
        }
        while let Poll::Ready(event) = self.poll_jobs(cx) {
            self.pending.push_back(event);
        }
    }

    fn poll_model(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        if let ModelState::Opening(open) = &mut self.model {
            let opened = std::task::ready!(open.as_mut().poll(cx));
            self.model = opened.map_or_else(ModelState::Failed, ModelState::Open);
        }
        let result = match &mut self.model {
            ModelState::Idle | ModelState::Opening(_) => return Poll::Pending,
            ModelState::Open(stream) => std::task::ready!(stream.poll_next(cx)),
            ModelState::Failed(error) => Err(error.clone()),
        };
        if matches!(result, Ok(ModelEvent::Completed { .. }) | Err(_)) {
            self.model = ModelState::Idle;
        }
        Poll::Ready(result.map_or_else(Event::ModelFailed, Event::Model))
    }

    fn poll_terminals(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        for (&process, terminal) in &mut self.terminals {
            match terminal.events.poll_next(cx) {
                Poll::Pending => {}
                Poll::Ready(CommandEvent::Output(_, bytes)) => {
                    return Poll::Ready(Event::CommandOutput(process, bytes));
                }
                Poll::Ready(CommandEvent::Exited(exit)) => {
                    self.terminals.remove(&process);
                    self.alarms.retain(|alarm| !alarm.is_about(process));
                    return Poll::Ready(Event::CommandExited(process, exit));
                }
            }
        }
        Poll::Pending
    }

    fn poll_jobs(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        for index in 0..self.jobs.len() {
            let Some(job) = self.jobs.get_mut(index) else { break };
            if let Poll::Ready(done) = Pin::new(job).poll(cx) {
                drop(self.jobs.swap_remove(index));
                return Poll::Ready(self.settle(done));
            }
        }
        Poll::Pending
    }
}
