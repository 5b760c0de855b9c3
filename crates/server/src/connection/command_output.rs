//! The output of a client's command: kept for the end, or sent in pieces; and the run itself.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::BytesMut;
use turnhost_base::World;
use turnhost_policy::{self as policy, HostDecision, Rules, SessionApprovals};
use turnhost_ports::{CommandEvent, Exit, HostAnswer, OutputStream, RunningCommand, WantedHost};
use turnhost_protocol::{AskForApproval, ServerNotification};
use turnhost_threads::Envelope;

use crate::fanout::outgoing::with_base64;
use crate::request::handler::Caller;

/// Bytes of each stream that are kept where the client says nothing.
pub(crate) const DEFAULT_CAP_BYTES: usize = 1024 * 1024;

/// Time that a command may take where the client says nothing.
pub(crate) const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// Time in which what a command left behind may add to its output or close it, once it has ended.
/// As long as in the reference: a client that asked for `server & sleep 1` is answered 2 s later.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(2);

/// The exit code of a command that was killed because its time was over.
const TIMED_OUT: i32 = 124;

/// Bytes that may wait for the client before more is read: one piece of output, in base64.
/// A command whose client reads slowly waits in its own write.
const MAX_WAITING_BYTES: usize = 64 * 1024;

/// The output of one command, each stream up to the cap.
pub(crate) struct Output {
    cap_bytes: usize,
    stdout: Capture,
    stderr: Capture,
    streaming: Option<Streaming>,
}

/// One stream.
#[derive(Default)]
struct Capture {
    kept: Vec<u8>,
    /// Bytes that were kept or sent.
    taken_bytes: usize,
    cap_is_reached: bool,
}

/// A stream at its end.
pub(crate) struct Captured {
    /// The output that was kept; what is not UTF-8 in it is replaced.
    pub(crate) text: String,
    /// Set if there was more than the cap.
    pub(crate) cap_is_reached: bool,
}

/// One piece of streamed output.
pub(crate) struct Piece {
    /// The client's name for the command.
    pub(crate) name: String,
    pub(crate) stream: OutputStream,
    pub(crate) base64: String,
    /// Set for the last piece of a stream that the cap cut off.
    pub(crate) cap_is_reached: bool,
}

/// The destination of pieces of output.
pub(crate) struct Streaming {
    pub(crate) caller: Caller,
    pub(crate) world: Arc<dyn World>,
    pub(crate) name: String,
    /// Makes the method's own notification of a piece.
    pub(crate) notification: fn(Piece) -> ServerNotification,
    /// Room for the text of a piece.
    pub(crate) room: BytesMut,
}

impl Streaming {
    /// Sends a piece, and waits until the client has taken most of what waits for it.
    async fn send(&mut self, stream: OutputStream, bytes: &[u8], capture: &Capture) {
        let (now, cap_is_reached) = (self.world.now().0, capture.cap_is_reached);
        let piece = |base64| {
            let name = self.name.clone();
            (self.notification)(Piece { name, stream, base64, cap_is_reached })
        };
        let empty = self.caller.reads_text().then(|| piece(String::new()));
        let mut text = |empty| with_base64(empty, now, bytes, &mut self.room);
        match empty.as_ref().and_then(|empty| Some((empty.method(), text(empty)?))) {
            Some((method, text)) => self.caller.send_text(method, text),
            None => {
                self.caller.send(&Envelope::notification(piece(STANDARD.encode(bytes)), now));
            }
        }
        self.caller.taken_but(MAX_WAITING_BYTES).await;
    }
}

impl Output {
    pub(crate) fn new(cap_bytes: usize, streaming: Option<Streaming>) -> Self {
        let (stdout, stderr) = (Capture::default(), Capture::default());
        Self { cap_bytes, stdout, stderr, streaming }
    }

    /// Buffers or sends what is below the cap; the rest is dropped, so that the command continues.
    ///
    /// Cancelled, it has sent the piece and has not waited for it to be taken.
    pub(crate) async fn push(&mut self, stream: OutputStream, bytes: &[u8]) {
        let capture = match stream {
            OutputStream::Stdout => &mut self.stdout,
            OutputStream::Stderr => &mut self.stderr,
        };
        if capture.cap_is_reached {
            return;
        }
        let room = self.cap_bytes - capture.taken_bytes;
        let piece = bytes.get(..room).unwrap_or(bytes);
        capture.taken_bytes += piece.len();
        capture.cap_is_reached = bytes.len() >= room;
        match &mut self.streaming {
            Some(streaming) => streaming.send(stream, piece, capture).await,
            None => capture.kept.extend_from_slice(piece),
        }
    }

    /// Returns stdout and stderr.
    pub(crate) fn into_streams(self) -> (Captured, Captured) {
        (self.stdout.end(), self.stderr.end())
    }
}

impl Capture {
    fn end(self) -> Captured {
        let text = String::from_utf8(self.kept)
            .unwrap_or_else(|err| String::from_utf8_lossy(err.as_bytes()).into_owned());
        Captured { text, cap_is_reached: self.cap_is_reached }
    }
}

/// Gathers output until the command has ended, and returns its end.
///
/// The command is killed when the time is over; its output until then still counts. The rules
/// decide about hosts that it wants to reach through a proxy, without approvals.
pub(crate) async fn run(
    mut running: RunningCommand,
    timeout: Option<Duration>,
    rules: &Rules,
    output: &mut Output,
) -> Exit {
    let mut time_is_over = pin!(async move {
        match timeout {
            Some(timeout) => tokio::time::sleep(timeout).await,
            None => std::future::pending().await,
        }
    });
    let mut timed_out = false;
    running.events.linger(DRAIN_TIMEOUT);
    loop {
        let step = async {
            match std::future::poll_fn(|cx| running.events.poll_next(cx)).await {
                CommandEvent::Exited(exit) => Some(exit),
                CommandEvent::Output(stream, bytes) => {
                    output.push(stream, &bytes).await;
                    None
                }
                CommandEvent::HostWanted(wanted) => {
                    running.control.answer_host(wanted.connection, host_answer(rules, &wanted));
                    None
                }
            }
        };
        tokio::select! {
            biased;
            exit = step => match exit {
                Some(exit) if timed_out => return Exit { code: TIMED_OUT, ..exit },
                Some(exit) => return exit,
                None => {}
            },
            () = &mut time_is_over, if !timed_out => {
                timed_out = true;
                running.control.kill();
            }
        }
    }
}

fn host_answer(rules: &Rules, wanted: &WantedHost) -> HostAnswer {
    let (never, session) = (AskForApproval::Never, SessionApprovals::default());
    match policy::decide_host(&never, rules, &session, &wanted.host, wanted.protocol) {
        HostDecision::Allow => HostAnswer::Allow,
        HostDecision::Ask | HostDecision::Deny => HostAnswer::Deny,
    }
}
