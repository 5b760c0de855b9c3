//! Errors of handshakes and channels.

/// The reason why a handshake or a channel ends. None of it says anything about keys or contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChannelError {
    /// A handshake message of another form or version.
    #[error("the handshake message is malformed or of an unknown version")]
    MalformedHandshake,
    /// A handshake message made with other keys, or another pairing secret, than expected.
    #[error("the peer does not hold the expected key or pairing secret")]
    WrongKey,
    /// A frame that is not a sequence of records of the prescribed lengths.
    #[error("the sealed frame is malformed")]
    MalformedFrame,
    /// A frame that is not the one that the peer sealed next.
    #[error("the sealed frame was changed, repeated, reordered or is not the next one")]
    NotTheNextFrame,
    /// A message over [`MAX_MESSAGE_BYTES`](crate::MAX_MESSAGE_BYTES).
    #[error("the message has {bytes} bytes, and a sealed one may have {limit}")]
    TooLong {
        /// The length of the message.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// The channel met one of these errors before.
    #[error("the channel ended with an earlier error; connect anew")]
    Ended,
    /// The operating system gave no random bytes.
    #[error("no random bytes are available")]
    NoRandomness,
}
