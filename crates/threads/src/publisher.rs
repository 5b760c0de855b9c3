//! From what a thread publishes to its subscribers, and to all connections.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use turnhost_base::{ConnectionId, Millis, ThreadId};
use turnhost_protocol::{Audience, ServerNotification};
use turnhost_thread::Outbound;

use crate::envelope::{Envelope, EnvelopeBody};
use crate::environment::Environment;
use crate::event_log::EventLog;
use crate::peer::{Peer, Subscribers};

/// A connection that hears a thread.
pub(crate) struct Subscriber {
    peer: Arc<dyn Peer>,
    /// The connection's epoch at the time of the subscription.
    epoch: u64,
}

impl Subscriber {
    /// Returns whether it has not ended with all other subscriptions of its connection.
    fn holds(&self) -> bool {
        self.peer.subscription_epoch() == self.epoch
    }

    fn send(&self, event: &Arc<Envelope>, subscribers: Subscribers) {
        if self.holds() {
            self.peer.send_event(event, subscribers);
        }
    }
}

/// A future that is ready once the sole subscriber has room.
pub(crate) type Room = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The subscribers of one thread, and the log of what they heard.
pub(crate) struct Publisher {
    thread: ThreadId,
    env: Environment,
    subscribers: BTreeMap<ConnectionId, Subscriber>,
    log: EventLog,
}

impl Publisher {
    pub(crate) fn new(env: Environment, thread: ThreadId) -> Self {
        let log = EventLog::new(env.ports.world.now());
        Self { thread, env, subscribers: BTreeMap::new(), log }
    }

    pub(crate) fn log(&self) -> &EventLog {
        &self.log
    }

    pub(crate) fn is_unheard(&self) -> bool {
        self.subscribers.is_empty()
    }

    /// Returns the connections that are subscribed.
    pub(crate) fn peers(&self) -> Vec<Arc<dyn Peer>> {
        let held = self.subscribers.values().filter(|subscriber| subscriber.holds());
        held.map(|subscriber| Arc::clone(&subscriber.peer)).collect()
    }

    /// Subscribes a connection, unless it has ended.
    pub(crate) fn subscribe(&mut self, peer: &Arc<dyn Peer>) {
        if !peer.subscribed(self.thread) {
            return;
        }
        if peer.wants_sequence_numbers() {
            self.log.keep_events();
        }
        let subscriber = Subscriber { peer: Arc::clone(peer), epoch: peer.subscription_epoch() };
        self.subscribers.insert(peer.id(), subscriber);
    }

    /// Ends a subscription, and returns whether there was one.
    pub(crate) fn unsubscribe(&mut self, connection: ConnectionId) -> bool {
        match self.subscribers.remove(&connection) {
            Some(subscriber) => {
                subscriber.peer.unsubscribed(self.thread);
                true
            }
            None => false,
        }
    }

    /// Ends all subscriptions; the returned ones still hear what is published with the end.
    pub(crate) fn release(&mut self) -> Vec<Subscriber> {
        let released: Vec<_> = std::mem::take(&mut self.subscribers).into_values().collect();
        for subscriber in &released {
            subscriber.peer.unsubscribed(self.thread);
        }
        released
    }

    /// Returns a future to wait for before more is taken from the thread's sources: room in
    /// the pipe of a sole subscriber. Beside others it delays nobody.
    pub(crate) fn room(&mut self) -> Option<Room> {
        let ended = self.subscribers.extract_if(.., |_, it| !it.holds());
        ended.for_each(|(_, it)| it.peer.unsubscribed(self.thread));
        match self.subscribers.len() {
            1 => self.subscribers.values().next().and_then(|it| it.peer.room()),
            _ => None,
        }
    }

    /// Publishes in order: to the subscribers, to `leaving`, and where it says so to all connections.
    pub(crate) fn publish(&mut self, messages: Vec<Outbound>, leaving: &[Subscriber]) {
        for message in messages {
            match message {
                Outbound::Notify(notification) => self.notify(notification, leaving),
                Outbound::Ask(pending) => {
                    let request = Box::new(pending.request);
                    let body = EnvelopeBody::Request { number: pending.number, request };
                    self.send(&Envelope::new(body), leaving);
                }
            }
        }
    }

    fn notify(&mut self, notification: Arc<ServerNotification>, leaving: &[Subscriber]) {
        let audience = notification.audience();
        let Millis(emitted_at_ms) = self.env.ports.world.now();
        let seq = Some(self.log.next_number());
        let event = Envelope::new(EnvelopeBody::Notification { notification, emitted_at_ms, seq });
        self.log.push(&event);
        self.send(&event, leaving);
        if audience == Audience::Everyone {
            let has_it = |id: ConnectionId| {
                self.subscribers.contains_key(&id) || leaving.iter().any(|it| it.peer.id() == id)
            };
            self.env.connections.broadcast(&event, &has_it);
        }
    }

    fn send(&self, event: &Arc<Envelope>, leaving: &[Subscriber]) {
        let subscribers = match self.subscribers.len() + leaving.len() {
            0 | 1 => Subscribers::Sole,
            _ => Subscribers::Several,
        };
        for subscriber in self.subscribers.values().chain(leaving) {
            subscriber.send(event, subscribers);
        }
    }
}
