//! The work of a child between fork and execution, and descriptors in the runtime.
//!
//! The child makes system calls only: it takes no memory and no lock, since
//! other threads of the server may have held one at the fork.

#![expect(
    unsafe_code,
    reason = "`pre_exec`, borrowed and registered descriptors, each argued below"
)]

use std::io;
use std::os::fd::{AsRawFd as _, BorrowedFd, OwnedFd, RawFd};
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

use crate::record::{Token, announcement};

/// The controlling terminal of a child's session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ControllingTerminal {
    /// It has none.
    None,
    /// The terminal that is its standard input.
    Stdin,
}

/// Makes the child the leader of a session, announced to the watchdog.
///
/// The descriptor must be open when `command` is spawned.
pub(crate) fn announce(
    command: &mut Command,
    terminal: ControllingTerminal,
    token: Token,
    watchdog: BorrowedFd<'_>,
) {
    let watchdog = watchdog.as_raw_fd();
    let child = move || child(terminal, token, watchdog);
    // SAFETY: the closure makes system calls only.
    unsafe { command.pre_exec(child) };
}

fn child(terminal: ControllingTerminal, token: Token, watchdog: RawFd) -> io::Result<()> {
    let pid = rustix::process::setsid()?;
    if terminal == ControllingTerminal::Stdin {
        rustix::process::ioctl_tiocsctty(rustix::stdio::stdin())?;
    }
    // SAFETY: open in the parent at the fork, as the caller of `announce` promised.
    rustix::io::write(unsafe { BorrowedFd::borrow_raw(watchdog) }, &announcement(token, pid))?;
    Ok(())
}

/// Gives the child this soft limit of open files; the hard one stays.
pub(crate) fn limit_open_files(command: &mut Command, soft: u64) {
    let child = move || {
        let limit = Rlimit { current: Some(soft), ..getrlimit(Resource::Nofile) };
        setrlimit(Resource::Nofile, limit).map_err(io::Error::from)
    };
    // SAFETY: between fork and exec the closure makes two system calls and allocates nothing.
    unsafe { command.pre_exec(child) };
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
