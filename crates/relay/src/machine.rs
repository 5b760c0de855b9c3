//! One host and its streams: numbers, spools, acknowledgements, duplicates. No I/O, no clock.
//!
//! Towards the host every client message has a cursor. It is kept until the host
//! is known to have read it, and sent again to the next connection after the
//! cursor which that names. Towards a client every frame is kept until it is
//! acknowledged. Neither side waits for the other: what is full ends one stream.

mod client_side;
mod host_side;
mod stream;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use turnhost_base::Millis;
use turnhost_relay_protocol::{ToHost, encode};

use self::stream::Stream;
use crate::limits::{DETACHED, STREAMS_OF_A_MACHINE, TELLING, TOLD};
use crate::owed::Owed;

/// The place of an envelope of a host in its stream: `seq_id` and `segment_id`.
type Place = (u64, Option<u32>);

/// Streams whose acknowledgements wait for the host's socket; a host that makes up more of them
/// and does not read gets no more of them.
const MAX_ACKS: usize = 4 * STREAMS_OF_A_MACHINE;

/// The reason for the end of a stream, which its client receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// The client read too slowly.
    Overflow,
    /// The host does not know the stream any more.
    HostForgot,
    /// The host's process was restarted.
    HostRestarted,
    /// The token or the pairing is over.
    Revoked,
    /// Another socket of the client took the stream up.
    TakenOver,
    /// The relay ends.
    ShuttingDown,
}

impl Lost {
    /// Returns the text for people and the code of the close frame.
    pub(crate) fn words(self) -> (&'static str, u16) {
        match self {
            Self::Overflow => ("this client read too slowly", 4001),
            Self::HostForgot => ("the host does not know this stream any more", 4001),
            Self::HostRestarted => ("the host was restarted", 4001),
            Self::Revoked => ("the pairing or its token was revoked or has expired", 4003),
            Self::TakenOver => ("another socket took this stream up", 4000),
            Self::ShuttingDown => ("the relay restarts", 1012),
        }
    }
}

/// The reason why a stream cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoStream {
    TooMany,
    /// It ended, or never was this client's.
    Unknown,
}

/// A client's frame that waits for the host, or for its confirmation.
#[derive(Debug)]
struct Inbound {
    cursor: u64,
    stream: Arc<str>,
    text: Utf8Bytes,
}

/// One host, connected or not, with its streams.
#[derive(Debug)]
pub(crate) struct Machine {
    /// Prefix of cursors, so that those of another process of the relay are recognised.
    epoch: String,
    /// Counts connections of the host; the highest is the one.
    generation: u64,
    /// True if the relay ended that connection.
    is_cut: bool,
    online: bool,
    queue: VecDeque<Inbound>,
    /// The last cursor that was given out, and the last that was written to the host's socket.
    cursor: u64,
    written: u64,
    /// The last cursor that the host is known to have read.
    confirmed: u64,
    /// By client and stream: the last envelope.
    acks: BTreeMap<(Arc<str>, Arc<str>), Place>,
    /// The envelopes that those acknowledge.
    owed_acks: Owed,
    /// The bytes that were written behind the last ping.
    owed_ping: Owed,
    notices: VecDeque<Utf8Bytes>,
    streams: BTreeMap<Arc<str>, Stream>,
    /// Ended streams whose sockets have not been informed yet.
    ended: BTreeMap<Arc<str>, Lost>,
    /// The start of a [`TELLING`], and what the host has reported since.
    told: (Millis, u32),
    /// The bytes that wait for the clients of all machines.
    spooled: Arc<AtomicUsize>,
    wake: Arc<Notify>,
}

/// The next thing that a client's socket writes.
#[derive(Debug)]
pub(crate) enum Next {
    /// Frames, and the number of the last.
    Frames(Vec<Utf8Bytes>, u64),
    /// Nothing yet.
    Nothing,
    Over(Lost),
}

/// The next thing that the host's socket writes.
#[derive(Debug)]
pub(crate) struct ForHost {
    pub(crate) frames: Vec<Utf8Bytes>,
    /// The cursor that a ping behind the frames carries: its pong says that they were read.
    pub(crate) ping: Option<u64>,
    /// True if acknowledgements or a ping wait for company.
    pub(crate) owes: bool,
}

/// A wake-up that a client would not get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Missed {
    Nothing,
    /// It was left out because the client's socket was open.
    WakeUp,
}

/// A client's hold on a stream.
#[derive(Clone, Debug)]
pub(crate) struct Attachment {
    pub(crate) stream: Arc<str>,
    pub(crate) number: u64,
    pub(crate) open: String,
    /// The frames up to this number need not be sent.
    pub(crate) position: u64,
    pub(crate) wake: Arc<Notify>,
}

