//! The reading side of a command: its streams in turn, then its end.

use std::future::Future as _;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::time::Sleep;
use turnhost_ports::{CommandEvent, CommandEvents, Exit, OutputEnd, OutputStream};
use turnhost_sandbox::Prepared;

use crate::pipe::{MAX_HELD_BYTES, Pipe};
use crate::proxy::Wanted;
use crate::session_leader::SessionLeader;

/// Time to wait for the end of the output once the command itself has ended.
/// Longer only if something that it left behind holds the output open.
const GRACE: Duration = Duration::from_millis(50);

/// The output of a command in the order it was read, and its end.
pub(crate) struct Events {
    /// Streams that have not ended. The first is asked first; the two swap
    /// places after each read, so that neither delays the other.
    outputs: Vec<Output>,
    leader: Arc<SessionLeader>,
    ended: Option<Ended>,
    /// Until the end, after which it says what is to be reported about it.
    sandbox: Option<Arc<Prepared>>,
    /// Hosts that it wants to reach, if it has a proxy.
    wanted: Option<Wanted>,
    /// Time to wait for the end of the output once the command itself has ended.
    grace: Duration,
}

/// A stream that is read.
pub(crate) struct Output {
    pub(crate) stream: OutputStream,
    pub(crate) pipe: Arc<Pipe>,
    room: BytesMut,
    /// Bytes that were read since the command ended.
    left_bytes: usize,
}

impl Output {
    pub(crate) fn new(stream: OutputStream, pipe: Arc<Pipe>) -> Self {
        Self { stream, pipe, room: BytesMut::new(), left_bytes: 0 }
    }

    /// Reads once there is something. Empty is the end, or all that is waited for.
    fn poll(&mut self, ended: Option<&mut Ended>, cx: &mut Context<'_>) -> Poll<Bytes> {
        let Some(ended) = ended else { return self.pipe.poll_read(&mut self.room, cx) };
        // All that the command wrote itself is in the pipe by now, so it is read
        // without asking whether the reactor has noticed.
        let over = ended.grace.as_mut().poll(cx).is_ready();
        if over && self.left_bytes >= MAX_HELD_BYTES {
            ended.exit.output = OutputEnd::HeldOpen;
            return Poll::Ready(Bytes::new());
        }
        if let Some(bytes) = self.pipe.read(&mut self.room) {
            self.left_bytes += bytes.len();
            return Poll::Ready(bytes);
        }
        if over {
            ended.exit.output = OutputEnd::HeldOpen;
            return Poll::Ready(Bytes::new());
        }
        self.pipe.poll_read(&mut self.room, cx)
    }
}

/// The command has ended, its output perhaps not yet.
struct Ended {
    exit: Exit,
    grace: Pin<Box<Sleep>>,
}

impl Events {
    pub(crate) fn new(
        outputs: Vec<Output>,
        leader: Arc<SessionLeader>,
        sandbox: Option<Arc<Prepared>>,
    ) -> Self {
        Self { outputs, leader, ended: None, sandbox, wanted: None, grace: GRACE }
    }

    /// Passes on the hosts that the command wants to reach.
    pub(crate) fn listen_to(&mut self, wanted: Wanted) {
        self.wanted = Some(wanted);
    }

    /// Returns what people must know about the command's end, once, in the words of its output.
    fn last_words(&mut self) -> Option<CommandEvent> {
        let planted = self.sandbox.take()?.set_planted_aside();
        let lines: Vec<_> = planted.iter().map(|planted| format!("\n[{planted}]\n")).collect();
        let stream = OutputStream::Stdout;
        (!lines.is_empty()).then(|| CommandEvent::Output(stream, lines.concat().into()))
    }

    /// Returns the next output, or `None` when there will be none.
    fn poll_output(&mut self, cx: &mut Context<'_>) -> Poll<Option<CommandEvent>> {
        let mut index = 0;
        while let Some(output) = self.outputs.get_mut(index) {
            let stream = output.stream;
            let Poll::Ready(bytes) = output.poll(self.ended.as_mut(), cx) else {
                index += 1;
                continue;
            };
            if bytes.is_empty() {
                self.outputs.remove(index);
                continue;
            }
            self.outputs.rotate_left(index + 1);
            return Poll::Ready(Some(CommandEvent::Output(stream, bytes)));
        }
        if self.outputs.is_empty() { Poll::Ready(None) } else { Poll::Pending }
    }
}

impl CommandEvents for Events {
    fn linger(&mut self, grace: Duration) {
        self.grace = grace;
    }

    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<CommandEvent> {
        // Once it has ended, the answer is not awaited.
        if let Some(wanted) = self.wanted.as_mut().filter(|_| self.ended.is_none())
            && let Poll::Ready(Some(host)) = wanted.poll_next(cx)
        {
            return Poll::Ready(CommandEvent::HostWanted(host));
        }
        loop {
            if let Poll::Ready(Some(event)) = self.poll_output(cx) {
                return Poll::Ready(event);
            }
            match &self.ended {
                Some(ended) if self.outputs.is_empty() => {
                    let exited = CommandEvent::Exited(ended.exit);
                    return Poll::Ready(self.last_words().unwrap_or(exited));
                }
                Some(_) => return Poll::Pending,
                None => {
                    let exit = ready!(self.leader.poll_exit(cx));
                    let grace = Box::pin(tokio::time::sleep(self.grace));
                    self.ended = Some(Ended { exit, grace });
                }
            }
        }
    }
}
