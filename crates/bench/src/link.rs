//! One connection to a server: messages as lines on pipes or as websocket
//! frames, read and written in as few system calls as the load allows.

use std::fmt::Debug;
use std::io::{BufRead as _, Read, Write};
use std::ops::Range;
use std::os::fd::{AsFd, BorrowedFd};
use std::process::{ChildStdin, ChildStdout};

use anyhow::{Result, bail};

use crate::frame::{self, Frame};

/// Bytes that one read may take in. Larger than a pipe's or socket's usual fill.
const READ_BYTES: usize = 256 * 1024;

/// The status 1000 of a close frame.
const NORMAL_CLOSURE: [u8; 2] = 1000_u16.to_be_bytes();

/// The way in which a server is talked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// A line a message on the server's stdin and stdout.
    Stdio,
    /// A text frame a message on a loopback websocket.
    Websocket,
    /// A text frame a message on a websocket over a unix socket.
    Unix,
}

impl Transport {
    /// Returns the word that figures begin with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stdio => "stdio",
            Self::Websocket => "ws",
            Self::Unix => "unix",
        }
    }
}

/// A connected socket of any kind.
pub trait Socket: Read + Write + AsFd + Debug + Send {}

impl<S: Read + Write + AsFd + Debug + Send> Socket for S {}

#[derive(Debug)]
enum Wire {
    Pipes { input: ChildStdin, output: ChildStdout },
    Socket(Box<dyn Socket>),
}

/// A connection. All calls block.
#[derive(Debug)]
pub struct Link {
    wire: Wire,
    /// Read bytes; those in `unread` were not handed out yet.
    buffer: Vec<u8>,
    unread: Range<usize>,
    /// Position up to which the unread bytes were searched for a line's end.
    searched: usize,
    /// A websocket message in several frames, as far as it came.
    partial: Vec<u8>,
    /// Messages ready to be written.
    outgoing: Vec<u8>,
    /// Position of the message that was handed out last.
    current: Place,
}

impl Link {
    /// Creates a link over the pipes of a process.
    pub fn stdio(input: ChildStdin, output: ChildStdout) -> Self {
        Self::new(Wire::Pipes { input, output })
    }

    /// Creates a link over `stream` to `host`, after the websocket handshake.
    ///
    /// # Errors
    /// If the peer does not switch protocols.
    pub fn websocket(mut stream: Box<dyn Socket>, host: &str) -> Result<Self> {
        let early = frame::handshake(&mut *stream, host)?;
        let mut link = Self::new(Wire::Socket(stream));
        link.unread = 0..early.len();
        link.buffer[..early.len()].copy_from_slice(&early);
        Ok(link)
    }

    fn new(wire: Wire) -> Self {
        let buffer = vec![0; READ_BYTES];
        let current = Place::Partial;
        Self {
            wire,
            buffer,
            unread: 0..0,
            searched: 0,
            partial: Vec::new(),
            outgoing: Vec::new(),
            current,
        }
    }

    /// Adds a message to those that the next [`Link::flush`] writes.
    pub fn queue(&mut self, message: &[u8]) {
        match self.wire {
            Wire::Pipes { .. } => {
                self.outgoing.extend_from_slice(message);
                self.outgoing.push(b'\n');
            }
            Wire::Socket(_) => frame::write_text(&mut self.outgoing, message),
        }
    }

    /// Writes all queued messages, in one call if the kernel takes them.
    ///
    /// # Errors
    /// If the connection is closed.
    pub fn flush(&mut self) -> Result<()> {
        match &mut self.wire {
            Wire::Pipes { input, .. } => input.write_all(&self.outgoing)?,
            Wire::Socket(stream) => stream.write_all(&self.outgoing)?,
        }
        self.outgoing.clear();
        Ok(())
    }

    /// Returns the next message, waiting for it if need be.
    ///
    /// # Errors
    /// If the connection ends.
    pub fn read(&mut self) -> Result<&[u8]> {
        while !self.take()? {
            self.fill()?;
        }
        Ok(self.last())
    }

    /// Returns the next message if it is here already.
    ///
    /// # Errors
    /// If the connection ended.
    pub fn read_ready(&mut self) -> Result<Option<&[u8]>> {
        Ok(if self.take()? { Some(self.last()) } else { None })
    }

