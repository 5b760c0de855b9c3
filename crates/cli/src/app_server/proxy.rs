//! `turnhost app-server proxy`: the standard streams as a connection to the
//! server that runs already, so that an SSH command is enough to attach.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::pin::pin;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use bytes::Bytes;
use clap::Args;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::UnixStream;
use tokio::sync::Notify;
use tokio::time::timeout;
use turnhost_client::{Link as _, LinkReceiver, LinkSender, ServerMessage};
use turnhost_jsonrpc::{Incoming, Line, LineBuffer, MAX_LINE_BYTES, RequestId, decode};
use turnhost_remote_client::{Address, Options, connect_unix, dial};
use turnhost_transport::stdio::{self, Input, Output};

use super::start_up::control_socket;
use crate::environment::say;

/// The time that a server may take to answer requests from before the end of input;
/// turns answer at once and continue without us.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// The time that a server may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(5);

/// Arguments of `turnhost app-server proxy`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The server's socket; by default the one in the home.
    #[arg(long, value_name = "PATH")]
    sock: Option<PathBuf>,
    /// Speaks one JSON message a line on stdin and stdout instead of the socket's websocket.
    #[arg(long)]
    lines: bool,
}

/// Passes on until one side ends.
pub(super) async fn run(arguments: Arguments) -> Result<()> {
    let path = match arguments.sock {
        Some(path) => path,
        None => control_socket(&turnhost_host::home()?).as_std().to_owned(),
    };
    let failed = || {
        format!(
            "failed to connect to socket at {} (`turnhost app-server daemon start` starts a server)",
            path.display()
        )
    };
    if arguments.lines {
        // This side sends no pings, so silence means nothing.
        let options = Options { keep_alive: None, ..Options::default() };
        let link = dial(&Address::unix(path.clone()), &options).await.with_context(failed)?;
        let (sender, receiver) = link.split();
        let (input, output) = stdio::open()?;
        return Pass::default().lines(input, output, sender, receiver).await;
    }
    bytes(connect_unix(&path).await.with_context(failed)?).await
}

/// Passes bytes on as they are.
async fn bytes(socket: UnixStream) -> Result<()> {
    let (mut input, mut output) = stdio::open()?;
    let (mut from_server, mut to_server) = socket.into_split();
    let upward = async {
        // A server that takes no more may still have something to say.
        let _broken = copy(&mut input, &mut to_server).await;
        let _gone = to_server.shutdown().await;
    };
    {
        let mut downward = pin!(copy(&mut from_server, &mut output));
        tokio::select! {
            copied = &mut downward => drop(copied?),
            () = upward => if let Ok(copied) = timeout(GOODBYE, downward).await {
                copied?;
            },
        }
    }
    Ok(output.finish().await?)
}

/// Passes lines on, in both directions at once.
#[derive(Debug, Default)]
struct Pass {
    /// Requests that the server has not answered yet.
    asked: RefCell<BTreeSet<RequestId>>,
    /// Comes with each answer.
    answered: Notify,
}

impl Pass {
    async fn lines(
        &self,
        input: Input,
        mut output: Output,
        mut sender: impl LinkSender,
        receiver: impl LinkReceiver,
    ) -> Result<()> {
        let ended = {
            let mut downward = pin!(self.downward(receiver, &mut output));
            tokio::select! {
                ended = &mut downward => Some(ended?),
                sent = self.upward(input, &mut sender) => {
                    sent?;
                    tokio::select! {
                        ended = &mut downward => Some(ended?),
                        waited = timeout(LAST_ANSWERS, self.all_answered()) => {
                            sender.close().await;
                            if let Ok(ended) = timeout(GOODBYE, downward).await {
                                ended?;
                            }
                            if waited.is_err() {
                                let left = self.asked.borrow().len();
                                bail!("{left} request(s) got no answer within {LAST_ANSWERS:?}");
                            }
                            None
                        }
                    }
                }
            }
        };
        output.finish().await?;
        match ended {
            Some(reason) => bail!(reason),
            None => Ok(()),
        }
    }

    /// Sends each line as a message until the input ends. `Err` only if the
    /// input breaks: a connection that does is the other direction's to tell.
    async fn upward(&self, mut input: Input, sender: &mut impl LinkSender) -> Result<()> {
        let mut lines = LineBuffer::default();
        let mut frames = Vec::new();
        loop {
            let read = input.read_buf(lines.space()).await?;
            let last = if read == 0 { lines.finish() } else { None };
            while let Some(line) = lines.next_line() {
                self.take(line, &mut frames);
            }
            if let Some(line) = last {
                self.take(line, &mut frames);
            }
            if !frames.is_empty() && sender.send(&mut frames).await.is_err() {
                return std::future::pending().await;
            }
            if read == 0 {
                return Ok(());
            }
        }
    }

    fn take(&self, line: Line, frames: &mut Vec<Bytes>) {
        match line {
            Line::Complete(frame) => {
                if let Ok(Some(Incoming::Request(request))) = decode(&frame) {
                    self.asked.borrow_mut().insert(request.id);
                }
                frames.push(frame);
            }
            Line::TooLong { bytes } => say(format_args!(
                "a line of {bytes} bytes was not sent; the longest has {MAX_LINE_BYTES}"
            )),
        }
    }

    /// Writes each message as a line; gives back why there are no more.
    async fn downward(
        &self,
        mut receiver: impl LinkReceiver,
        output: &mut Output,
    ) -> Result<String> {
        loop {
            let frame = match receiver.recv().await {
                Ok(ServerMessage::Frame(frame)) => frame,
                Ok(other) => bail!("a socket carries frames, not {other:?}"),
                Err(end) => return Ok(end.reason.to_string()),
            };
            output.write_all(&frame).await?;
            output.write_all(b"\n").await?;
            let answers = match decode(&frame) {
                Ok(Some(Incoming::Response(response))) => Some(response.id),
                Ok(Some(Incoming::Error(error))) => error.id,
                _ => None,
            };
            if answers.is_some_and(|id| self.asked.borrow_mut().remove(&id)) {
                self.answered.notify_one();
            }
        }
    }

    async fn all_answered(&self) {
        while !self.asked.borrow().is_empty() {
            self.answered.notified().await;
        }
    }
}
