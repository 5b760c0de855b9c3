//! Errors before there is a connection.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

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
        /// The system's error.
        source: io::Error,
    },
    /// Anyone who reaches the address could use the server.
    #[error(
        "refusing to start non-loopback websocket listener {0} without auth; configure `--ws-auth \
         capability-token` or `--ws-auth signed-bearer-token`"
    )]
    NotLoopback(SocketAddr),
    /// The address is taken or not this machine's.
    #[error("cannot listen on `ws://{address}`; choose a free port (0 picks one) of this machine")]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// The system's error.
        source: io::Error,
    },
    /// A server accepts connections at the path already.
    #[error("app-server control socket is already in use at {}", .0.display())]
    InUse(PathBuf),
    /// Something is there that is not ours to remove.
    #[error("app-server control socket path exists and is not a socket: {}", .0.display())]
    NotASocket(PathBuf),
    /// Another user could put another socket in the place of ours.
    #[error(
        "socket parent must be owned by the user or root and prevent other users from replacing \
         socket entries"
    )]
    OpenParent,
    /// A socket cannot be made at the path.
    #[error("cannot listen on `unix://{}`; choose a path in a directory that you can write to", path.display())]
    UnixBind {
        /// The path asked for.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A descriptor passed by a service manager cannot be served.
    #[error(
        "cannot serve descriptor {descriptor}, which the service manager passed; pass listening \
         stream sockets only (`ListenStream=`, `Accept=no`)"
    )]
    Inherited {
        /// Its number.
        descriptor: usize,
        /// The system's error.
        source: io::Error,
    },
}
