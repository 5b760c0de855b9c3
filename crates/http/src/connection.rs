//! One connection, driven by the task that waits for its data.

use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncRead as _, AsyncReadExt as _, AsyncWrite as _};

use crate::connect::Stream;
use crate::error::HttpError;
use crate::head::{self, AnswerHead, RequestHead};

/// The room for one read at first: 8 KiB, an answer of some hundred words.
const MIN_READ_BYTES: usize = 8 << 10;

/// The room for one read of a stream that is ahead of its reader: 32 KiB, which is what `turnhost_model`
/// keeps of one.
const MAX_READ_BYTES: usize = 32 << 10;

/// A connection to a server, which carries one request at a time.
pub(crate) struct Connection {
    io: Box<dyn Stream>,
    /// Bytes that were read and not used.
    input: BytesMut,
    /// The room for the next read.
    room: usize,
    output: Output,
}

/// A request on its way.
#[derive(Default)]
struct Output {
    head: Vec<u8>,
    body: Bytes,
    /// Bytes of both that were written.
    written: usize,
    /// Set once they have left this process.
    is_flushed: bool,
    /// The end of writing, if it came early. What the server said before that still counts.
    failure: Option<io::Error>,
}

impl Output {
    /// Returns what is not written yet.
    fn rest(&self) -> [io::IoSlice<'_>; 2] {
        let head = self.head.get(self.written..).unwrap_or_default();
        let body = self.written.saturating_sub(self.head.len());
        [io::IoSlice::new(head), io::IoSlice::new(self.body.get(body..).unwrap_or_default())]
    }

    fn is_written(&self) -> bool {
        self.written == self.head.len() + self.body.len()
    }
}

/// A request that got no answer.
pub(crate) struct Unanswered {
    pub(crate) error: HttpError,
    /// Set if nothing of it was sent, so that it can be sent again.
    pub(crate) is_unsent: bool,
}

impl Connection {
    /// Takes over a stream that was just opened.
    pub(crate) fn new(io: Box<dyn Stream>) -> Self {
        Self { io, input: BytesMut::new(), room: MIN_READ_BYTES, output: Output::default() }
    }

    /// Sends a request; ends when the head of its answer is there.
    pub(crate) async fn send(
        &mut self,
        head: &RequestHead,
        body: &Bytes,
    ) -> Result<AnswerHead, Unanswered> {
        let head = head::write(head, body.len());
        self.output = Output { head, body: body.clone(), ..Output::default() };
        poll_fn(|cx| self.poll_head(cx))
            .await
            .map_err(|error| Unanswered { error, is_unsent: self.output.written == 0 })
    }

    fn poll_head(&mut self, cx: &mut Context<'_>) -> Poll<Result<AnswerHead, HttpError>> {
        loop {
            self.write(cx);
            if let Some(head) = head::read(&mut self.input)? {
                return Poll::Ready(Ok(head));
            }
            let closed = match ready!(self.poll_read(cx)) {
                Ok(0) => io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    "the server closed the connection before it answered",
                ),
                Ok(_) => continue,
                Err(err) => err,
            };
            return Poll::Ready(Err(self.output.failure.take().unwrap_or(closed).into()));
        }
    }

    /// Writes what is left of the request, as far as that is possible at once: a server may answer before
    /// it has taken all.
    pub(crate) fn write(&mut self, cx: &mut Context<'_>) {
        if !self.output.is_flushed
            && self.output.failure.is_none()
            && let Poll::Ready(written) = self.poll_write(cx)
        {
            self.output.is_flushed = written.is_ok();
            self.output.failure = written.err();
        }
    }

    fn poll_write(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.output.is_written() {
            let rest = self.output.rest();
            match ready!(Pin::new(&mut self.io).poll_write_vectored(cx, &rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.output.written += written,
            }
        }
        Pin::new(&mut self.io).poll_flush(cx)
    }

    /// Reads once; 0 at the end of the stream.
    pub(crate) fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        self.input.reserve(self.room);
        let there = self.input.capacity() - self.input.len();
        let read = ready!(pin!(self.io.read_buf(&mut self.input)).poll(cx))?;
        if read == there {
            self.room = (2 * self.room).min(MAX_READ_BYTES);
        }
        Poll::Ready(Ok(read))
    }

    /// Bytes that were read and not used.
    pub(crate) fn input(&mut self) -> &mut BytesMut {
        &mut self.input
    }

    /// Readies it for the next request. Returns `false` if it cannot carry one.
    pub(crate) fn rest(&mut self) -> bool {
        let is_clear = self.input.is_empty() && self.output.is_flushed;
        self.input = BytesMut::new();
        self.room = MIN_READ_BYTES;
        self.output = Output::default();
        is_clear
    }

    /// Returns `true` if the server has neither closed it nor sent anything.
    pub(crate) fn is_silent(&mut self, cx: &mut Context<'_>) -> bool {
        let mut byte = [0];
        let mut buffer = tokio::io::ReadBuf::new(&mut byte);
        Pin::new(&mut self.io).poll_read(cx, &mut buffer).is_pending()
    }
}
