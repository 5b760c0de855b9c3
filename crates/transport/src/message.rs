//! The messages that an outbox carries.
//!
//! Transports know nothing of methods: how a message is written, what it weighs, and
//! what it may be joined with is for its own type to say.

use bytes::Bytes;
use turnhost_queue::Mergeable;

/// A message on its way to one connection.
///
/// One value usually goes to many connections, so an implementor is a pointer
/// to shared content that encodes itself once.
pub trait Message: Mergeable + Send + 'static {
    /// Returns the text of the message: one JSON object in UTF-8, with no line feed in it.
    ///
    /// Called at most once a connection, when its writer takes the message;
    /// the implementor keeps the bytes for the next connection.
    fn encode(self) -> Bytes;
}
