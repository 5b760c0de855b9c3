//! Reasons for the end of a connection, in the form for its peer.

use std::borrow::Cow;
use std::fmt;

/// The reason for the end of a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// The session is over: everything queued is written first.
    Finished,
    /// The peer closed its side or the link to it broke.
    PeerLeft,
    /// The peer read so slowly that its outbox exceeded the budget; what was
    /// queued is dropped, since the peer must not get a part of it.
    TooSlow {
        /// The budget, in bytes.
        budget_bytes: usize,
    },
    /// The server is shutting down.
    GoingAway,
    /// The server is shutting down and expected back.
    Restart,
    /// The peer sent a message over the limit.
    TooLarge {
        /// The limit, in bytes: of a frame or of a message, whichever it was.
        limit_bytes: usize,
    },
    /// The peer did not answer a ping.
    Silent,
    /// The peer sent a text that is not UTF-8.
    NotUtf8,
    /// The peer sent something after which the stream cannot be read on.
    Unreadable(Cow<'static, str>),
}

impl CloseReason {
    /// Returns the status code of a websocket close frame (RFC 6455 section 7.4.1, and the IANA
    /// registry for 1012 and 1013).
    pub fn code(&self) -> u16 {
        match self {
            Self::Finished | Self::PeerLeft => 1000,
            Self::GoingAway => 1001,
            Self::Unreadable(_) => 1002,
            Self::TooLarge { .. } => 1009,
            Self::Silent => 1011,
            Self::NotUtf8 => 1007,
            Self::Restart => 1012,
            Self::TooSlow { .. } => 1013,
        }
    }

    /// Returns `true` if messages still queued are dropped instead of written.
    pub(crate) fn drops_queue(&self) -> bool {
        matches!(self, Self::TooSlow { .. } | Self::PeerLeft | Self::Silent)
    }
}

impl fmt::Display for CloseReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finished => f.write_str("the session is over"),
            Self::PeerLeft => f.write_str("the peer closed the connection"),
            Self::TooSlow { budget_bytes } => write!(
                f,
                "read too slowly: over {budget_bytes} bytes were waiting; reconnect and resume"
            ),
            Self::GoingAway => f.write_str("the server is shutting down"),
            Self::Restart => f.write_str("the server is restarting; reconnect and resume"),
            Self::TooLarge { limit_bytes } => {
                write!(f, "a message is over the limit of {limit_bytes} bytes")
            }
            Self::Silent => f.write_str("no answer to a ping; reconnect and resume"),
            Self::NotUtf8 => f.write_str("a text message is not UTF-8"),
            Self::Unreadable(why) => f.write_str(why),
        }
    }
}
