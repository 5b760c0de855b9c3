//! What an actor waits for: whatever happens first, in a fixed order of precedence.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::time::{Instant, sleep_until};
use turnhost_agent::Event;
use turnhost_agent::ports::{CommandEvent, ModelEvent};

use super::act::ModelState;
use super::{Actor, Message};

/// Why an actor woke.
pub(super) enum Wake {
    /// Somebody asked or told it something.
    Message(Message),
    /// Something happened to its turn or its commands.
    Event(Event),
    /// Nobody has been interested for long enough.
    Unload,
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
        if let Poll::Ready(message) = self.mailbox.poll_recv(cx) {
            // The actor holds a handle of its own, so the channel is never closed.
            if let Some(message) = message {
                return Poll::Ready(Wake::Message(message));
            }
        }
        if let Poll::Ready(event) = self.poll_model(cx) {
            return Poll::Ready(Wake::Event(event));
        }
        if let Poll::Ready(event) = self.poll_terminals(cx) {
            return Poll::Ready(Wake::Event(event));
        }
        self.poll_jobs(cx).map(Wake::Event)
    }

    fn poll_model(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        loop {
            let result = match &mut self.model {
                ModelState::Idle => return Poll::Pending,
                ModelState::Opening(open) => match std::task::ready!(open.as_mut().poll(cx)) {
                    Ok(stream) => {
                        self.model = ModelState::Open(stream);
                        continue;
                    }
                    Err(error) => Err(error),
                },
                ModelState::Open(stream) => std::task::ready!(stream.poll_next(cx)),
            };
            if matches!(result, Ok(ModelEvent::Completed { .. }) | Err(_)) {
                self.model = ModelState::Idle;
            }
            return Poll::Ready(result.map_or_else(Event::ModelFailed, Event::Model));
        }
    }

    fn poll_terminals(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        for (&process, terminal) in &mut self.terminals {
            match terminal.events.poll_next(cx) {
                Poll::Pending => {}
                Poll::Ready(CommandEvent::Output(bytes)) => {
                    return Poll::Ready(Event::CommandOutput(process, bytes));
                }
                Poll::Ready(CommandEvent::Exited(exit)) => {
                    self.terminals.remove(&process);
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
