//! From what a thread publishes to its subscribers, and to all connections.

use std::pin::Pin;
use std::sync::Arc;

use turnhost_base::{ConnectionId, Millis};
use turnhost_ports::ThreadRecord;
use turnhost_protocol::{Audience, ServerNotification};
use turnhost_thread::Outbound;

use crate::envelope::{Envelope, EnvelopeBody};
use crate::environment::Environment;
use crate::event_log::EventLog;
use crate::peer::Peer;
use crate::subscriptions::{Subscriber, Subscriptions};

/// A future that is ready once the sole subscriber has room.
pub(crate) type Room = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The subscribers of one thread, and the log of their events.
pub(crate) struct Publisher {
    env: Environment,
    subscriptions: Subscriptions,
    log: EventLog,
}

impl Publisher {
    /// Starts with the event log from before the thread was unloaded, if that is still complete.
    pub(crate) fn new(env: Environment, record: &ThreadRecord) -> Self {
        let (thread, now) = (record.id, env.ports.world.now());
        let kept = env.kept_logs.take(record);
        let log = kept.map_or_else(|| EventLog::new(now), |log| log.resumed(now));
        Self { env, subscriptions: Subscriptions::new(thread), log }
    }

    /// Leaves the log for the thread's next time in memory.
    pub(crate) fn keep_log(self, record: Arc<ThreadRecord>) {
        self.env.kept_logs.keep(record, self.log);
    }

    pub(crate) fn log(&self) -> &EventLog {
        &self.log
    }

    pub(crate) fn is_unheard(&self) -> bool {
        self.subscriptions.is_empty()
    }

    /// Returns the connections that are subscribed.
    pub(crate) fn peers(&self) -> Vec<Arc<dyn Peer>> {
        self.subscriptions.peers()
    }

    /// Subscribes a connection, unless it has ended.
    pub(crate) fn subscribe(&mut self, peer: &Arc<dyn Peer>) {
        if self.subscriptions.begin(peer) && peer.wants_sequence_numbers() {
            self.log.keep_events();
        }
    }

    /// Ends a subscription, and returns whether there was one.
    pub(crate) fn unsubscribe(&mut self, connection: ConnectionId) -> bool {
        self.subscriptions.end(connection)
    }

    /// Ends all subscriptions; the returned ones still receive what is published with the end.
    pub(crate) fn release(&mut self) -> Vec<Subscriber> {
        self.subscriptions.release()
    }

    /// Returns a future to wait for before more is taken from the thread's sources: room in
    /// the pipe of a sole subscriber. Beside others it delays none of them.
    pub(crate) fn room(&mut self) -> Option<Room> {
        self.subscriptions.sole().and_then(|peer| peer.room())
    }

    /// Publishes in order: to the subscribers, to `leaving`, and where it says so to all connections.
    pub(crate) fn publish(&mut self, messages: Vec<Outbound>, leaving: &[Subscriber]) {
        for message in messages {
            match message {
                Outbound::Notify(notification) => self.notify(notification, leaving),
                Outbound::Ask(pending) => {
                    let request = Box::new(pending.request);
                    let body = EnvelopeBody::Request { number: pending.number, request };
                    self.subscriptions.send(&Envelope::new(body), leaving);
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
        self.subscriptions.send(&event, leaving);
        if audience == Audience::Everyone {
            let has_it = |id: ConnectionId| {
                self.subscriptions.has(id) || leaving.iter().any(|it| it.id() == id)
            };
            self.env.connections.send_to_others(&event, &has_it);
        }
    }
}
