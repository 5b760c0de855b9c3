//! What can go wrong before there is a connection.

use std::io;
use std::net::SocketAddr;

/// A transport that could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// A standard stream is closed or of no use.
    #[error(
        "cannot use {name}; start the server with an open stdin and stdout, or use `--listen ws://127.0.0.1:0`"
    )]
    Stream {
        /// `stdin` or `stdout`.
        name: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// Anyone who reaches the address could use the server.
    #[error(
        "refusing to start non-loopback websocket listener {0} without auth; listen on a loopback \
         address such as `ws://127.0.0.1:{port}`, which other machines reach through SSH port forwarding",
        port = .0.port()
    )]
    NotLoopback(SocketAddr),
    /// The address is taken or not this machine's.
    #[error("cannot listen on `ws://{address}`; choose a free port (0 picks one) of this machine")]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
}
