//! Errors of connecting to a server.

use std::io;
use std::time::Duration;

use turnhost_client::RequestError;
use turnhost_relay_client::RelayClientError;

/// A server that could not be dialled.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// Not an address that can be dialled.
    #[error(
        "cannot dial `{0}`; expected `ws://HOST:PORT`, `wss://HOST[:PORT]`, `unix://` or \
         `unix://PATH`"
    )]
    Address(String),
    /// A server could not be started as a child.
    #[error("`{program}` cannot be started; check that it is on the PATH")]
    Spawn {
        /// The program.
        program: String,
        /// The system's error.
        source: io::Error,
    },
    /// A token would travel where others can read it.
    #[error("remote auth tokens require `wss://` or loopback `ws://` URLs; got `{0}`")]
    TokenInClear(String),
    /// A token for a machine behind a relay, which has one of its own.
    #[error("`{0}` takes no auth token: the pairing with the machine gave one")]
    TokenForRelay(String),
    /// An address behind a relay where a websocket to the server itself is needed.
    #[error("`{0}` is behind a relay, and a server is needed here that can be dialled")]
    BehindRelay(String),
    /// A machine behind a relay was not reached.
    #[error(transparent)]
    Relay(#[from] RelayClientError),
    /// The token has characters that no HTTP header can carry; the message does not contain it.
    #[error("the auth token has characters that a header cannot carry; check for line breaks")]
    TokenCharacters,
    /// Nothing listens there, or the name is unknown.
    #[error(
        "cannot connect to `{url}`; start a server with `turnhost app-server --listen URL`, or \
         check the address"
    )]
    Connect {
        /// The address dialled.
        url: String,
        /// The system's error.
        source: io::Error,
    },
    /// The server did not prove to be who it should be, or speaks no TLS.
    #[error("`{url}` offers no TLS connection that can be trusted; check its certificate")]
    Tls {
        /// The address dialled.
        url: String,
        /// The fault.
        source: turnhost_http::HttpError,
    },
    /// No answer came in time.
    #[error("`{url}` did not answer within {} s; check host and port, and firewalls between", after.as_secs())]
    Unreachable {
        /// The address dialled.
        url: String,
        /// The time-out.
        after: Duration,
    },
    /// The server rejects the token, or requires one.
    #[error("`{url}` refused the connection with status {status}: {body}; check the auth token")]
    Unauthorized {
        /// The address dialled.
        url: String,
        /// 401 or 403.
        status: u16,
        /// Its events.
        body: String,
    },
    /// Something listens there, but it refused the websocket.
    #[error("`{url}` refused the websocket; check that an app server listens there")]
    Handshake {
        /// The address dialled.
        url: String,
        /// Its answer; boxed for its size.
        source: Box<tokio_tungstenite::tungstenite::Error>,
    },
    /// The server did not take the introduction.
    #[error("`{url}` refused this client; check that client and server fit together")]
    Initialize {
        /// The address dialled.
        url: String,
        /// Its events.
        source: RequestError,
    },
    /// The websocket is open but `initialize` got no answer in time.
    #[error(
        "`{url}` did not answer `initialize` within {} s; the server may hang: restart it",
        after.as_secs()
    )]
    Silent {
        /// The address dialled.
        url: String,
        /// The time-out.
        after: Duration,
    },
}

impl RemoteError {
    /// Returns `true` if dialling again later, unchanged, could help.
    pub fn is_passing(&self) -> bool {
        match self {
            // The last two: a proxy before a server that starts, and a server that is full.
            Self::Connect { .. }
            | Self::Unreachable { .. }
            | Self::Silent { .. }
            | Self::Handshake { .. }
            | Self::Initialize { .. } => true,
            Self::Relay(err) => err.is_passing(),
            Self::Address(_)
            | Self::BehindRelay(_)
            | Self::TokenForRelay(_)
            | Self::Spawn { .. }
            | Self::TokenInClear(_)
            | Self::TokenCharacters
            | Self::Tls { .. }
            | Self::Unauthorized { .. } => false,
        }
    }
}
