//! The initialised connections of a server.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use turnhost_base::{ConnectionId, World};
use turnhost_protocol::ServerNotification;
use turnhost_threads::{Broadcast, Envelope, Peer as _};

use crate::connection::peer::ClientPeer;
use crate::shutdown::GracefulShutdown;

/// The initialised connections, by id.
pub(crate) struct Connections {
    peers: Mutex<BTreeMap<ConnectionId, Arc<ClientPeer>>>,
    world: Arc<dyn World>,
    shutdown: Arc<GracefulShutdown>,
}

impl Connections {
    pub(crate) fn new(world: Arc<dyn World>, shutdown: Arc<GracefulShutdown>) -> Self {
        Self { peers: Mutex::default(), world, shutdown }
    }

    pub(crate) fn add(&self, peer: Arc<ClientPeer>) {
        self.peers.lock().unwrap_or_else(PoisonError::into_inner).insert(peer.id(), peer);
    }

    pub(crate) fn remove(&self, id: ConnectionId) {
        self.peers.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    /// Returns true if the connection is still there.
    pub(crate) fn has(&self, id: ConnectionId) -> bool {
        self.peers.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&id)
    }

    /// Does something for every initialised connection, in the order of their ids.
    ///
    /// Runs under the lock of this map; what `run` may lock is a peer's outbox and its
    /// subscriptions, in this order and never the other way round.
    pub(crate) fn each(&self, mut run: impl FnMut(&ClientPeer)) {
        for peer in self.peers.lock().unwrap_or_else(PoisonError::into_inner).values() {
            run(peer);
        }
    }

    /// Returns a message that is published now.
    pub(crate) fn notification(&self, notification: ServerNotification) -> Arc<Envelope> {
        Envelope::notification(notification, self.world.now().0)
    }

    /// Sends a notification to every initialised connection.
    pub(crate) fn notify_all(&self, notification: ServerNotification) {
        let message = self.notification(notification);
        self.each(|peer| peer.send(&message));
    }
}

impl Broadcast for Connections {
    fn broadcast(&self, message: &Arc<Envelope>) {
        self.each(|peer| peer.send(message));
    }

    fn send_to_others(&self, event: &Arc<Envelope>, subscribed: &dyn Fn(ConnectionId) -> bool) {
        self.each(|peer| {
            if !subscribed(peer.id()) {
                peer.send_unsubscribed(event);
            }
        });
    }

    fn thread_changed(&self) {
        self.shutdown.progressed();
    }

    fn takes_work(&self) -> bool {
        !self.shutdown.has_begun()
    }
}
