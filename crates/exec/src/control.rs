//! The steering side of a command, which also owns its life.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use turnhost_ports::{BoxFuture, CommandControl, CommandError};

use crate::Shared;
use crate::leader::Leader;
use crate::output::Source;
use crate::watchdog::Token;

/// How long the watchdog may take to kill a session: a hundred times what it
/// takes, after which the group at least is killed without it.
const SWEEP_TIMEOUT: Duration = Duration::from_millis(500);

/// Owns a command's process group: dropping it kills what is left of it.
pub(crate) struct Control {
    shared: Arc<Shared>,
    token: Token,
    leader: Arc<Leader>,
    tty: bool,
    /// Kept so that the command can go on writing when nobody reads any more.
    source: OnceLock<Arc<Source>>,
}

impl Control {
    /// Takes charge of `leader`, which the watchdog knows as `token`.
    pub(crate) fn new(shared: Arc<Shared>, token: Token, leader: Arc<Leader>, tty: bool) -> Self {
        Self { shared, token, leader, tty, source: OnceLock::new() }
    }

    /// Keeps the command's output, or terminal, open for as long as the control lives.
    pub(crate) fn keep(&self, source: Arc<Source>) {
        let _ = self.source.set(source);
    }
}

impl CommandControl for Control {
    /// Cancelling it leaves some of the bytes written.
    fn write(&self, bytes: Bytes) -> BoxFuture<'_, Result<(), CommandError>> {
        Box::pin(async move {
            let stdin = |text: &str| CommandError::Stdin(text.to_owned());
            let Some(terminal) = self.source.get().filter(|_| self.tty) else {
                return Err(stdin(
                    "the command has no standard input; start it with `tty: true` to write to it",
                ));
            };
            if self.leader.exit().is_some() {
                return Err(stdin("the command has ended"));
            }
            terminal
                .write_all(&bytes)
                .await
                .map_err(|err| stdin(&format!("the terminal is gone: {err}")))
        })
    }

    fn kill(&self) {
        if !self.shared.watchdog.sweep(self.token) {
            self.leader.kill_group();
        }
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        let ended = self.leader.exit().is_some();
        if ended && self.source.get().is_some_and(|source| source.is_at_end()) {
            // Nothing holds its output open: what it may have left is in its group.
            self.leader.kill_group();
            self.shared.watchdog.forget(self.token);
            self.leader.collect();
            return;
        }
        self.kill();
        // Outside a runtime the program is about to end: the watchdog does the
        // rest, and init collects.
        if tokio::runtime::Handle::try_current().is_ok() {
            let (shared, token, leader) =
                (Arc::clone(&self.shared), self.token, Arc::clone(&self.leader));
            let collect = async move {
                if tokio::time::timeout(SWEEP_TIMEOUT, leader.ended()).await.is_err() {
                    leader.kill_group();
                    leader.ended().await;
                }
                shared.watchdog.forget(token);
                leader.collect();
            };
            self.shared.tasks.spawn_to_end(collect);
        }
    }
}
