//! The standard streams as a connection.
//!
//! Pipes and sockets are used non-blocking, so that a message takes no detour
//! through another thread. Anything else (a file, a terminal, `/dev/null`)
//! is passed on through a pipe by a thread of its own, since the kernel offers
//! no readiness for it.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::pin::Pin;
use std::task::{Context, Poll};

use rustix::fs::{FileType, OFlags};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::net::UnixStream;
use tokio::net::unix::pipe;
use tokio::sync::oneshot;
use turnhost_base::ConnectionId;
use turnhost_jsonrpc::LineBuffer;
use turnhost_task::Tasks;

use crate::connection::{Cancelled, LineReader, Reader};
use crate::limits::{Limits, WhenFull};
use crate::outbox::outbox;
use crate::writer::{LineSink, write_out};
use crate::{Connection, Message, TransportError, TransportKind};

/// Bytes that a pipe to the peer is made to hold: twice a batch, so that one can be written while
/// the peer reads the one before. Where the system does not allow that, the pipe is as it was.
const PIPE_BYTES: usize = 256 << 10;

type AnyReader = Box<dyn AsyncRead + Send + Unpin>;
type AnyWriter = Box<dyn AsyncWrite + Send + Unpin>;

/// The process's stdin as bytes.
pub type Input = AnyReader;

/// The process's stdout as bytes; see [`Output::finish`].
pub struct Output {
    io: AnyWriter,
    passed_on: Option<oneshot::Receiver<()>>,
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output").finish_non_exhaustive()
    }
}

impl Output {
    /// Waits until what was written has left the process.
    pub async fn finish(mut self) -> io::Result<()> {
        self.io.shutdown().await?;
        drop(self.io);
        if let Some(passed_on) = self.passed_on {
            // An error means that the thread ended, which is as good.
            let _ended = passed_on.await;
        }
        Ok(())
    }
}

