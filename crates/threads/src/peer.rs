//! Connections as threads know them: places where messages go.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use turnhost_base::{ConnectionId, ThreadId};

use crate::envelope::Envelope;

/// The number of subscribers of a thread, as far as it decides what a full pipe does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subscribers {
    /// One: the thread may pause its sources until the connection has room.
    Sole,
    /// Several: a connection that reads too slowly is ended or resynchronised, and delays no other one.
    Several,
}

/// A connection, seen from a thread. None of these waits.
pub trait Peer: Send + Sync {
    /// Returns the connection's id.
    fn id(&self) -> ConnectionId;

    /// Returns whether the client asked for sequence numbers.
    fn wants_sequence_numbers(&self) -> bool;

    /// Returns a number that changes when all subscriptions of the connection end at once.
    fn subscription_epoch(&self) -> u64;

    /// Queues an event of a thread, with its sequence number if the client wants them.
    fn send_event(&self, event: &Arc<Envelope>, subscribers: Subscribers);

    /// Queues a message that is for this connection alone.
    fn send(&self, message: &Arc<Envelope>);

    /// Returns a future that is ready once the connection has room; `None` if it has room
    /// now, or is of a kind that is never waited for.
    fn room(&self) -> Option<Pin<Box<dyn Future<Output = ()> + Send>>>;

    /// Notes a subscription, so that the thread is notified when the connection ends; returns
    /// false if it has ended already.
    fn subscribed(&self, thread: ThreadId) -> bool;

    /// Notes that a subscription ended.
    fn unsubscribed(&self, thread: ThreadId);
}

/// All initialised connections together.
pub trait Broadcast: Send + Sync {
    /// Queues a message for every initialised connection.
    fn broadcast(&self, message: &Arc<Envelope>);

    /// Queues an event of a thread for every initialised connection but those that `subscribed` names,
    /// which have it. To the others it is one of many, so that it may wait for some milliseconds to
    /// travel with the next.
    fn send_to_others(&self, event: &Arc<Envelope>, subscribed: &dyn Fn(ConnectionId) -> bool);

    /// Notes that a thread's published state changed, for those who wait for idleness.
    fn thread_changed(&self);

    /// Returns whether turns may begin by themselves; false once the server waits for its end.
    fn takes_work(&self) -> bool;
}
