//! Why there is no connection to a server.

use std::io;
use std::time::Duration;

use turnhost_client::CallError;

/// A server that could not be dialled.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// Not an address that can be dialled.
    #[error("cannot dial `{0}`; expected `ws://HOST:PORT` or `unix://PATH`")]
    Address(String),
    /// Nothing listens there, or the name is unknown.
    #[error(
        "cannot connect to `{url}`; start a server with `turnhost app-server --listen URL` or check \
         the address"
    )]
    Connect {
        /// The address dialled.
        url: String,
        /// What the system says.
        source: io::Error,
    },
    /// Nobody answered in time.
    #[error("`{url}` did not answer within {} s; check host and port, and firewalls between", after.as_secs())]
    Unreachable {
        /// The address dialled.
        url: String,
        /// How long it was waited for.
        after: Duration,
    },
    /// Something listens there, but it refused the websocket.
    #[error("`{url}` refused the websocket; check that an app server listens there")]
    Handshake {
        /// The address dialled.
        url: String,
        /// How it refused; boxed for its size.
        source: Box<tokio_tungstenite::tungstenite::Error>,
    },
    /// The server did not take the introduction.
    #[error("`{url}` refused this client; check that client and server fit together")]
    Initialize {
        /// The address dialled.
        url: String,
        /// What it says.
        source: CallError,
    },
    /// The websocket is open but `initialize` got no answer in time.
    #[error(
        "`{url}` did not answer `initialize` within {} s; the server may hang: restart it",
        after.as_secs()
    )]
    Silent {
        /// The address dialled.
        url: String,
        /// How long it was waited for.
        after: Duration,
    },
}