impl AsyncWrite for Output {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

/// Returns the process's stdin and stdout for a program that speaks something else than lines to a
/// server. Call it within a runtime, once in a process.
pub fn open() -> Result<(Input, Output), TransportError> {
    let (input, output) = descriptors()?;
    let (io, passed_on) =
        writer(output).map_err(|source| TransportError::Stream { name: "stdout", source })?;
    let input = reader(input).map_err(|source| TransportError::Stream { name: "stdin", source })?;
    Ok((input, Output { io, passed_on }))
}

fn descriptors() -> Result<(OwnedFd, OwnedFd), TransportError> {
    let stdin = io::stdin().as_fd().try_clone_to_owned();
    let stdout = io::stdout().as_fd().try_clone_to_owned();
    Ok((
        stdin.map_err(|source| TransportError::Stream { name: "stdin", source })?,
        stdout.map_err(|source| TransportError::Stream { name: "stdout", source })?,
    ))
}

/// Attaches the peer on the process's stdin and stdout.
///
/// The end of stdin ends the inbound side. The outbox makes producers wait when
/// it is full, since the one reader of stdout owns the process. Call it within
/// a runtime, once in a process.
pub fn connect<M: Message>(
    id: ConnectionId,
    tasks: &Tasks,
) -> Result<Connection<M>, TransportError> {
    connect_within(id, Limits::new(WhenFull::Wait), tasks)
}

/// Works like [`connect`], with other bounds.
pub fn connect_within<M: Message>(
    id: ConnectionId,
    limits: Limits,
    tasks: &Tasks,
) -> Result<Connection<M>, TransportError> {
    let (input, output) = descriptors()?;
    connect_with(id, input, output, limits, tasks)
}

/// Attaches the peer on any two descriptors that carry lines.
pub fn connect_with<M: Message>(
    id: ConnectionId,
    input: OwnedFd,
    output: OwnedFd,
    limits: Limits,
    tasks: &Tasks,
) -> Result<Connection<M>, TransportError> {
    let reader =
        reader(input).map_err(|source| TransportError::Stream { name: "stdin", source })?;
    let (writer, passed_on) =
        writer(output).map_err(|source| TransportError::Stream { name: "stdout", source })?;
    let (outbox, receiver) = outbox(limits);
    let tasks = tasks.child();
    tasks.spawn_to_end(write_out(receiver, LineSink::new(writer, passed_on), tasks.clone()));
    let reader =
        Reader::Lines(LineReader::new(reader, LineBuffer::with_limit(limits.max_message_bytes)));
    let (kind, cancelled) = (TransportKind::Stdio, Cancelled::of(&tasks));
    Ok(Connection { id, kind, identity: None, reader, outbox, tasks, cancelled })
}

fn reader(fd: OwnedFd) -> io::Result<AnyReader> {
    match file_type(&fd)? {
        FileType::Fifo => {
            Ok(Box::new(pipe::Receiver::from_owned_fd(reopened(fd, OFlags::RDONLY))?))
        }
        FileType::Socket => Ok(Box::new(socket(fd)?)),
        _ => {
            let (pipe_reader, mut pipe_writer) = io::pipe()?;
            let mut source = File::from(fd);
            pass_on("stdin", move || io::copy(&mut source, &mut pipe_writer))?;
            Ok(Box::new(pipe::Receiver::from_owned_fd(pipe_reader.into())?))
        }
    }
}

fn writer(fd: OwnedFd) -> io::Result<(AnyWriter, Option<oneshot::Receiver<()>>)> {
    match file_type(&fd)? {
        FileType::Fifo => {
            let fd = reopened(fd, OFlags::WRONLY);
            let _as_it_was = rustix::pipe::fcntl_setpipe_size(&fd, PIPE_BYTES);
            let sender = pipe::Sender::from_owned_fd(fd)?;
            Ok((Box::new(sender), None))
        }
        FileType::Socket => Ok((Box::new(socket(fd)?), None)),
        _ => {
            let (mut pipe_reader, pipe_writer) = io::pipe()?;
            let mut target = File::from(fd);
            let passed_on = pass_on("stdout", move || io::copy(&mut pipe_reader, &mut target))?;
            Ok((Box::new(pipe::Sender::from_owned_fd(pipe_writer.into())?), Some(passed_on)))
        }
    }
}

fn file_type(fd: &OwnedFd) -> io::Result<FileType> {
    Ok(FileType::from_raw_mode(rustix::fs::fstat(fd)?.st_mode))
}

/// Returns the same pipe under an open file description of our own, so that making it non-blocking
/// does not change it for other users of it (a shell, or our own stderr). Where the system
/// does not allow that, the pipe as it is.
fn reopened(fd: OwnedFd, access: OFlags) -> OwnedFd {
    let path = format!("/proc/self/fd/{}", fd.as_raw_fd());
    let mut options = OpenOptions::new();
    options.read(access == OFlags::RDONLY).write(access == OFlags::WRONLY);
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
    options.custom_flags(flags).open(path).map_or(fd, OwnedFd::from)
}

fn socket(fd: OwnedFd) -> io::Result<UnixStream> {
    let stream = StdUnixStream::from(fd);
    stream.set_nonblocking(true)?;
    UnixStream::from_std(stream)
}

/// Copies on a thread of its own until the source ends or the target breaks.
/// The thread is not joined: nothing can wake it from a terminal.
fn pass_on(
    name: &'static str,
    mut copy: impl FnMut() -> io::Result<u64> + Send + 'static,
) -> io::Result<oneshot::Receiver<()>> {
    let (done, passed_on) = oneshot::channel();
    std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        if let Err(err) = copy() {
            tracing::debug!(%err, name, "passing a stream on ended early");
        }
        drop(copy);
        // The end of stdin has no receiver.
        let _unheard = done.send(());
    })?;
    Ok(passed_on)
}
