//! The process that leads a command's session.
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
use turnhost_ports::Exit;

/// A child process, the leader of its session and process group.
pub(crate) struct SessionLeader {
    pid: Pid,
    /// Readable once the process has ended.
    pidfd: AsyncFd<OwnedFd>,
    started: Instant,
    exit: Mutex<Option<Exit>>,
}

impl SessionLeader {
    /// Takes charge of the child `pid`. If that fails, the child is killed and collected.
    pub(crate) fn adopt(pid: Pid) -> io::Result<Self> {
        let started = Instant::now();
        let pidfd = rustix::process::pidfd_open(pid, PidfdFlags::NONBLOCK).map_err(io::Error::from);
        match pidfd.and_then(|fd| crate::sys::register(fd, Interest::READABLE)) {
            Ok(pidfd) => Ok(Self { pid, pidfd, started, exit: Mutex::new(None) }),
            Err(err) => {
                let _ = rustix::process::kill_process_group(pid, Signal::KILL);
                let _ = rustix::process::waitpid(Some(pid), rustix::process::WaitOptions::empty());
                Err(err)
            }
        }
    }

    /// Returns how it ended, if it has.
    pub(crate) fn exit(&self) -> Option<Exit> {
        self.look(WaitIdOptions::NOWAIT)
    }

    /// Waits until it has ended.
    pub(crate) fn poll_exit(&self, cx: &mut Context<'_>) -> Poll<Exit> {
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

    /// Sends `signal` to its process group. Must not be called after [`SessionLeader::collect`].
    pub(crate) fn signal_group(&self, signal: Signal) {
        // It can only fail because all of the group have ended.
        let _ = rustix::process::kill_process_group(self.pid, signal);
    }

    /// Kills its process group. Must not be called after [`SessionLeader::collect`].
    pub(crate) fn kill_group(&self) {
        self.signal_group(Signal::KILL);
    }

    /// Waits until it has ended, also while [`SessionLeader::poll_exit`] is polled
    /// elsewhere. Cancellation safe.
    pub(crate) async fn ended(&self) {
        while self.exit().is_none() {
            match self.pidfd.readable().await {
                Ok(mut guard) if self.exit().is_none() => guard.clear_ready(),
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
                    (None, signal) => 128 + signal.unwrap_or_default(),
                },
                // Another part of this program has collected it.
                Err(_) => -1,
            };
        let exit = Exit { code, elapsed: self.elapsed() };
        Some(*known.get_or_insert(exit))
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}
