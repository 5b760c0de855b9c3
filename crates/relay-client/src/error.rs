//! Errors of the client's leg.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use turnhost_secure_channel::ChannelError;

/// A machine that was not paired with, or is not reached.
#[derive(Debug, thiserror::Error)]
pub enum RelayClientError {
    /// Not an address of a machine.
    #[error("cannot dial `{0}`; expected `relay://HOST[:PORT]/MACHINE`")]
    Address(String),
    /// Not an address of a relay.
    #[error(
        "invalid relay URL `{0}`; expected `https://HOST[:PORT]/`, or `http://` with a loopback host"
    )]
    Url(String),
    /// Neither a link nor a code.
    #[error(
        "not a pairing link or code; `turnhost remote-control pair` on the machine prints both"
    )]
    Code,
    /// A typed code does not say at which relay it counts.
    #[error("a typed pairing code needs `--relay URL`; the pairing link has it")]
    CodeWithoutRelay,
    /// No such machine was paired with.
    #[error("`{address}` is not paired; {known}, and `turnhost machines pair LINK` adds one")]
    NotPaired {
        /// The address.
        address: String,
        /// The machines that were paired with, in words.
        known: String,
    },
    /// Several machines have that name.
    #[error(
        "several machines are called `{0}`; name one by its id, as `turnhost machines` prints it"
    )]
    Ambiguous(String),
    /// The relay names another key than the pairing link, or none.
    #[error(
        "the relay names another key for this machine than the pairing code: somebody may stand in between; \
         nothing was paired"
    )]
    OtherKey,
    /// The file with tokens and keys cannot be read or written.
    #[error("cannot use `{}`; check that its directory is there and may be written to", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file with tokens and keys is of another form.
    #[error("`{}` is malformed; remove it and pair again", .0.display())]
    Malformed(PathBuf),
    /// The certificates for a relay are none.
    #[error("the certificates for {0} cannot be used; pair again with `--ca FILE`")]
    Certificates(String),
    /// No connection, or no answer in time.
    #[error("the relay at {url} cannot be reached: {reason}")]
    Unreachable {
        /// The address.
        url: String,
        /// The failure.
        reason: String,
    },
    /// An answer other than success.
    #[error("the relay at {url} answered {status}: {message}")]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
        /// The relay's words.
        message: String,
    },
    /// A success whose body cannot be used.
    #[error("the relay at {0} gave an answer that cannot be used")]
    Answer(String),
    /// The machine's host is not connected to the relay.
    #[error("`{0}` is offline; start its app server with remote control on")]
    Offline(String),
    /// The host did not answer the handshake.
    #[error("`{machine}` did not answer within {} s", after.as_secs())]
    Silent {
        /// The machine.
        machine: String,
        /// The timeout.
        after: Duration,
    },
    /// The host does not know this client.
    #[error(
        "`{machine}` refused this client: {reason}; pair again with `turnhost machines pair LINK`"
    )]
    Refused {
        /// The machine.
        machine: String,
        /// The reason.
        reason: &'static str,
    },
    /// The handshake failed: the other side is not the host that was paired with.
    #[error(
        "`{machine}` did not prove to be the machine that was paired with; the relay may have been tampered with"
    )]
    Impostor {
        /// The machine.
        machine: String,
        /// The failure.
        source: ChannelError,
    },
    /// The stream ended while it was opened.
    #[error("{0}")]
    Ended(String),
    /// A key could not be made or read.
    #[error("the keys of this client cannot be used")]
    Keys(#[from] ChannelError),
}

impl RelayClientError {
    /// Returns true if dialling again later, unchanged, could help.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::Offline(_) | Self::Silent { .. } | Self::Ended(_) => {
                true
            }
            Self::Status { status, .. } => !matches!(status, 401 | 403),
            Self::Address(_)
            | Self::Url(_)
            | Self::Code
            | Self::CodeWithoutRelay
            | Self::NotPaired { .. }
            | Self::Ambiguous(_)
            | Self::OtherKey
            | Self::File { .. }
            | Self::Malformed(_)
            | Self::Certificates(_)
            | Self::Answer(_)
            | Self::Refused { .. }
            | Self::Impostor { .. }
            | Self::Keys(_) => false,
        }
    }
}

/// The body of a refusal.
#[derive(serde::Deserialize)]
struct ErrorBody {
    error: ErrorMembers,
}

#[derive(serde::Deserialize)]
struct ErrorMembers {
    message: String,
}

impl RelayClientError {
    /// Makes the error of an answer other than success.
    pub(crate) fn status(url: &str, status: u16, body: &[u8]) -> Self {
        let body = serde_json::from_slice::<ErrorBody>(body);
        let message = body.map_or_else(|_| "no reason given".to_owned(), |body| body.error.message);
        Self::Status { url: url.to_owned(), status, message }
    }
}
