//! One end of a pipe, or a terminal's master, read and written without blocking.
//!
//! Since nothing is read ahead of a poll, a command whose reader is slow waits
//! in its own write, as it would for any pipe.

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use rustix::io::Errno;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// Bytes that are read at once: what a pipe holds, which a writer at full speed fills.
const CHUNK_BYTES: usize = 64 * 1024;

/// From this size on what was read is handed on in memory that is used again.
const LARGE_BYTES: usize = CHUNK_BYTES / 2;

/// The most that a pipe holds. One that was full is made so large, so that its writer need not wait
/// for each read. Where the system does not allow that, it stays as it is.
pub(crate) const MAX_HELD_BYTES: usize = 256 * 1024;

/// One end of a pipe, or a terminal's master.
pub(crate) struct Pipe {
    fd: AsyncFd<OwnedFd>,
    at_end: AtomicBool,
    is_enlarged: AtomicBool,
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
        let fd = crate::sys::register(fd, interest)?;
        Ok(Self { fd, at_end: AtomicBool::new(false), is_enlarged: AtomicBool::new(false) })
    }

    /// Reads what is there; empty is the end, `None` that nothing is there yet.
    ///
    /// Large pieces lie in `room`, which is the reader's own for all that it reads: the memory of a
    /// piece is used for the next, once it has no other holder.
    pub(crate) fn read(&self, room: &mut BytesMut) -> Option<Bytes> {
        #[expect(
            clippy::large_stack_arrays,
            reason = "not kept across polls, and spares an allocation of this size"
        )]
        let mut chunk = [MaybeUninit::<u8>::uninit(); CHUNK_BYTES];
        loop {
            match rustix::io::read(self.fd.get_ref(), &mut chunk) {
                Ok((read, _)) if read.len() >= LARGE_BYTES => {
                    if read.len() == CHUNK_BYTES {
                        self.enlarge();
                    }
                    room.reserve(CHUNK_BYTES);
                    room.extend_from_slice(read);
                    return Some(room.split().freeze());
                }
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

    /// Lets the writer go further ahead of its reader, once.
    fn enlarge(&self) {
        if !self.is_enlarged.swap(true, Ordering::Relaxed) {
            // A terminal has no such size, and a user may hold as much in pipes as is allowed.
            let _ = rustix::pipe::fcntl_setpipe_size(self.fd.get_ref(), MAX_HELD_BYTES);
        }
    }

    /// Reads once something is there, as [`Pipe::read`] does; empty is the end.
    pub(crate) fn poll_read(&self, room: &mut BytesMut, cx: &mut Context<'_>) -> Poll<Bytes> {
        loop {
            let Ok(mut guard) = ready!(self.fd.poll_read_ready(cx)) else {
                // The runtime is shutting down.
                return Poll::Ready(Bytes::new());
            };
            match self.read(room) {
                Some(bytes) => return Poll::Ready(bytes),
                None => guard.clear_ready(),
            }
        }
    }

    /// Reads to the end.
    pub(crate) async fn read_to_end(&self) -> Vec<u8> {
        let (mut all, mut room) = (Vec::new(), BytesMut::new());
        loop {
            let bytes = std::future::poll_fn(|cx| self.poll_read(&mut room, cx)).await;
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
