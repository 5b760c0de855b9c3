//! Messages from a peer.

use bytes::Bytes;

/// A message from the peer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inbound {
    /// A line without its newline, or a text frame.
    Frame(Bytes),
    /// A line over [`crate::Limits::max_message_bytes`]; it is gone, and the
    /// stream continues after it.
    TooLong {
        /// Its length.
        bytes: u64,
        /// The limit.
        limit_bytes: usize,
    },
    /// Something that cannot be a message, such as a binary frame; the stream
    /// continues. The text says what is wrong.
    Malformed(&'static str),
}