    /// Reads once from the connection, whatever there is, for
    /// [`Link::read_ready`] to hand out; waits if there is nothing.
    ///
    /// # Errors
    /// If the connection ends.
    pub fn receive(&mut self) -> Result<()> {
        self.fill()
    }

    /// Ends the conversation as its protocol asks for, and waits for the server's end of it.
    ///
    /// # Errors
    /// If the connection breaks before that.
    pub fn close(mut self) -> Result<()> {
        let (input, mut output): (_, Box<dyn Read>) = match self.wire {
            Wire::Pipes { input, output } => (Some(input), Box::new(output)),
            Wire::Socket(mut stream) => {
                self.outgoing.clear();
                frame::write(&mut self.outgoing, frame::CLOSE, &NORMAL_CLOSURE);
                stream.write_all(&self.outgoing)?;
                (None, Box::new(stream))
            }
        };
        drop(input);
        while output.read(&mut self.buffer)? > 0 {}
        Ok(())
    }

    /// Returns the descriptor to wait on for something to read.
    pub fn source(&self) -> BorrowedFd<'_> {
        match &self.wire {
            Wire::Pipes { output, .. } => output.as_fd(),
            Wire::Socket(stream) => stream.as_fd(),
        }
    }

    /// Returns the message that [`Link::read`] handed out last.
    pub fn last(&self) -> &[u8] {
        match &self.current {
            Place::Buffer(range) => &self.buffer[range.clone()],
            Place::Partial => &self.partial,
        }
    }

    /// Takes the next message out of the buffer, if it is complete.
    fn take(&mut self) -> Result<bool> {
        let place = match self.wire {
            Wire::Pipes { .. } => self.take_line(),
            Wire::Socket(_) => self.take_frame()?,
        };
        let Some(place) = place else { return Ok(false) };
        self.current = place;
        Ok(true)
    }

    fn take_line(&mut self) -> Option<Place> {
        let mut rest = &self.buffer[self.unread.start + self.searched..self.unread.end];
        // Reading from a slice cannot fail; this is the standard library's quick search.
        let skipped = rest.skip_until(b'\n').unwrap_or_default();
        let end = self.unread.start + self.searched + skipped;
        if skipped == 0 || self.buffer[end - 1] != b'\n' {
            self.searched += skipped;
            return None;
        }
        let line = self.unread.start..end - 1;
        self.unread.start = end;
        self.searched = 0;
        Some(Place::Buffer(line))
    }

    fn take_frame(&mut self) -> Result<Option<Place>> {
        loop {
            let Some(frame) = frame::parse(&self.buffer[self.unread.clone()]) else {
                return Ok(None);
            };
            let Frame { opcode, last, payload, length } = frame;
            let start = self.unread.start;
            self.unread.start += length;
            let payload = start + payload.start..start + payload.end;
            match opcode {
                frame::TEXT if last => return Ok(Some(Place::Buffer(payload))),
                frame::TEXT => {
                    self.partial.clear();
                    self.partial.extend_from_slice(&self.buffer[payload]);
                }
                frame::CONTINUATION => {
                    self.partial.extend_from_slice(&self.buffer[payload]);
                    if last {
                        return Ok(Some(Place::Partial));
                    }
                }
                frame::PING => {
                    frame::write(&mut self.outgoing, frame::PONG, &self.buffer[payload]);
                    self.flush()?;
                }
                frame::PONG => {}
                _ => bail!(
                    "the server closed the connection: {}",
                    self.buffer[payload].escape_ascii()
                ),
            }
        }
    }

    fn fill(&mut self) -> Result<()> {
        if self.unread.is_empty() {
            self.unread = 0..0;
        } else if self.unread.end == self.buffer.len() {
            self.buffer.copy_within(self.unread.clone(), 0);
            self.unread = 0..self.unread.len();
            if self.unread.end > self.buffer.len() / 2 {
                self.buffer.resize(self.buffer.len() * 2, 0);
            }
        }
        let space = &mut self.buffer[self.unread.end..];
        let count = match &mut self.wire {
            Wire::Pipes { output, .. } => output.read(space)?,
            Wire::Socket(stream) => stream.read(space)?,
        };
        if count == 0 {
            bail!("the server closed the connection");
        }
        self.unread.end += count;
        Ok(())
    }
}

/// The position of a message.
#[derive(Debug)]
enum Place {
    Buffer(Range<usize>),
    Partial,
}
