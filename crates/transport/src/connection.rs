//! One peer: what it sends, the outbox of what it is sent, and its tasks.
//!
//! The session polls the inbound side itself, so that a request reaches it
//! without a hand-over; the outbound side is drained by a writer task that the
//! connection owns. Neither waits for the other.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::mpsc;
use turnhost_auth::Identity;
use turnhost_base::ConnectionId;
use turnhost_jsonrpc::{Line, LineBuffer};
use turnhost_task::Tasks;

use crate::inbound::Inbound;
use crate::websocket::FrameReader;
use crate::{CloseReason, Message, Outbox};

/// Bytes read at once while a peer sends a lot: 64 KiB, the capacity of a pipe.
const READ_BYTES: usize = 64 << 10;

/// With this much queued the writer gets a turn before more is read: 32 KiB,
/// so that a flood of requests does not pile up its own answers.
const YIELD_ABOVE_BYTES: usize = 32 << 10;

/// By what a peer is attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportKind {
    /// The standard streams of the process.
    Stdio,
    /// A websocket over a unix socket.
    Unix,
    /// A websocket over TCP.
    WebSocket,
    /// A client in the same process.
    InProcess,
}

impl TransportKind {
    /// Returns the name in traces: `stdio`, `unix_socket`, `websocket` or `in-process`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stdio => "stdio",
            Self::Unix => "unix_socket",
            Self::WebSocket => "websocket",
            Self::InProcess => "in-process",
        }
    }
}

/// Numbers the connections of a process, from 0. Clones count together.
#[derive(Clone, Debug, Default)]
pub struct ConnectionIds(Arc<AtomicU64>);

impl ConnectionIds {
    /// Returns the next id.
    pub fn next_id(&self) -> ConnectionId {
        ConnectionId(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// One attached peer. Dropping it closes the outbox with
/// [`CloseReason::Finished`]: what is queued is still written.
#[derive(Debug)]
pub struct Connection<M: Message> {
    pub(crate) id: ConnectionId,
    pub(crate) kind: TransportKind,
    pub(crate) identity: Option<Identity>,
    pub(crate) reader: Reader,
    pub(crate) outbox: Outbox<M>,
    pub(crate) tasks: Tasks,
}

impl<M: Message> Connection<M> {
    /// Names this connection for the life of the process.
    pub fn id(&self) -> ConnectionId {
        self.id
    }

    /// Returns the kind of transport by which the peer is attached.
    pub fn kind(&self) -> TransportKind {
        self.kind
    }

    /// Returns the owner of the token; `None` where no token was asked for.
    pub fn identity(&self) -> Option<&Identity> {
        self.identity.as_ref()
    }

    /// Returns the queue of messages to the peer; clone it for each sender.
    pub fn outbox(&self) -> &Outbox<M> {
        &self.outbox
    }

    /// Returns the tasks of this connection; cancelled when it ends for any reason.
    /// Cancelling it ends the connection with [`CloseReason::GoingAway`].
    pub fn tasks(&self) -> &Tasks {
        &self.tasks
    }

    /// Returns the next thing that has been read already, without waiting.
    ///
    /// A caller who handles requests inline and asks this first answers a pipelined batch before
    /// the writer runs, and builds no future for each of its requests.
    pub fn buffered(&mut self) -> Option<Inbound> {
        self.reader.buffered()
    }

    /// Returns the next thing that the peer sent; `None` when it has left or the connection was
    /// closed from this side.
    ///
    /// Cancellation safe. What has been read already is returned first.
    pub async fn recv(&mut self) -> Option<Inbound> {
        if let Some(inbound) = self.buffered() {
            return Some(inbound);
        }
        if self.outbox.waiting_bytes() > YIELD_ABOVE_BYTES {
            tokio::task::yield_now().await;
        }
        let reason = tokio::select! {
            biased;
            read = self.reader.read(|| self.outbox.ping()) => match read {
                Ok(Some(inbound)) => return Some(inbound),
                // The answers so far are still written: the peer may have closed one side only.
                Ok(None) => return None,
                Err(reason) => reason,
            },
            () = self.tasks.cancelled() => return None,
        };
        self.outbox.close(reason);
        None
    }
}

impl<M: Message> Drop for Connection<M> {
    fn drop(&mut self) {
        self.outbox.close(CloseReason::Finished);
    }
}

/// The inbound side of the transports.
#[derive(Debug)]
pub(crate) enum Reader {
    Lines(LineReader),
    Frames(Box<FrameReader>),
    InProcess(mpsc::Receiver<Bytes>),
}

impl Reader {
    fn buffered(&mut self) -> Option<Inbound> {
        match self {
            Self::Lines(lines) => lines.buffered(),
            Self::Frames(_) => None,
            Self::InProcess(frames) => frames.try_recv().ok().map(Inbound::Frame),
        }
    }

    async fn read(&mut self, ping: impl Fn()) -> Result<Option<Inbound>, CloseReason> {
        match self {
            Self::Lines(lines) => lines.read().await.map_err(|err| {
                tracing::debug!(%err, "reading a connection failed");
                CloseReason::PeerLeft
            }),
            Self::Frames(frames) => frames.read(ping).await,
            Self::InProcess(frames) => Ok(frames.recv().await.map(Inbound::Frame)),
        }
    }
}

/// Lines out of a byte stream.
pub(crate) struct LineReader {
    io: Box<dyn AsyncRead + Send + Unpin>,
    lines: LineBuffer,
    /// Set if the last read filled the room it had, so that more is worth making.
    busy: bool,
}

impl std::fmt::Debug for LineReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LineReader").field("lines", &self.lines).finish_non_exhaustive()
    }
}

impl LineReader {
    pub(crate) fn new(io: Box<dyn AsyncRead + Send + Unpin>, lines: LineBuffer) -> Self {
        Self { io, lines, busy: false }
    }

    fn buffered(&mut self) -> Option<Inbound> {
        self.lines.next_line().map(|line| self.inbound(line))
    }

    fn inbound(&self, line: Line) -> Inbound {
        match line {
            Line::Complete(frame) => Inbound::Frame(frame),
            Line::TooLong { bytes } => {
                Inbound::TooLong { bytes, limit_bytes: self.lines.max_line_bytes() }
            }
        }
    }

    async fn read(&mut self) -> io::Result<Option<Inbound>> {
        loop {
            let space = self.lines.space();
            if self.busy {
                space.reserve(READ_BYTES);
            }
            let read = self.io.read_buf(space).await?;
            if read == 0 {
                return Ok(self.lines.finish().map(|line| self.inbound(line)));
            }
            self.busy = space.len() == space.capacity();
            if let Some(inbound) = self.buffered() {
                return Ok(Some(inbound));
            }
        }
    }
}
