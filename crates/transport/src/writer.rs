//! The task that writes a connection's outbox to its peer.
//!
//! It takes all that is queued and writes it at once. It ends when the outbox
//! is closed and empty or the peer is gone, says goodbye within a time limit,
//! and cancels the connection's tasks, which ends the session's reading.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::sync::oneshot;
use turnhost_task::Tasks;

use crate::outbox::{Outbox, OutboxReceiver, WriterWork};
use crate::{CloseReason, Message};

/// 5 s: how long a closed connection waits for its peer to take what is left,
/// as long as the reference implementation's clients wait for a goodbye.
const LINGER: Duration = Duration::from_secs(5);

/// Frames from this size on are written from where they are instead of being copied.
pub(crate) const COPY_BELOW_BYTES: usize = 32 << 10;

/// A write buffer that grew beyond this many bytes is given back.
pub(crate) const KEPT_BYTES: usize = 16 << 10;

/// A list of frames that grew beyond this many is given back: a batch of short notifications has as many.
const KEPT_FRAMES: usize = 256;

/// The outbound side of a transport. It takes encoded messages, so that it is the same code for all.
pub(crate) trait FrameSink: Send + 'static {
    /// Writes the messages, all of them, and empties the batch.
    fn write_batch(
        &mut self,
        batch: &mut Vec<Bytes>,
    ) -> impl Future<Output = io::Result<()>> + Send;

    /// Asks the peer for a sign of life.
    fn ping(&mut self) -> impl Future<Output = io::Result<()>> + Send;

    /// Says goodbye and closes the outbound side.
    fn finish(self, reason: &CloseReason) -> impl Future<Output = io::Result<()>> + Send;
}

/// Runs until the connection's outbox is closed and written, or its peer is gone.
pub(crate) async fn write_out<M: Message>(
    mut receiver: OutboxReceiver<M>,
    mut sink: impl FrameSink,
    tasks: Tasks,
) {
    let outbox = receiver.outbox();
    let (mut batch, mut frames) = (Vec::new(), Vec::new());
    let mut cancelled = pin!(tasks.cancelled_owned());
    let reason = loop {
        let next = {
            let mut next = pin!(receiver.next_work(&mut batch));
            // A queue with something in it is taken without looking at the rest.
            match poll_once(next.as_mut()).await {
                Poll::Ready(next) => next,
                Poll::Pending => tokio::select! {
                    biased;
                    next = &mut next => next,
                    () = &mut cancelled => {
                        outbox.close(CloseReason::GoingAway);
                        next.await
                    }
                },
            }
        };
        let result = match next {
            Err(reason) => break reason,
            Ok(WriterWork::Batch) => {
                frames.extend(batch.drain(..).map(M::encode));
                frames.shrink_to(KEPT_FRAMES);
                let mut write = pin!(sink.write_batch(&mut frames));
                // A peer that reads fast enough costs no future that waits.
                match poll_once(write.as_mut()).await {
                    Poll::Ready(result) => result.map_err(WriteEnd::Broken),
                    Poll::Pending => stalled(&receiver, &outbox, &tasks, write).await,
                }
            }
            Ok(WriterWork::Ping) => stalled(&receiver, &outbox, &tasks, pin!(sink.ping())).await,
        };
        match result {
            Ok(()) => {}
            Err(WriteEnd::Broken(err)) => {
                tracing::debug!(%err, "writing to a connection failed");
                outbox.close(CloseReason::PeerLeft);
                tasks.cancel();
                return;
            }
            Err(WriteEnd::Stuck) => {
                tracing::debug!("a closed connection did not take what was left");
                tasks.cancel();
                return;
            }
        }
    };
    match tokio::time::timeout(LINGER, sink.finish(&reason)).await {
        Ok(Ok(())) => {}
        Ok(Err(err)) => tracing::debug!(%err, "a peer did not hear the goodbye"),
        Err(_) => tracing::debug!("a peer did not take the goodbye in time"),
    }
    tasks.cancel();
}

enum WriteEnd {
    Broken(io::Error),
    Stuck,
}

/// Awaits a write that waits for the peer. The outbox knows meanwhile, and once the
/// connection is closed the peer has [`LINGER`] to take it.
async fn stalled<M: Message>(
    receiver: &OutboxReceiver<M>,
    outbox: &Outbox<M>,
    tasks: &Tasks,
    mut write: Pin<&mut impl Future<Output = io::Result<()>>>,
) -> Result<(), WriteEnd> {
    receiver.stall();
    let result = tokio::select! {
        biased;
        result = &mut write => Ok(result),
        _ = outbox.closed() => tokio::time::timeout(LINGER, write).await,
        () = tasks.cancelled() => {
            outbox.close(CloseReason::GoingAway);
            tokio::time::timeout(LINGER, write).await
        }
    };
    receiver.end_stall();
    match result {
        Ok(result) => result.map_err(WriteEnd::Broken),
        Err(_) => Err(WriteEnd::Stuck),
    }
}

async fn poll_once<F: Future>(mut future: Pin<&mut F>) -> Poll<F::Output> {
    poll_fn(|cx| Poll::Ready(future.as_mut().poll(cx))).await
}

/// Writes newline-delimited messages to a byte stream.
pub(crate) struct LineSink {
    io: Box<dyn AsyncWrite + Send + Unpin>,
    buffer: Vec<u8>,
    /// Comes when what was written to `io` has also left the process, where a
    /// thread passes it on.
    passed_on: Option<oneshot::Receiver<()>>,
}

impl LineSink {
    pub(crate) fn new(
        io: Box<dyn AsyncWrite + Send + Unpin>,
        passed_on: Option<oneshot::Receiver<()>>,
    ) -> Self {
        Self { io, buffer: Vec::new(), passed_on }
    }

    async fn flush(&mut self) -> io::Result<()> {
        let result = self.io.write_all(&self.buffer).await;
        self.buffer.clear();
        self.buffer.shrink_to(KEPT_BYTES);
        result
    }
}

impl FrameSink for LineSink {
    async fn write_batch(&mut self, batch: &mut Vec<Bytes>) -> io::Result<()> {
        for line in batch.drain(..) {
            if line.len() < COPY_BELOW_BYTES {
                self.buffer.extend_from_slice(&line);
                self.buffer.push(b'\n');
            } else {
                let mut whole = self.buffer.chain(line).chain(&b"\n"[..]);
                self.io.write_all_buf(&mut whole).await?;
                self.buffer.clear();
            }
        }
        self.flush().await
    }

    /// Lines have none, and the other end of a pipe does not vanish.
    async fn ping(&mut self) -> io::Result<()> {
        Ok(())
    }

    async fn finish(mut self, _reason: &CloseReason) -> io::Result<()> {
        self.io.shutdown().await?;
        drop(self.io);
        if let Some(passed_on) = self.passed_on {
            // An error means that the thread ended, which is as good.
            let _ended = passed_on.await;
        }
        Ok(())
    }
}
