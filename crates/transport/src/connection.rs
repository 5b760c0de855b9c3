//! One peer: what it sends, the outbox of what it is sent, and its tasks.
//!
//! The session polls the inbound side itself, so that a request reaches it
//! without a hand-over; the outbound side is drained by a writer task that the
//! connection owns. Neither waits for the other.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

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
    pub(crate) cancelled: Cancelled,
}

/// Waits until a connection's tasks are cancelled. Kept, since to begin to wait costs more than to continue.
pub(crate) struct Cancelled(Pin<Box<dyn Future<Output = ()> + Send>>);

impl Cancelled {
    pub(crate) fn of(tasks: &Tasks) -> Self {
        Self(Box::pin(tasks.cancelled_owned()))
    }
}

impl fmt::Debug for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cancelled").finish_non_exhaustive()
    }
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
        match poll_fn(|cx| self.poll_read(cx)).await {
            // After the end the answers so far are still written: the peer may have closed one side only.
            Ok(inbound) => inbound,
            Err(reason) => {
                self.outbox.close(reason);
                None
            }
        }
    }

    /// Polled and not awaited, down to the reader: a future of each step would be made, moved and
    /// dropped for each message.
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Inbound>, CloseReason>> {
        if let Poll::Ready(read) = self.reader.poll_read(cx, &|| self.outbox.ping()) {
            return Poll::Ready(read);
        }
        self.cancelled.0.as_mut().poll(cx).map(|()| Ok(None))
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

    fn poll_read(
        &mut self,
        cx: &mut Context<'_>,
        ping: &dyn Fn(),
    ) -> Poll<Result<Option<Inbound>, CloseReason>> {
        match self {
            Self::Lines(lines) => lines.poll_read(cx).map_err(|err| {
                tracing::debug!(%err, "reading a connection failed");
                CloseReason::PeerLeft
            }),
            Self::Frames(frames) => frames.poll_read(cx, ping),
            Self::InProcess(frames) => {
                frames.poll_recv(cx).map(|frame| Ok(frame.map(Inbound::Frame)))
            }
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

impl fmt::Debug for LineReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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

    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Option<Inbound>>> {
        loop {
            let space = self.lines.space();
            if self.busy {
                space.reserve(READ_BYTES);
            }
            // The future holds no state from one poll to the next.
            let read = ready!(pin!(self.io.read_buf(space)).poll(cx))?;
            if read == 0 {
                return Poll::Ready(Ok(self.lines.finish().map(|line| self.inbound(line))));
            }
            self.busy = space.len() == space.capacity();
            if let Some(inbound) = self.buffered() {
                return Poll::Ready(Ok(Some(inbound)));
            }
        }
    }
}
