//! The server's end of the channel to the first process of a sandboxed command's namespace.

use std::io::ErrorKind;
use std::os::unix::net::UnixStream as Socket;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use rustix::process::Signal;
use tokio::net::UnixStream;
use turnhost_sandbox::channel::{EXITED_BYTES, exit_code};

/// Exit status of a command whose namespace ended before it did.
pub(crate) const KILLED: i32 = 128 + 9;

/// Dropping it ends the namespace, and so does the end of the server.
pub(crate) struct Namespace {
    socket: UnixStream,
    exit: Mutex<Option<i32>>,
}

impl Namespace {
    /// Takes the server's end. Must be called within a runtime.
    pub(crate) fn new(socket: Socket) -> std::io::Result<Self> {
        socket.set_nonblocking(true)?;
        Ok(Self { socket: UnixStream::from_std(socket)?, exit: Mutex::default() })
    }

    /// Returns the exit status of the command, if it has ended.
    pub(crate) fn exit(&self) -> Option<i32> {
        let mut known = self.exit.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_none() {
            let mut record = [0; EXITED_BYTES];
            *known = match self.socket.try_read(&mut record) {
                Ok(EXITED_BYTES) => Some(exit_code(record)),
                Err(err) if err.kind() == ErrorKind::WouldBlock => None,
                Ok(_) | Err(_) => Some(KILLED),
            };
        }
        *known
    }

    /// Waits for the end of the command.
    pub(crate) fn poll_exit(&self, cx: &mut Context<'_>) -> Poll<i32> {
        loop {
            if let Some(code) = self.exit() {
                return Poll::Ready(code);
            }
            if ready!(self.socket.poll_read_ready(cx)).is_err() {
                // The runtime is shutting down; nothing polls any more.
                return Poll::Pending;
            }
        }
    }

    /// Sends `signal` to the command's process group; `SIGKILL` ends the whole namespace.
    pub(crate) fn signal(&self, signal: Signal) {
        let Ok(number) = u8::try_from(signal.as_raw()) else { return };
        // It can only fail because the namespace is over.
        let _ = self.socket.try_write(&[number]);
    }
}
