//! The signals that end a server.

use std::future::poll_fn;
use std::task::Poll;

use anyhow::Result;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Signals that are listened to instead of ending the process.
pub(crate) struct Signals(Vec<Signal>);

impl Signals {
    /// Listens for SIGINT, SIGTERM and SIGHUP from now on.
    pub(crate) fn all() -> Result<Self> {
        Self::of(&[SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()])
    }

    /// Listens for SIGTERM alone: who shares a terminal with a server on stdio ends both with
    /// Ctrl-C.
    pub(crate) fn terminate() -> Result<Self> {
        Self::of(&[SignalKind::terminate()])
    }

    /// Lets a write beyond the limit on a file's size (`ulimit -f`) fail like one on a full disk,
    /// instead of ending the process.
    pub(crate) fn survive_file_size_limit() -> Result<()> {
        // The handler stays although its receiver is gone.
        _ = signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()))?;
        Ok(())
    }

    fn of(kinds: &[SignalKind]) -> Result<Self> {
        Ok(Self(kinds.iter().map(|kind| signal(*kind)).collect::<Result<_, _>>()?))
    }

    /// Waits for any of them. Cancellation safe.
    pub(crate) async fn any(&mut self) {
        poll_fn(|cx| {
            // All are polled, so that each can wake the task.
            let ready = |signal: &mut Signal| signal.poll_recv(cx).is_ready();
            let came = self.0.iter_mut().map(ready).fold(false, |any, ready| any | ready);
            if came { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}
