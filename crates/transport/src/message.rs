//! What an outbox asks of the messages that it carries.
//!
//! Transports know nothing of methods: whether two messages may be joined,
//! and how one is written, is for the message's own type to say.

use bytes::Bytes;

/// A message on its way to one connection.
///
/// One value usually goes to many connections, so an implementor is a pointer
/// to shared content that encodes itself once.
pub trait Message: Send + 'static {
    /// The text of the message: one JSON object in UTF-8, with no line feed in it.
    ///
    /// Called at most once a connection, when its writer takes the message;
    /// the implementor keeps the bytes for the next connection.
    fn encode(&self) -> Bytes;

    /// How many bytes the message counts for in an outbox's budget.
    ///
    /// An estimate is enough, but it should follow the size of what is held in
    /// memory: a budget is only as good as this number.
    fn size_hint(&self) -> usize;

    /// Whether the message is of a kind that may be joined, such as a delta.
    ///
    /// A message that is not is never overtaken: nothing queued after it is
    /// joined to anything queued before it.
    fn merges(&self) -> bool;

    /// Whether the message answers a request of the peer. It is given once, so it is never
    /// dropped for a peer that reads too slowly (see [`crate::Outbox::shed_when_full`]), and it
    /// counts against a budget of its own. Not by default.
    fn is_answer(&self) -> bool {
        false
    }

    /// Whether the message must not be joined to anything but the last one in
    /// the queue, because it says where in an order it stands. Not by default.
    fn is_ordered(&self) -> bool {
        false
    }

    /// This message and the later `next` as one, or `None` where they belong to
    /// different items. Asked only of messages that both say [`Message::merges`].
    fn merge(&self, next: &Self) -> Option<Self>
    where
        Self: Sized;
}
