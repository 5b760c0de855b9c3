//! Children between their making and the execution of their programs, and descriptors in the runtime.

#![expect(
    unsafe_code,
    reason = "`clone`, `pre_exec` and registered descriptors, each argued below"
)]

mod child;

use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

pub(crate) use child::{Child, Strings};

/// The controlling terminal of a child's session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ControllingTerminal {
    /// It has none.
    None,
    /// The terminal that is its standard input.
    Stdin,
}

/// Makes the child the leader of a session.
pub(crate) fn lead_session(command: &mut Command) {
    let child = || rustix::process::setsid().map(drop).map_err(io::Error::from);
    // SAFETY: the closure makes one system call.
    unsafe { command.pre_exec(child) };
}

/// Has the runtime watch `fd` for `interest`.
pub(crate) fn register(fd: OwnedFd, interest: Interest) -> io::Result<AsyncFd<OwnedFd>> {
    // SAFETY: an `OwnedFd` is one open descriptor for as long as it lives, and
    // nothing replaces the one inside the `AsyncFd`.
    unsafe { AsyncFd::register_with_interest(fd, interest) }.map_err(io::Error::from)
}
