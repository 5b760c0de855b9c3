//! One end of a pipe, or a terminal's master, read and written without blocking.
//!
//! Since nothing is read ahead of a poll, a command whose reader is slow waits
//! in its own write, as it would for any pipe.

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use rustix::io::Errno;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// Bytes that are read at once: what a pipe holds, which a writer at full speed fills.
pub(crate) const CHUNK_BYTES: usize = 64 * 1024;

/// One end of a pipe, or a terminal's master.
pub(crate) struct Pipe {
    fd: AsyncFd<OwnedFd>,
    at_end: AtomicBool,
}

impl Pipe {
    /// Takes the end that is read.
    pub(crate) fn reader(fd: OwnedFd) -> io::Result<Self> {
        Self::new(fd, Interest::READABLE)
    }

    /// Takes the end that is written.
    pub(crate) fn writer(fd: OwnedFd) -> io::Result<Self> {
        Self::new(fd, Interest::WRITABLE)
    }

    /// Takes a terminal's master, which is both.
    pub(crate) fn terminal(fd: OwnedFd) -> io::Result<Self> {
        Self::new(fd, Interest::READABLE | Interest::WRITABLE)
    }

    fn new(fd: OwnedFd, interest: Interest) -> io::Result<Self> {
        rustix::io::ioctl_fionbio(&fd, true)?;
        Ok(Self { fd: crate::sys::register(fd, interest)?, at_end: AtomicBool::new(false) })
    }

    /// Reads what is there; empty is the end, `None` that nothing is there yet.
    pub(crate) fn read(&self) -> Option<Bytes> {
        #[expect(
            clippy::large_stack_arrays,
            reason = "not kept across polls, and spares an allocation of this size"
        )]
        let mut chunk = [MaybeUninit::<u8>::uninit(); CHUNK_BYTES];
        loop {
            match rustix::io::read(self.fd.get_ref(), &mut chunk) {
                Ok((read, _)) if !read.is_empty() => return Some(Bytes::copy_from_slice(read)),
                Err(Errno::AGAIN) => return None,
                Err(Errno::INTR) => {}
                // A terminal fails when its other side is closed.
                Ok(_) | Err(_) => {
                    self.at_end.store(true, Ordering::Relaxed);
                    return Some(Bytes::new());
                }
            }
        }
    }

    /// Reads once something is there; empty is the end.
    pub(crate) fn poll_read(&self, cx: &mut Context<'_>) -> Poll<Bytes> {
        loop {
            let Ok(mut guard) = ready!(self.fd.poll_read_ready(cx)) else {
                // The runtime is shutting down.
                return Poll::Ready(Bytes::new());
            };
            match self.read() {
                Some(bytes) => return Poll::Ready(bytes),
                None => guard.clear_ready(),
            }
        }
    }

    /// Reads to the end.
    pub(crate) async fn read_to_end(&self) -> Vec<u8> {
        let mut all = Vec::new();
        loop {
            let bytes = std::future::poll_fn(|cx| self.poll_read(cx)).await;
            if bytes.is_empty() {
                return all;
            }
            all.extend_from_slice(&bytes);
        }
    }

    /// Returns whether the end was read: nothing holds the other side open.
    pub(crate) fn is_at_end(&self) -> bool {
        self.at_end.load(Ordering::Relaxed)
    }

    /// Writes all of `bytes`. Cancellation leaves some of them written.
    pub(crate) async fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let mut guard = self.fd.writable().await?;
            match guard.try_io(|fd| rustix::io::write(fd.get_ref(), bytes).map_err(io::Error::from))
            {
                Ok(written) => bytes = bytes.get(written?..).unwrap_or_default(),
                Err(_would_block) => {}
            }
        }
        Ok(())
    }
}

impl AsFd for Pipe {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.get_ref().as_fd()
    }
}