/// A client that opens a stream.
#[derive(Clone, Debug)]
pub(crate) struct Opener {
    pub(crate) client: Arc<str>,
    pub(crate) expires: Millis,
}

impl Machine {
    /// Makes a machine without streams. `spooled` counts what waits for the clients of all machines.
    pub(crate) fn new(epoch: String, spooled: Arc<AtomicUsize>) -> Self {
        Self {
            epoch,
            generation: 0,
            is_cut: false,
            online: false,
            queue: VecDeque::new(),
            cursor: 0,
            written: 0,
            confirmed: 0,
            acks: BTreeMap::new(),
            owed_acks: Owed::default(),
            owed_ping: Owed::default(),
            notices: VecDeque::new(),
            streams: BTreeMap::new(),
            ended: BTreeMap::new(),
            told: (Millis(0), 0),
            spooled,
            wake: Arc::new(Notify::new()),
        }
    }

    pub(crate) fn is_online(&self) -> bool {
        self.online
    }

    /// Returns the number of the streams, and of the bytes that wait for their clients.
    pub(crate) fn load(&self) -> (usize, usize) {
        (self.streams.len(), self.streams.values().map(|stream| stream.spool_bytes).sum())
    }

    /// Returns the clients that a user looks at, which are not woken. Their sockets may turn out to be
    /// dead ones: see [`Machine::detach`].
    pub(crate) fn pass_over(&mut self) -> Vec<Arc<str>> {
        let attended = self.streams.values_mut().filter(|stream| stream.is_attended());
        let noted = attended.map(|stream| {
            stream.is_passed_over = true;
            Arc::clone(&stream.client)
        });
        noted.collect()
    }

    /// Counts an entry of the host for the log. Returns whether it is taken.
    pub(crate) fn may_tell(&mut self, now: Millis) -> bool {
        let limit = i64::try_from(TELLING.as_millis()).unwrap_or(i64::MAX);
        let (since, told) = self.told;
        // Also if the clock went back.
        if (now.0 - since.0).abs() >= limit {
            self.told = (now, 1);
            return true;
        }
        self.told.1 += 1;
        told < TOLD
    }

    /// Returns whether nothing would be lost if it were made again.
    pub(crate) fn is_idle(&self) -> bool {
        !self.online && self.streams.is_empty() && self.ended.is_empty()
    }

    /// Ends the streams of a client.
    pub(crate) fn drop_client(&mut self, client: &str) {
        self.close_all(Lost::Revoked, |stream| *stream.client == *client);
    }

    /// Ends every stream.
    pub(crate) fn drop_all(&mut self, why: Lost) {
        self.close_all(why, |_| true);
    }

    /// Ends streams whose clients did not come back in time, or whose tokens or pairings have ended.
    pub(crate) fn sweep(&mut self, now: Millis, paired: &[String]) {
        let limit = i64::try_from(DETACHED.as_millis()).unwrap_or(i64::MAX);
        self.close_all(Lost::HostForgot, |stream| {
            // A clock that went back makes a stream live longer, not for ever.
            stream.detached_at.is_some_and(|at| (now.0 - at.0).abs() >= limit)
        });
        self.close_all(Lost::Revoked, |stream| {
            now >= stream.expires || !paired.iter().any(|client| **client == *stream.client)
        });
        // Those are no longer awaited, if no socket took them within two sweeps.
        if self.ended.len() > STREAMS_OF_A_MACHINE {
            self.ended.clear();
        }
    }

    fn close_all(&mut self, why: Lost, which: impl Fn(&Stream) -> bool) {
        let ids = self.streams.iter().filter(|(_, stream)| which(stream));
        let ids: Vec<_> = ids.map(|(id, _)| Arc::clone(id)).collect();
        for id in ids {
            self.close(&id, why);
        }
    }

    /// Ends a stream at both sides.
    fn close(&mut self, id: &str, why: Lost) {
        let Some(stream) = self.streams.get(id) else { return };
        let (client_id, stream_id) = (&*stream.client, id);
        self.notices.push_back(encode(&ToHost::ClientClosed { client_id, stream_id }).into());
        self.wake.notify_waiters();
        self.end(id, why);
    }

    /// Ends a stream that the host does not have.
    fn end(&mut self, id: &str, why: Lost) {
        let Some((id, stream)) = self.streams.remove_entry(id) else { return };
        self.queue.retain(|inbound| inbound.stream != id);
        if stream.detached_at.is_none() {
            self.ended.insert(id, why);
        }
        stream.wake.notify_waiters();
    }
}

#[cfg(test)]
mod tests;
