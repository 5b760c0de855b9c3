//! The steering side of a command, which also owns its life.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use rustix::process::Signal;
use rustix::termios::Winsize;
use turnhost_ports::{BoxFuture, CommandControl, CommandError, HostAnswer, TerminalSize};
use turnhost_sandbox::Prepared;

use crate::Shared;
use crate::pipe::Pipe;
use crate::proxy::Proxy;
use crate::record::Token;
use crate::session_leader::SessionLeader;

/// Time in which the watchdog must have killed a session: a hundred times what
/// it takes, after which the group at least is killed without it.
const SWEEP_TIMEOUT: Duration = Duration::from_millis(500);

/// The character by which a terminal interrupts its programs.
const INTERRUPT: u8 = 0x03;

/// The characters by which a terminal ends a program's input. The end of a line comes first: after
/// a part of one U+0004 only hands that part over.
const END_OF_INPUT: &[u8] = b"\n\x04";

/// Owns a command's process group: dropping it kills what is left of it.
pub(crate) struct Control {
    shared: Arc<Shared>,
    /// `None` in a namespace, which the kernel sweeps up.
    token: Option<Token>,
    leader: Arc<SessionLeader>,
    streams: OnceLock<OpenStreams>,
    /// Kept until all of the command's processes have ended.
    sandbox: OnceLock<Arc<Prepared>>,
    /// The route to the network, if that is a proxy.
    proxy: OnceLock<Proxy>,
    /// Orders writes by their requests. Held across
    /// awaits on purpose, and fair: a write waits for those before it.
    writing: tokio::sync::Mutex<()>,
}

/// The server's ends of a command's streams. Outputs are kept so that the
/// command can continue writing when nothing reads any more.
pub(crate) struct OpenStreams {
    pub(crate) outputs: Vec<Arc<Pipe>>,
    pub(crate) input: Input,
}

/// The input of a command.
pub(crate) enum Input {
    /// There is none.
    None,
    /// A pipe; `None` once it is closed.
    Pipe(Mutex<Option<Arc<Pipe>>>),
    /// Its terminal.
    Terminal(Arc<Pipe>),
}

impl Control {
    /// Takes charge of `leader`, which the watchdog knows as `token`.
    pub(crate) fn new(
        shared: Arc<Shared>,
        token: Option<Token>,
        leader: Arc<SessionLeader>,
    ) -> Self {
        let (streams, writing) = (OnceLock::new(), tokio::sync::Mutex::default());
        let (sandbox, proxy) = (OnceLock::new(), OnceLock::new());
        shared.running.fetch_add(1, Ordering::Relaxed);
        Self { shared, token, leader, streams, sandbox, proxy, writing }
    }

    /// Holds the command's streams open for as long as the control lives.
    pub(crate) fn keep(&self, streams: OpenStreams) {
        let _ = self.streams.set(streams);
    }

    /// Holds the command's sandbox until all of the command has ended.
    pub(crate) fn keep_sandbox(&self, sandbox: Option<Arc<Prepared>>) {
        if let Some(sandbox) = sandbox {
            let _ = self.sandbox.set(sandbox);
        }
    }

    /// Serves the command's proxy for as long as the control lives.
    pub(crate) fn keep_proxy(&self, proxy: Proxy) {
        let _ = self.proxy.set(proxy);
    }

    /// Returns the pipe to write to, or why there is none.
    fn input(&self) -> Result<Arc<Pipe>, CommandError> {
        if self.leader.exit().is_some() {
            return Err(stdin("the command has ended"));
        }
        match self.streams.get().map(|streams| &streams.input) {
            Some(Input::Terminal(terminal)) => Ok(Arc::clone(terminal)),
            Some(Input::Pipe(pipe)) => {
                let pipe = pipe.lock().unwrap_or_else(PoisonError::into_inner);
                pipe.clone().ok_or_else(|| stdin("stdin is already closed"))
            }
            Some(Input::None) | None => Err(stdin(
                "the command has no standard input; start it with `tty: true` to write to it",
            )),
        }
    }
}

fn stdin(text: &str) -> CommandError {
    CommandError::Stdin(text.to_owned())
}

