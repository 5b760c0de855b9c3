//! Messages that have begun and not ended: a budget over all connections of a listener.
//!
//! The websocket library keeps the pieces of a message until it is whole. Each connection may have one
//! of the longest, but not all of them at a time.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// 256 MiB: four of the longest messages. With what a buffer grows ahead, at most twice as much memory.
const BUDGET_BYTES: usize = 256 << 20;

/// 1 MiB, which each connection may have beyond the budget, so that ordinary messages always pass.
const FREE_BYTES: usize = 1 << 20;

/// Bytes of unfinished messages of all connections.
#[derive(Clone, Debug, Default)]
pub(super) struct Unfinished(Arc<AtomicUsize>);

impl Unfinished {
    /// Counts for one connection more.
    pub(super) fn share(&self) -> Share {
        Share { total: self.clone(), own: Arc::default() }
    }
}

/// Bytes of one connection since its last whole message.
#[derive(Clone, Debug)]
pub(super) struct Share {
    total: Unfinished,
    own: Arc<AtomicUsize>,
}

impl Share {
    /// Notes that a message is whole, or that the connection is over.
    pub(super) fn finish(&self) {
        // Most messages come with others in one read, of which the first one has this to do.
        if self.own.load(Ordering::Relaxed) == 0 {
            return;
        }
        let own = self.own.swap(0, Ordering::Relaxed);
        self.total.0.fetch_sub(own, Ordering::Relaxed);
    }

    fn add(&self, bytes: usize) -> io::Result<()> {
        let own = self.own.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let total = self.total.0.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if total > BUDGET_BYTES && own > FREE_BYTES {
            return Err(io::Error::other(
                "too many long messages are under way on all connections; try again later",
            ));
        }
        Ok(())
    }
}

/// A stream whose bytes count.
pub(super) struct Metered<S> {
    stream: S,
    share: Share,
}

impl<S> Metered<S> {
    pub(super) fn new(stream: S, share: Share) -> Self {
        Self { stream, share }
    }
}

impl<S> fmt::Debug for Metered<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metered").field("share", &self.share).finish_non_exhaustive()
    }
}

impl<S> Drop for Metered<S> {
    fn drop(&mut self) {
        self.share.finish();
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Metered<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buf);
        if let Poll::Ready(Ok(())) = polled {
            return Poll::Ready(self.share.add(buf.filled().len().saturating_sub(before)));
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Metered<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_share_a_budget_beyond_what_each_may_always_have() {
        let all = Unfinished::default();
        let shares: Vec<_> = (0..5).map(|_| all.share()).collect();
        for share in &shares[..4] {
            share.add(64 << 20).unwrap();
        }
        shares[4].add(FREE_BYTES).unwrap();
        assert!(shares[4].add(1).is_err());
        shares[0].finish();
        shares[4].add(1).unwrap();
        let metered = Metered::new((), shares[1].clone());
        drop(metered);
        shares[4].add(64 << 20).unwrap();
    }
}
