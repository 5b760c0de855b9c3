//! The reading side: one descriptor for both streams, read when it is polled.
//!
//! Since nobody reads ahead, a command whose reader is slow waits in its own
//! write, as it would for any pipe.

use std::future::Future as _;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use rustix::io::Errno;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::time::Sleep;
use turnhost_ports::{CommandEvent, CommandEvents, Exit};

use crate::leader::Leader;

/// How much is read at once: what a pipe holds, which a writer at full speed fills.
const CHUNK_BYTES: usize = 64 * 1024;

/// How long to wait for the end of the output once the command itself has
/// ended. Longer only if something that it left behind holds the output open.
const GRACE: Duration = Duration::from_millis(50);

/// The reading end of a pipe, or a terminal's master.
pub(crate) struct Source {
    fd: AsyncFd<OwnedFd>,
    at_end: AtomicBool,
}

impl Source {
    /// Takes a descriptor and makes it non-blocking.
    pub(crate) fn new(fd: OwnedFd) -> io::Result<Self> {
        rustix::io::ioctl_fionbio(&fd, true)?;
        Ok(Self {
            fd: crate::sys::register(fd, Interest::READABLE | Interest::WRITABLE)?,
            at_end: AtomicBool::new(false),
        })
    }

    /// What is there; an empty answer is the end, `None` that nothing is there yet.
    fn read(&self) -> Option<Bytes> {
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

    fn poll_read(&self, cx: &mut Context<'_>) -> Poll<Bytes> {
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

    /// Whether the end was read: nothing holds the other side open.
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

/// What a command says, in order, and its end.
pub(crate) struct Events {
    /// `None` after its end.
    source: Option<Arc<Source>>,
    leader: Arc<Leader>,
    ended: Option<Ended>,
}

/// The command has ended, its output perhaps not yet.
struct Ended {
    exit: Exit,
    grace: Pin<Box<Sleep>>,
    /// How much was read since.
    read_bytes: usize,
}

impl Events {
    pub(crate) fn new(source: Arc<Source>, leader: Arc<Leader>) -> Self {
        Self { source: Some(source), leader, ended: None }
    }

    /// The next output, or `None` when there will be none.
    fn poll_output(&mut self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let Some(source) = &self.source else { return Poll::Ready(None) };
        let bytes = match &mut self.ended {
            None => ready!(source.poll_read(cx)),
            Some(ended) => {
                // All that the command wrote itself is in the pipe by now, so
                // it is read without asking whether the reactor has noticed.
                let over = ended.grace.as_mut().poll(cx).is_ready();
                if over && ended.read_bytes >= CHUNK_BYTES {
                    Bytes::new()
                } else if let Some(bytes) = source.read() {
                    ended.read_bytes += bytes.len();
                    bytes
                } else if over {
                    Bytes::new()
                } else {
                    ready!(source.poll_read(cx))
                }
            }
        };
        if bytes.is_empty() {
            self.source = None;
            return Poll::Ready(None);
        }
        Poll::Ready(Some(bytes))
    }
}

impl CommandEvents for Events {
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<CommandEvent> {
        loop {
            if let Poll::Ready(Some(bytes)) = self.poll_output(cx) {
                return Poll::Ready(CommandEvent::Output(bytes));
            }
            match &self.ended {
                Some(ended) if self.source.is_none() => {
                    return Poll::Ready(CommandEvent::Exited(ended.exit));
                }
                Some(_) => return Poll::Pending,
                None => {
                    let exit = ready!(self.leader.poll_exit(cx));
                    self.ended = Some(Ended {
                        exit,
                        grace: Box::pin(tokio::time::sleep(GRACE)),
                        read_bytes: 0,
                    });
                }
            }
        }
    }
}
