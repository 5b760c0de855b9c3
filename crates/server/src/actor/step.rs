//! One step of an actor: what an input led to, kept first and told afterwards.

use std::sync::Arc;

use serde::Serialize;
use turnhost_agent::Action;
use turnhost_base::Millis;
use turnhost_protocol::{ServerNotification, WarningNotification};
use turnhost_telemetry::Trace;
use turnhost_thread::{Audience, Effects, Tell};

use super::{Actor, Subscriber};
use crate::errors::CallError;
use crate::outgoing::{Body, Outgoing};
use crate::responder::Responder;

/// What the actor does once a step is stored and told.
type After = Box<dyn FnOnce(&Actor) + Send>;

/// What one input led to.
pub(crate) struct Step {
    pub(crate) now: Millis,
    pub(crate) effects: Effects,
    /// The request on whose behalf things happen, while it is being served.
    pub(crate) trace: Option<Trace>,
    /// Room for the agent's actions, kept between events.
    pub(super) actions: Vec<Action>,
    /// Whether readers should see the thread as it is after this step.
    pub(super) publish: bool,
    /// Subscribers that hear this step although they are no subscribers any more.
    pub(super) leaving: Vec<Subscriber>,
    answer: Option<Box<dyn FnOnce() + Send>>,
    after: Vec<After>,
}

impl Step {
    pub(super) fn new(now: Millis) -> Self {
        Self {
            now,
            effects: Effects::default(),
            trace: None,
            actions: Vec::new(),
            publish: false,
            leaving: Vec::new(),
            answer: None,
            after: Vec::new(),
        }
    }

    /// Answers a request in its place: behind what was stored for it, before what it caused.
    pub(crate) fn respond<R: Serialize + Send + 'static>(
        &mut self,
        responder: Responder,
        result: Result<R, CallError>,
    ) {
        self.answer(move || match result {
            Ok(response) => responder.answer(Ok(&response)),
            Err(error) => responder.answer::<R>(Err(error)),
        });
    }

    /// The same for an answer that is not a response.
    pub(crate) fn answer(&mut self, answer: impl FnOnce() + Send + 'static) {
        self.answer = Some(Box::new(answer));
    }

    /// Something to be done after all else.
    pub(crate) fn afterwards(&mut self, run: impl FnOnce(&Actor) + Send + 'static) {
        self.after.push(Box::new(run));
    }
}

impl Actor {
    /// Keeps what a step wants kept, then tells what it wants told.
    pub(super) async fn finish(&mut self, step: Step) {
        let Step { effects, publish, leaving, answer, after, .. } = step;
        let Effects { keep, tell_first, mut tell } = effects;
        if !keep.is_empty()
            && let stored = self.server.ports.store.append(self.id(), keep)
            && let Err(error) = self.while_storing(stored).await
        {
            tracing::error!(thread = %self.id(), err = %error, "a thread could not be stored");
            let message = format!(
                "What just happened could not be stored and will be missing after a restart: {error}"
            );
            let warning = WarningNotification { message, thread_id: Some(self.id()) };
            tell.push(Tell::Notify(
                Audience::Subscribers,
                Arc::new(ServerNotification::Warning(warning)),
            ));
        }
        if publish {
            self.publish();
        }
        self.tell(tell_first, &leaving);
        if let Some(answer) = answer {
            answer();
        }
        self.tell(tell, &leaving);
        for run in after {
            run(self);
        }
        for subscriber in self.subscribers.values() {
            subscriber.session.ready().await;
        }
    }

    fn tell(&mut self, tells: Vec<Tell>, leaving: &[Subscriber]) {
        for tell in tells {
            match tell {
                Tell::Notify(audience, notification) => {
                    let emitted_at_ms = self.server.ports.world.now().0;
                    let seq = Some(self.told.number());
                    let message =
                        Outgoing::new(Body::Notification { notification, emitted_at_ms, seq });
                    self.told.keep(&message);
                    self.send(&message, leaving);
                    if audience == Audience::Everyone {
                        let told = |id| {
                            self.subscribers.contains_key(&id)
                                || leaving.iter().any(|it| it.session.id() == id)
                        };
                        self.server.connections.broadcast_to_others(&message, told);
                    }
                }
                Tell::Ask(open) => {
                    let body =
                        Body::Request { number: open.number, request: Box::new(open.request) };
                    self.send(&Outgoing::new(body), leaving);
                }
            }
        }
    }

    fn send(&self, message: &Outgoing, leaving: &[Subscriber]) {
        for subscriber in self.subscribers.values().chain(leaving) {
            subscriber.tell(message);
        }
    }
}
