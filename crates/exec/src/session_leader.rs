//! The process that leads a command's session, or the sandbox helper in its place.
//!
//! It is collected as late as its control is dropped: while it stays a zombie
//! its number names no other process or group, so a signal cannot hit a stranger.

use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use rustix::process::{Pid, PidfdFlags, Signal, WaitId, WaitIdOptions};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use turnhost_ports::{Exit, OutputEnd};

use crate::namespace::{KILLED, Namespace};

/// A child process, the leader of its session and process group.
///
/// In a sandbox it is the helper, which ends once all processes of the command have. The command's
/// own end and signals to it then go through its namespace.
pub(crate) struct SessionLeader {
    pid: Pid,
    namespace: Option<Namespace>,
    /// Readable once the process has ended.
    pidfd: AsyncFd<OwnedFd>,
    /// The exit status that a signal counts as.
    signalled: Signalled,
    started: Instant,
    exit: Mutex<Option<Exit>>,
}

/// The exit status of a command that a signal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signalled {
    /// 128 and the signal's number, as shells have it.
    Numbered,
    /// 1, as the reference has it for the program of a terminal.
    One,
}

impl Signalled {
    fn code(self, signal: i32) -> i32 {
        match self {
            Self::Numbered => 128 + signal,
            Self::One => 1,
        }
    }
}

impl SessionLeader {
    /// Takes charge of the child `pid`. If that fails, the child is killed and collected.
    pub(crate) fn adopt(
        pid: Pid,
        namespace: Option<Namespace>,
        signalled: Signalled,
    ) -> io::Result<Self> {
        let started = Instant::now();
        let pidfd = rustix::process::pidfd_open(pid, PidfdFlags::NONBLOCK).map_err(io::Error::from);
        match pidfd.and_then(|fd| crate::sys::register(fd, Interest::READABLE)) {
            Ok(pidfd) => {
                Ok(Self { pid, namespace, pidfd, signalled, started, exit: Mutex::new(None) })
            }
            Err(err) => {
                let _ = rustix::process::kill_process_group(pid, Signal::KILL);
                let _ = rustix::process::waitpid(Some(pid), rustix::process::WaitOptions::empty());
                Err(err)
            }
        }
    }

    /// Returns how the command ended, if it has.
    pub(crate) fn exit(&self) -> Option<Exit> {
        match &self.namespace {
            Some(namespace) => namespace.exit().map(|code| self.remember(code)),
            None => self.look(WaitIdOptions::NOWAIT),
        }
    }

    /// Waits until the command has ended.
    pub(crate) fn poll_exit(&self, cx: &mut Context<'_>) -> Poll<Exit> {
        if let Some(namespace) = &self.namespace {
            return namespace.poll_exit(cx).map(|code| self.remember(code));
        }
        loop {
            if let Some(exit) = self.exit() {
                return Poll::Ready(exit);
            }
            match ready!(self.pidfd.poll_read_ready(cx)) {
                Ok(mut guard) => guard.clear_ready(),
                // The runtime is shutting down; nothing polls any more.
                Err(_) => return Poll::Pending,
            }
        }
    }

    /// Returns whether the process itself has ended; in a sandbox, all of the command with it.
    pub(crate) fn is_over(&self) -> bool {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        let id = WaitId::PidFd(self.pidfd.get_ref().as_fd());
        !matches!(rustix::process::waitid(id, options), Ok(None))
    }

    /// Returns whether the kernel kills all that the command has started.
    pub(crate) fn has_namespace(&self) -> bool {
        self.namespace.is_some()
    }

    /// Sends `signal` to its process group. Must not be called after [`SessionLeader::collect`].
    pub(crate) fn signal_group(&self, signal: Signal) {
        if let Some(namespace) = &self.namespace {
            return namespace.signal(signal);
        }
        // It can only fail because all of the group have ended.
        let _ = rustix::process::kill_process_group(self.pid, signal);
    }

    /// Kills its process group, or its namespace. Must not be called after [`SessionLeader::collect`].
    pub(crate) fn kill_group(&self) {
        self.signal_group(Signal::KILL);
    }

    /// Waits until the process itself has ended, also while [`SessionLeader::poll_exit`] is polled
    /// elsewhere. Cancellation safe.
    pub(crate) async fn ended(&self) {
        while !self.is_over() {
            match self.pidfd.readable().await {
                Ok(mut guard) if !self.is_over() => guard.clear_ready(),
                Ok(_) | Err(_) => return,
            }
        }
    }

    /// Collects it if it has ended, after which its number may name another process.
    pub(crate) fn collect(&self) {
        let _ = self.look(WaitIdOptions::empty());
    }

    fn look(&self, how: WaitIdOptions) -> Option<Exit> {
        let mut known = self.exit.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_some() && how.contains(WaitIdOptions::NOWAIT) {
            return *known;
        }
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | how;
        let code =
            match rustix::process::waitid(WaitId::PidFd(self.pidfd.get_ref().as_fd()), options) {
                Ok(None) => return None,
                Ok(Some(status)) => match (status.exit_status(), status.terminating_signal()) {
                    (Some(code), _) => code,
                    (None, signal) => self.signalled.code(signal.unwrap_or_default()),
                },
                // Another part of this program has collected it.
                Err(_) => -1,
            };
        Some(*known.get_or_insert_with(|| self.exit_of(code)))
    }

    /// Stores the first report of the end of a namespace's command, with its time.
    fn remember(&self, code: i32) -> Exit {
        let code = if code == KILLED { self.signalled.code(code - 128) } else { code };
        let mut known = self.exit.lock().unwrap_or_else(PoisonError::into_inner);
        *known.get_or_insert_with(|| self.exit_of(code))
    }

    fn exit_of(&self, code: i32) -> Exit {
        Exit { code, elapsed: self.elapsed(), output: OutputEnd::Whole }
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}
