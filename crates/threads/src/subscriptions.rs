//! The connections that are subscribed to a thread.
//!
//! A subscription belongs to the epoch that its connection was in when it began. When a connection
//! lost events, its epoch changes, which ends all of its subscriptions at once; those that it begins
//! afterwards are new ones, and nothing that is said of an old one touches them.

use std::collections::BTreeMap;
use std::sync::Arc;

use turnhost_base::{ConnectionId, ThreadId};

use crate::envelope::Envelope;
use crate::peer::{Peer, Subscribers};

/// A connection that is subscribed to a thread.
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

    pub(crate) fn id(&self) -> ConnectionId {
        self.peer.id()
    }

    fn send(&self, event: &Arc<Envelope>, subscribers: Subscribers) {
        if self.holds() {
            self.peer.send_event(event, subscribers);
        }
    }
}

/// The subscribers of one thread: one subscription a connection at most, the newest.
pub(crate) struct Subscriptions {
    thread: ThreadId,
    subscribers: BTreeMap<ConnectionId, Subscriber>,
}

impl Subscriptions {
    pub(crate) fn new(thread: ThreadId) -> Self {
        Self { thread, subscribers: BTreeMap::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.subscribers.is_empty()
    }

    pub(crate) fn has(&self, connection: ConnectionId) -> bool {
        self.subscribers.contains_key(&connection)
    }

    /// Returns the connections that are subscribed.
    pub(crate) fn peers(&self) -> Vec<Arc<dyn Peer>> {
        let held = self.subscribers.values().filter(|subscriber| subscriber.holds());
        held.map(|subscriber| Arc::clone(&subscriber.peer)).collect()
    }

    /// Begins a subscription, in place of an earlier one. Returns false if the connection has ended.
    pub(crate) fn begin(&mut self, peer: &Arc<dyn Peer>) -> bool {
        if !peer.subscribed(self.thread) {
            return false;
        }
        let subscriber = Subscriber { peer: Arc::clone(peer), epoch: peer.subscription_epoch() };
        self.subscribers.insert(peer.id(), subscriber);
        true
    }

    /// Ends a subscription, and returns whether there was one.
    pub(crate) fn end(&mut self, connection: ConnectionId) -> bool {
        match self.subscribers.remove(&connection) {
            Some(subscriber) => {
                subscriber.peer.unsubscribed(self.thread);
                true
            }
            None => false,
        }
    }

    /// Ends all; the returned ones still receive what is published with the end.
    pub(crate) fn release(&mut self) -> Vec<Subscriber> {
        let released: Vec<_> = std::mem::take(&mut self.subscribers).into_values().collect();
        for subscriber in &released {
            subscriber.peer.unsubscribed(self.thread);
        }
        released
    }

    /// Forgets those that ended with their connection's epoch, and returns the only one that is
    /// left, if it is one.
    pub(crate) fn sole(&mut self) -> Option<&Arc<dyn Peer>> {
        let ended = self.subscribers.extract_if(.., |_, it| !it.holds());
        ended.for_each(|(_, it)| it.peer.unsubscribed(self.thread));
        match self.subscribers.len() {
            1 => self.subscribers.values().next().map(|it| &it.peer),
            _ => None,
        }
    }

    /// Sends an event to all, and to those that are leaving.
    pub(crate) fn send(&self, event: &Arc<Envelope>, leaving: &[Subscriber]) {
        let subscribers = match self.subscribers.len() + leaving.len() {
            0 | 1 => Subscribers::Sole,
            _ => Subscribers::Several,
        };
        for subscriber in self.subscribers.values().chain(leaving) {
            subscriber.send(event, subscribers);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::future::Future;
    use std::pin::Pin;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU64, Ordering};

    use proptest::prelude::*;
    use turnhost_protocol::{ServerNotification, WarningNotification};

    use super::*;
    use crate::envelope::EnvelopeBody;

    /// A connection that records what it received.
    struct Listener {
        id: ConnectionId,
        epoch: AtomicU64,
        heard: Mutex<Vec<u64>>,
        /// The threads it is subscribed to; `None` once it has ended.
        threads: Mutex<Option<BTreeSet<ThreadId>>>,
    }

    impl Listener {
        fn new(id: ConnectionId) -> Self {
            Self {
                id,
                epoch: AtomicU64::new(0),
                heard: Mutex::default(),
                threads: Mutex::new(Some(BTreeSet::new())),
            }
        }
    }

    impl Peer for Listener {
        fn id(&self) -> ConnectionId {
            self.id
        }

        fn wants_sequence_numbers(&self) -> bool {
            true
        }

        fn subscription_epoch(&self) -> u64 {
            self.epoch.load(Ordering::Relaxed)
        }

        fn send_event(&self, event: &Arc<Envelope>, _: Subscribers) {
            self.heard.lock().unwrap().extend(event.seq());
        }

        fn send(&self, _: &Arc<Envelope>) {}

        fn room(&self) -> Option<Pin<Box<dyn Future<Output = ()> + Send>>> {
            None
        }

        fn subscribed(&self, thread: ThreadId) -> bool {
            self.threads.lock().unwrap().as_mut().map(|all| all.insert(thread)).is_some()
        }

        fn unsubscribed(&self, thread: ThreadId) {
            if let Some(threads) = self.threads.lock().unwrap().as_mut() {
                threads.remove(&thread);
            }
        }
    }

    /// Something that happens to the subscriptions of one of three connections.
    #[derive(Clone, Copy, Debug)]
    enum Happening {
        Subscribe(usize),
        Unsubscribe(usize),
        /// Events were lost: all subscriptions of the connection end.
        Lose(usize),
        /// The connection ends; the thread learns of it with the next `Told`.
        Close(usize),
        Told(usize),
        Sweep,
        Publish,
    }

    fn happening() -> impl Strategy<Value = Happening> {
        use Happening as H;
        let connection = 0..3_usize;
        prop_oneof![
            4 => connection.clone().prop_map(H::Subscribe),
            2 => connection.clone().prop_map(H::Unsubscribe),
            3 => connection.clone().prop_map(H::Lose),
            1 => connection.clone().prop_map(H::Close),
            1 => connection.prop_map(H::Told),
            2 => Just(H::Sweep),
            4 => Just(H::Publish),
        ]
    }

    /// The rules, as a model: whether a connection lives, and whether it is subscribed.
    #[derive(Clone, Copy)]
    struct Rule {
        is_open: bool,
        is_subscribed: bool,
    }

    fn event(seq: u64) -> Arc<Envelope> {
        let warning = WarningNotification { message: String::new(), thread_id: None };
        let notification = Arc::new(ServerNotification::Warning(warning));
        Envelope::new(EnvelopeBody::Notification { notification, emitted_at_ms: 0, seq: Some(seq) })
    }

    proptest! {
        #[test]
        fn a_stale_subscription_never_ends_a_newer_one(
            happenings in prop::collection::vec(happening(), 0..60),
        ) {
            let thread: ThreadId = "01930000-0000-7000-8000-000000000001".parse().unwrap();
            let mut subscriptions = Subscriptions::new(thread);
            let listeners = [0, 1, 2].map(|id| Arc::new(Listener::new(ConnectionId(id))));
            let mut rules = [Rule { is_open: true, is_subscribed: false }; 3];
            let mut expected: [Vec<u64>; 3] = Default::default();
            for (seq, happening) in (0..).zip(happenings) {
                match happening {
                    Happening::Subscribe(at) => {
                        let peer: Arc<dyn Peer> = Arc::<Listener>::clone(&listeners[at]);
                        prop_assert_eq!(subscriptions.begin(&peer), rules[at].is_open);
                        rules[at].is_subscribed |= rules[at].is_open;
                    }
                    Happening::Unsubscribe(at) | Happening::Told(at) => {
                        let had = subscriptions.end(ConnectionId(at as u64));
                        prop_assert!(had || !rules[at].is_subscribed);
                        rules[at].is_subscribed = false;
                    }
                    Happening::Lose(at) => {
                        listeners[at].epoch.fetch_add(1, Ordering::Relaxed);
                        rules[at].is_subscribed = false;
                    }
                    Happening::Close(at) => {
                        *listeners[at].threads.lock().unwrap() = None;
                        rules[at].is_open = false;
                    }
                    Happening::Sweep => {
                        let sole = subscriptions.sole().map(|peer| peer.id().0);
                        let mut held = (0..3).filter(|at| rules[*at].is_subscribed);
                        let wanted = match (held.next(), held.next()) {
                            (Some(at), None) => Some(at as u64),
                            _ => None,
                        };
                        prop_assert_eq!(sole, wanted);
                    }
                    Happening::Publish => {
                        subscriptions.send(&event(seq), &[]);
                        for at in (0..3).filter(|at| rules[*at].is_subscribed) {
                            expected[at].push(seq);
                        }
                    }
                }
                for at in 0..3 {
                    let threads = listeners[at].threads.lock().unwrap();
                    // A connection knows of each of its subscriptions, so that its end ends them.
                    let knows = threads.as_ref().is_none_or(|all| all.contains(&thread));
                    prop_assert!(knows || !rules[at].is_subscribed);
                }
            }
            for at in 0..3 {
                prop_assert_eq!(&*listeners[at].heard.lock().unwrap(), &expected[at]);
            }
        }
    }
}
