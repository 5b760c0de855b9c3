//! Reports the server's state to a service manager (`sd_notify(3)`).

use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram};

/// The server can be connected to.
pub(super) const READY: &str = "READY=1";

/// The server ends once what runs has ended.
pub(super) const STOPPING: &str = "STOPPING=1";

/// Sends the state to the socket that `NOTIFY_SOCKET` names, if it does: a path,
/// or `@` and an abstract name. Never waits.
pub(super) fn notify(state: &str) {
    let Some(name) = std::env::var_os("NOTIFY_SOCKET").filter(|name| !name.is_empty()) else {
        return;
    };
    let send = || {
        let address = match name.as_bytes() {
            [b'@', name @ ..] => SocketAddr::from_abstract_name(name)?,
            _ => SocketAddr::from_pathname(&name)?,
        };
        let socket = UnixDatagram::unbound()?;
        socket.set_nonblocking(true)?;
        socket.send_to_addr(state.as_bytes(), &address)
    };
    if let Err(err) = send() {
        tracing::warn!(%err, state, "the service manager could not be notified");
    }
}
