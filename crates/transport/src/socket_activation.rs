//! Sockets that a service manager has bound for this process (`sd_listen_fds(3)`).

use std::io;
use std::net::TcpListener;
use std::os::fd::AsFd;
use std::os::unix::net::UnixListener;

use listenfd::ListenFd;

use crate::TransportError;
use crate::unix::BACKLOG;

/// The first descriptor that is passed, `SD_LISTEN_FDS_START`.
const FIRST_DESCRIPTOR: usize = 3;

/// A listening socket that another process has bound.
#[derive(Debug)]
pub enum Inherited {
    /// A TCP socket.
    Tcp(TcpListener),
    /// A unix stream socket. Its path is the service manager's and stays.
    Unix(UnixListener),
}

/// Takes the sockets that were passed to this process; none without
/// `LISTEN_PID` and `LISTEN_FDS`.
///
/// The variables are removed, so that nothing started later takes the sockets
/// for its own, and the descriptors are closed on exec. Call it once, before
/// there are other threads.
pub fn take() -> Result<Vec<Inherited>, TransportError> {
    // Without it the sockets may be another process's.
    if std::env::var_os("LISTEN_PID").is_none_or(|pid| pid.is_empty()) {
        return Ok(Vec::new());
    }
    let mut passed = ListenFd::from_env();
    (0..passed.len())
        .map(|index| {
            inherit(&mut passed, index).map_err(|source| TransportError::Inherited {
                descriptor: FIRST_DESCRIPTOR + index,
                source,
            })
        })
        .collect()
}

fn inherit(passed: &mut ListenFd, index: usize) -> io::Result<Inherited> {
    let inherited = match passed.take_unix_listener(index) {
        Ok(Some(listener)) => {
            listener.set_nonblocking(true)?;
            listens(&listener)?;
            // Peers then see this process's id, not that of the first caller.
            rustix::net::listen(&listener, i32::try_from(BACKLOG).unwrap_or(i32::MAX))?;
            Inherited::Unix(listener)
        }
        _ => match passed.take_tcp_listener(index)? {
            Some(listener) => {
                listener.set_nonblocking(true)?;
                listens(&listener)?;
                Inherited::Tcp(listener)
            }
            None => return Err(io::ErrorKind::NotFound.into()),
        },
    };
    Ok(inherited)
}

/// Fails for a socket of one connection, which `Accept=yes` passes.
fn listens(socket: impl AsFd) -> io::Result<()> {
    if rustix::net::sockopt::socket_acceptconn(socket)? {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "the socket does not listen"))
}
