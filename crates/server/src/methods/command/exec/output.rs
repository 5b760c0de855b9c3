//! The output of a command: kept for the response, or sent in pieces.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_base::World;
use turnhost_ports::OutputStream;
use turnhost_protocol::{
    CommandExecOutputDeltaNotification, CommandExecOutputStream, ServerNotification,
};
use turnhost_threads::Envelope;

use crate::request::handler::Caller;

/// Bytes that may wait for the client before more is read: one piece of output, in base64.
/// A command whose client reads slowly waits in its own write.
const MAX_WAITING_BYTES: usize = 64 * 1024;

/// The output of one command, each stream up to the cap.
pub(super) struct Output {
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

/// The destination of pieces of output.
pub(super) struct Streaming {
    caller: Caller,
    world: Arc<dyn World>,
    process_id: String,
}

impl Streaming {
    pub(super) fn new(caller: Caller, world: Arc<dyn World>, process_id: Option<String>) -> Self {
        Self { caller, world, process_id: process_id.unwrap_or_default() }
    }

    /// Sends a piece, and waits until the client has taken most of what waits for it.
    async fn send(&self, stream: OutputStream, bytes: &[u8], cap_reached: bool) {
        let delta = CommandExecOutputDeltaNotification {
            cap_reached,
            delta_base64: STANDARD.encode(bytes),
            process_id: self.process_id.clone(),
            stream: match stream {
                OutputStream::Stdout => CommandExecOutputStream::Stdout,
                OutputStream::Stderr => CommandExecOutputStream::Stderr,
            },
        };
        let delta = ServerNotification::CommandExecOutputDelta(delta);
        self.caller.send(&Envelope::notification(delta, self.world.now().0));
        self.caller.taken_but(MAX_WAITING_BYTES).await;
    }
}

impl Output {
    pub(super) fn new(cap_bytes: usize, streaming: Option<Streaming>) -> Self {
        let (stdout, stderr) = (Capture::default(), Capture::default());
        Self { cap_bytes, stdout, stderr, streaming }
    }

    /// Keeps or sends what is below the cap; the rest is dropped, so that the command goes on.
    ///
    /// Cancelled, it has sent the piece and has not waited for it to be taken.
    pub(super) async fn push(&mut self, stream: OutputStream, bytes: &[u8]) {
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
        match &self.streaming {
            Some(streaming) => streaming.send(stream, piece, capture.cap_is_reached).await,
            None => capture.kept.extend_from_slice(piece),
        }
    }

    /// Returns the texts of stdout and stderr; what is not UTF-8 in them is replaced.
    pub(super) fn into_texts(self) -> (String, String) {
        (text(self.stdout.kept), text(self.stderr.kept))
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|err| String::from_utf8_lossy(err.as_bytes()).into_owned())
}