impl CommandControl for Control {
    fn takes_input(&self) -> bool {
        matches!(
            self.streams.get().map(|streams| &streams.input),
            Some(Input::Pipe(_) | Input::Terminal(_))
        )
    }

    /// Writes all of it. Cancelling leaves some of the bytes written.
    fn write(&self, bytes: Bytes) -> BoxFuture<'_, Result<(), CommandError>> {
        Box::pin(async move {
            if !self.takes_input() && *bytes == [INTERRUPT] {
                self.interrupt();
                return Ok(());
            }
            let _turn = self.writing.lock().await;
            let written = self.input()?.write_all(&bytes).await;
            written.map_err(|err| CommandError::Unread(err.to_string()))
        })
    }

    fn close_stdin(&self) -> BoxFuture<'_, Result<(), CommandError>> {
        Box::pin(async move {
            let _turn = self.writing.lock().await;
            match self.streams.get().map(|streams| &streams.input) {
                Some(Input::Pipe(pipe)) => {
                    pipe.lock().unwrap_or_else(PoisonError::into_inner).take();
                    Ok(())
                }
                Some(Input::Terminal(terminal)) => terminal
                    .write_all(END_OF_INPUT)
                    .await
                    .map_err(|err| stdin(&format!("the terminal is gone: {err}"))),
                Some(Input::None) | None => Ok(()),
            }
        })
    }

    fn resize(&self, size: TerminalSize) -> Result<(), CommandError> {
        let Some(Input::Terminal(terminal)) = self.streams.get().map(|streams| &streams.input)
        else {
            return Err(CommandError::NoTerminal);
        };
        rustix::termios::tcsetwinsize(terminal, winsize(size))
            .map_err(|err| CommandError::Spawn(err.to_string()))
    }

    fn interrupt(&self) {
        if self.leader.exit().is_none() {
            self.leader.signal_group(Signal::INT);
        }
    }

    fn answer_host(&self, connection: u64, answer: HostAnswer) {
        if let Some(proxy) = self.proxy.get() {
            proxy.answer(connection, answer);
        }
    }

    fn kill(&self) {
        let swept = self.token.is_some_and(|token| self.shared.watchdog.sweep(token));
        if !swept {
            self.leader.kill_group();
        }
    }
}

/// Returns the size as the kernel takes it.
pub(crate) fn winsize(size: TerminalSize) -> Winsize {
    Winsize { ws_row: size.rows, ws_col: size.cols, ws_xpixel: 0, ws_ypixel: 0 }
}

impl Control {
    /// Returns whether nothing can be left but the process group.
    fn is_done(&self) -> bool {
        if self.leader.has_namespace() {
            return self.leader.is_over();
        }
        let is_read = |streams: &OpenStreams| streams.outputs.iter().all(|pipe| pipe.is_at_end());
        // Nothing holds its output open: what it may have left is in its group.
        self.leader.exit().is_some() && self.streams.get().is_some_and(is_read)
    }
}

/// Sets aside what was planted after the command's item was complete: only the log is left to say so.
fn warn_of_planted(sandbox: Option<&Arc<Prepared>>) {
    for planted in sandbox.iter().flat_map(|sandbox| sandbox.set_planted_aside()) {
        tracing::warn!(%planted, "a command that has ended left processes that made a repository");
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        self.shared.running.fetch_sub(1, Ordering::Relaxed);
        if self.is_done() {
            warn_of_planted(self.sandbox.get());
            self.leader.kill_group();
            self.shared.forget(self.token);
            self.leader.collect();
            return;
        }
        self.kill();
        // Outside a runtime the program is about to end: the watchdog does the
        // rest, or the end of the channel, and init collects.
        if tokio::runtime::Handle::try_current().is_ok() {
            let (shared, token, leader) =
                (Arc::clone(&self.shared), self.token, Arc::clone(&self.leader));
            let sandbox = self.sandbox.take();
            let collect = async move {
                if tokio::time::timeout(SWEEP_TIMEOUT, leader.ended()).await.is_err() {
                    leader.kill_group();
                    leader.ended().await;
                }
                shared.forget(token);
                leader.collect();
                warn_of_planted(sandbox.as_ref());
            };
            self.shared.tasks.spawn_to_end(collect);
        }
    }
}
