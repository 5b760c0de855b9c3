//! A server that is a child of this program: lines over its stdin and stdout.

use std::process::Stdio;

use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use turnhost_client::{Link, LinkEnd, LinkReceiver, LinkSender, ServerMessage};
use turnhost_jsonrpc::{Line, LineBuffer};

use crate::error::RemoteError;

/// 256 MiB: a server may send the whole history of a thread in one line.
const MAX_LINE_BYTES: usize = 256 << 20;

/// A server that was started by this program and speaks over stdio, such as `turnhost app-server`.
///
/// Closing the client ends the server's input, upon which it ends. Dropping the link kills it.
#[derive(Debug)]
pub struct ChildLink {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

impl ChildLink {
    /// Starts the server. Its stderr is the one of `command`, by default this program's.
    pub fn spawn(mut command: Command) -> Result<Self, RemoteError> {
        let program = command.as_std().get_program().to_string_lossy().into_owned();
        let started = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .and_then(|mut child| match (child.stdin.take(), child.stdout.take()) {
                (Some(input), Some(output)) => Ok(Self { child, input, output }),
                _ => Err(std::io::Error::other("it has no pipes")),
            });
        started.map_err(|source| RemoteError::Spawn { program, source })
    }
}

impl Link for ChildLink {
    type Sender = ChildSender;
    type Receiver = ChildReceiver;

    fn split(self) -> (ChildSender, ChildReceiver) {
        let lines = LineBuffer::with_limit(MAX_LINE_BYTES);
        let receiver = ChildReceiver { child: self.child, output: self.output, lines };
        (ChildSender(self.input), receiver)
    }
}

/// The outbound side of a [`ChildLink`].
#[derive(Debug)]
pub struct ChildSender(ChildStdin);

impl LinkSender for ChildSender {
    async fn send(&mut self, frames: &mut Vec<Bytes>) -> Result<(), String> {
        let mut lines = Vec::with_capacity(frames.iter().map(|frame| frame.len() + 1).sum());
        for frame in frames.drain(..) {
            lines.extend_from_slice(&frame);
            lines.push(b'\n');
        }
        let failed = |error| format!("the server does not read its input: {error}");
        self.0.write_all(&lines).await.map_err(failed)
    }

    async fn close(self) {
        // Dropping the pipe ends the server's input.
    }
}

/// The inbound side of a [`ChildLink`], which owns the child.
#[derive(Debug)]
pub struct ChildReceiver {
    child: Child,
    output: ChildStdout,
    lines: LineBuffer,
}

impl LinkReceiver for ChildReceiver {
    async fn recv(&mut self) -> Result<ServerMessage, LinkEnd> {
        loop {
            match self.lines.next_line() {
                Some(Line::Complete(line)) if line.trim_ascii().is_empty() => {}
                Some(Line::Complete(line)) => return Ok(ServerMessage::Frame(line)),
                Some(Line::TooLong { bytes }) => {
                    return Err(LinkEnd::new(format!("the server sent a line of {bytes} bytes")));
                }
                None => match self.output.read_buf(self.lines.space()).await {
                    Ok(0) => return Err(self.ended().await),
                    Ok(_) => {}
                    Err(error) => return Err(LinkEnd::new(format!("reading failed: {error}"))),
                },
            }
        }
    }
}

impl ChildReceiver {
    async fn ended(&mut self) -> LinkEnd {
        match self.child.wait().await {
            Ok(status) => LinkEnd::new(format!("the server has ended: {status}")),
            Err(error) => LinkEnd::new(format!("the server has ended: {error}")),
        }
    }
}
