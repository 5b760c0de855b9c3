//! One host and its streams: numbers, spools, acknowledgements, duplicates. No I/O, no clock.
//!
//! Towards the host every client message has a cursor. It is kept until the host
//! is known to have read it, and sent again to the next connection after the
//! cursor which that names. Towards a client every frame is kept until it is
//! acknowledged. Neither side waits for the other: what is full ends one stream.

mod stream;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde_json::value::RawValue;
use tokio::sync::Notify;
use turnhost_base::Millis;

use self::stream::Stream;
use crate::envelope::{Addressed, FromClient, FromHost, ToClient, ToHost, encode};
use crate::error::Broken;
use crate::limits::{
    DETACHED, INBOUND_BYTES, INBOUND_FRAMES, MESSAGE_BYTES, READ_BYTES, READ_FRAMES, SEGMENTS,
    STREAMS_OF_A_CLIENT, STREAMS_OF_A_MACHINE,
};

/// The place of an envelope of a host in its stream: `seq_id` and `segment_id`.
type Place = (u64, Option<u32>);

/// Streams whose acknowledgements wait for the host's socket; a host that makes up more of them
/// and does not read gets no more of them.
const MAX_ACKS: usize = 4 * STREAMS_OF_A_MACHINE;

/// The reason why a stream ended, which its client is told.
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
    text: String,
}

/// One host, connected or not, with its streams.
#[derive(Debug)]
pub(crate) struct Machine {
    /// Stands before cursors, so that those of another process of the relay are known as such.
    epoch: String,
    /// Counts connections of the host; the highest is the one.
    generation: u64,
    online: bool,
    queue: VecDeque<Inbound>,
    /// The last cursor that was given out, and the last that was written to the host's socket.
    cursor: u64,
    written: u64,
    /// The last cursor that the host is known to have read.
    confirmed: u64,
    /// By client and stream: the last envelope.
    acks: BTreeMap<(Arc<str>, Arc<str>), Place>,
    notices: VecDeque<String>,
    streams: BTreeMap<Arc<str>, Stream>,
    /// Ended streams whose sockets have not heard of it yet.
    ended: BTreeMap<Arc<str>, Lost>,
    wake: Arc<Notify>,
}

/// The next thing that a client's socket writes.
#[derive(Debug)]
pub(crate) enum Next {
    /// Frames, and the number of the last.
    Frames(Vec<Arc<str>>, u64),
    /// Nothing yet.
    Nothing,
    Over(Lost),
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
    pub(crate) fn new(epoch: String) -> Self {
        Self {
            epoch,
            generation: 0,
            online: false,
            queue: VecDeque::new(),
            cursor: 0,
            written: 0,
            confirmed: 0,
            acks: BTreeMap::new(),
            notices: VecDeque::new(),
            streams: BTreeMap::new(),
            ended: BTreeMap::new(),
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

    /// Returns whether nothing would be lost if it were made anew.
    pub(crate) fn is_idle(&self) -> bool {
        !self.online && self.streams.is_empty() && self.ended.is_empty()
    }

    // --- the host's side -----------------------------------------------------------------

    /// Takes the host's new connection, which replaces the one before. `cursor` is the last that the
    /// host has handled. Returns the connection's number.
    pub(crate) fn host_connected(&mut self, cursor: Option<&str>) -> u64 {
        self.generation += 1;
        // The writer of the connection before must notice that it was replaced.
        self.wake.notify_waiters();
        let ours = cursor.and_then(|cursor| cursor.strip_prefix(self.epoch.as_str()));
        let handled = ours.and_then(|rest| rest.strip_prefix('.')?.parse().ok());
        match (handled, cursor) {
            (Some(handled), _) => {
                self.handled(handled);
                self.written = handled.min(self.cursor);
            }
            // It was given cursors, and knows none: its process is another one.
            (None, None) if self.written > 0 => self.host_restarted(),
            // Nothing was delivered yet, or the cursor is of another process of the relay.
            (None, _) => self.written = 0,
        }
        self.online = true;
        self.tell_presence();
        self.generation
    }

    /// Returns what wakes the writer of the host's socket.
    pub(crate) fn host_wake(&self) -> Arc<Notify> {
        Arc::clone(&self.wake)
    }

    fn host_restarted(&mut self) {
        let known = self.streams.iter().filter(|(_, stream)| stream.is_known_to_host);
        let known: Vec<_> = known.map(|(id, _)| Arc::clone(id)).collect();
        for stream in known {
            self.end(&stream, Lost::HostRestarted);
        }
        // What is left was not read by anyone, and opens streams of the new process.
        self.notices.clear();
        self.written = 0;
    }

    /// Notes that a connection of the host ended. Returns whether it was the present one.
    pub(crate) fn host_left(&mut self, generation: u64) -> bool {
        if generation != self.generation {
            return false;
        }
        self.online = false;
        self.tell_presence();
        true
    }

    /// Returns whether the connection is the present one.
    pub(crate) fn is_current(&self, generation: u64) -> bool {
        generation == self.generation
    }

    /// Cuts the host's connection.
    pub(crate) fn cut_host(&mut self) {
        self.generation += 1;
        self.online = false;
        self.wake.notify_waiters();
        self.tell_presence();
    }

    fn tell_presence(&mut self) {
        let text: Arc<str> = encode(&ToClient::Machine { online: self.online }).into();
        for stream in self.streams.values_mut() {
            stream.push(stream.last_from_host.0, Arc::clone(&text));
        }
    }

    /// Takes what waits for the host's connection: frames, and the cursor of the last message.
    pub(crate) fn next_for_host(&mut self) -> (Vec<String>, u64) {
        let mut frames: Vec<String> = Vec::new();
        for ((client, stream), (seq_id, segment_id)) in std::mem::take(&mut self.acks) {
            let (client_id, stream_id) = (&*client, &*stream);
            frames.push(encode(&ToHost::Ack { client_id, stream_id, seq_id, segment_id }));
        }
        let written = self.written;
        let waiting = self.queue.iter().filter(|inbound| inbound.cursor > written);
        frames.extend(waiting.map(|inbound| inbound.text.clone()));
        // After the messages: a stream is closed behind what it was sent.
        frames.extend(self.notices.drain(..));
        self.written = self.cursor;
        (frames, self.cursor)
    }

    /// Notes that the host has read everything up to a cursor: its clients may send more.
    ///
    /// The host may have read and not yet handled it when the connection is lost; so the
    /// last of it is kept for the cursor that the host then names.
    pub(crate) fn confirm(&mut self, cursor: u64) {
        let (confirmed, cursor) = (self.confirmed, cursor.min(self.cursor));
        let newly = |inbound: &&Inbound| (confirmed + 1..=cursor).contains(&inbound.cursor);
        for inbound in self.queue.iter().filter(newly) {
            if let Some(stream) = self.streams.get_mut(&inbound.stream) {
                stream.waiting_bytes = stream.waiting_bytes.saturating_sub(inbound.text.len());
                stream.waiting_frames = stream.waiting_frames.saturating_sub(1);
                stream.is_known_to_host = true;
                stream.wake.notify_waiters();
            }
        }
        self.confirmed = confirmed.max(cursor);
        let mut bytes: usize = self.queue.iter().map(|inbound| inbound.text.len()).sum();
        while (self.queue.len() > READ_FRAMES || bytes > READ_BYTES)
            && let Some(read) = self.queue.pop_front_if(|it| it.cursor <= self.confirmed)
        {
            bytes -= read.text.len();
        }
    }

    /// Forgets everything up to a cursor, which the host has handled.
    fn handled(&mut self, cursor: u64) {
        self.confirm(cursor);
        self.queue.retain(|inbound| inbound.cursor > cursor);
    }

    /// Takes an envelope from the host. Unknown types are ignored.
    pub(crate) fn take_from_host(&mut self, frame: &FromHost<'_>) {
        let key = (Arc::<str>::from(&*frame.client_id), Arc::<str>::from(&*frame.stream_id));
        let (seq, segment) = (frame.seq_id, frame.segment_id);
        if self.acks.len() < MAX_ACKS || self.acks.contains_key(&key) {
            self.acks.insert(key, (seq, segment));
            self.wake.notify_waiters();
        }
        let known = self.streams.get_mut(&*frame.stream_id);
        let Some(stream) = known.filter(|stream| *stream.client == *frame.client_id) else {
            let (client_id, stream_id) = (&*frame.client_id, &*frame.stream_id);
            if frame.kind != "pong" {
                self.notices.push_back(encode(&ToHost::ClientClosed { client_id, stream_id }));
                self.notices.truncate(STREAMS_OF_A_MACHINE);
            }
            return;
        };
        let place = (seq, segment.unwrap_or(u32::MAX));
        if place <= stream.last_from_host {
            return;
        }
        stream.last_from_host = place;
        stream.is_known_to_host = true;
        match (&*frame.kind, frame.message, &frame.message_chunk_base64) {
            ("server_message", Some(message), _) => {
                let text = encode(&ToClient::Message { seq, message });
                stream.push(seq, text.into());
            }
            ("server_message_chunk", _, Some(data)) => {
                let segments = frame.segment_count.unwrap_or_default();
                let bytes = frame.message_size_bytes.unwrap_or_default();
                let segment = segment.unwrap_or_default();
                let chunk = ToClient::Chunk { seq, segment, segments, bytes, data };
                stream.push(seq, encode(&chunk).into());
            }
            ("pong", ..) if frame.status.as_deref() == Some("unknown") => {
                self.end(&frame.stream_id, Lost::HostForgot);
                return;
            }
            _ => return,
        }
        if stream.is_over_full() {
            self.close(&frame.stream_id, Lost::Overflow);
        }
    }

    /// Keeps the streams of attached clients alive at the host.
    pub(crate) fn keep_alive(&mut self) {
        if !self.online {
            return;
        }
        for (id, stream) in &self.streams {
            if stream.detached_at.is_none() && stream.last_from_client > 0 {
                let (client_id, stream_id) = (&*stream.client, &**id);
                self.notices.push_back(encode(&ToHost::Ping { client_id, stream_id }));
            }
        }
        self.wake.notify_waiters();
    }

    // --- the clients' side ---------------------------------------------------------------

    /// Opens a new stream for a client.
    pub(crate) fn open(&mut self, id: &str, opener: Opener) -> Result<Attachment, NoStream> {
        let of_client = self.streams.values().filter(|it| it.client == opener.client).count();
        if self.streams.len() >= STREAMS_OF_A_MACHINE || of_client >= STREAMS_OF_A_CLIENT {
            return Err(NoStream::TooMany);
        }
        let id: Arc<str> = id.into();
        let stream = Stream::new(opener.client, opener.expires);
        self.streams.insert(Arc::clone(&id), stream);
        self.attach(&id, 0)
    }

    /// Takes a stream up again: what has a `seq` above `after` is sent.
    pub(crate) fn resume(
        &mut self,
        id: &str,
        opener: &Opener,
        after: u64,
    ) -> Result<Attachment, NoStream> {
        let stream = self.streams.get(id).ok_or(NoStream::Unknown)?;
        if stream.client != opener.client {
            return Err(NoStream::Unknown);
        }
        self.attach(id, after)
    }

    fn attach(&mut self, id: &str, after: u64) -> Result<Attachment, NoStream> {
        let online = self.online;
        let (id, _) = self.streams.get_key_value(id).ok_or(NoStream::Unknown)?;
        let id = Arc::clone(id);
        let stream = self.streams.get_mut(&id).ok_or(NoStream::Unknown)?;
        stream.acknowledge(after);
        stream.attachment += 1;
        stream.detached_at = None;
        // A message of which only a part came is sent again from its start.
        stream.next_segment = 0;
        stream.wake.notify_waiters();
        stream.wake = Arc::new(Notify::new());
        let first = stream.spool.front().map_or(stream.frames, |spooled| spooled.number - 1);
        let taken = stream.last_from_client;
        let open = encode(&ToClient::Open { stream: &id, taken, online });
        let (number, wake) = (stream.attachment, Arc::clone(&stream.wake));
        Ok(Attachment { stream: id, number, open, position: first, wake })
    }

    fn held(&mut self, held: &Attachment) -> Option<&mut Stream> {
        let stream = self.streams.get_mut(&held.stream)?;
        (stream.attachment == held.number).then_some(stream)
    }

    /// Returns the frames after `position` that a client's socket has to write.
    pub(crate) fn next_for_client(&mut self, held: &Attachment, position: u64) -> Next {
        if let Some(stream) = self.held(held) {
            let before = stream.spool.front().map_or(position, |first| first.number - 1);
            // Numbers have no gaps, so what was sent stands in front.
            let sent = usize::try_from(position.saturating_sub(before)).unwrap_or(usize::MAX);
            let frames: Vec<_> =
                stream.spool.iter().skip(sent).map(|spooled| Arc::clone(&spooled.text)).collect();
            let last = stream.frames;
            return if frames.is_empty() { Next::Nothing } else { Next::Frames(frames, last) };
        }
        if self.streams.contains_key(&held.stream) {
            return Next::Over(Lost::TakenOver);
        }
        Next::Over(self.ended.remove(&held.stream).unwrap_or(Lost::HostForgot))
    }

    /// Returns whether a client may send more at present. `None`: it holds the stream no longer.
    pub(crate) fn has_room(&mut self, held: &Attachment) -> Option<bool> {
        let stream = self.held(held)?;
        Some(stream.waiting_bytes < INBOUND_BYTES && stream.waiting_frames < INBOUND_FRAMES)
    }

    /// Takes a frame of a client. Returns the `seq` to acknowledge, if one is.
    pub(crate) fn take_from_client(
        &mut self,
        held: &Attachment,
        frame: &FromClient<'_>,
    ) -> Result<Option<u64>, Broken> {
        let Some(stream) = self.held(held) else { return Ok(None) };
        match (&*frame.kind, frame.message) {
            ("ack", _) => {
                if frame.seq > stream.last_from_host.0 {
                    return Err(Broken("an `ack` names a `seq` that was not sent"));
                }
                stream.acknowledge(frame.seq);
                Ok(None)
            }
            ("message", Some(message)) => self.message(held, frame.seq, message),
            ("message", None) => Err(Broken("a `message` has no `message`")),
            ("chunk", _) => self.chunk(held, frame),
            _ => Err(Broken("`type` is none of `message`, `chunk`, `ack`")),
        }
    }

    fn message(
        &mut self,
        held: &Attachment,
        seq: u64,
        message: &RawValue,
    ) -> Result<Option<u64>, Broken> {
        let Some(stream) = self.held(held) else { return Ok(None) };
        if !stream.is_next(seq)? {
            return Ok(Some(stream.last_from_client));
        }
        stream.last_from_client = seq;
        stream.next_segment = 0;
        let client = Arc::clone(&stream.client);
        self.deliver(held, |cursor| {
            let to = Addressed { client_id: &client, stream_id: &held.stream, seq_id: seq, cursor };
            encode(&ToHost::ClientMessage { message, to })
        });
        Ok(Some(seq))
    }

    fn chunk(&mut self, held: &Attachment, frame: &FromClient<'_>) -> Result<Option<u64>, Broken> {
        let Some(stream) = self.held(held) else { return Ok(None) };
        let (Some(segment), Some(segments), Some(bytes), Some(data)) =
            (frame.segment, frame.segments, frame.bytes, &frame.data)
        else {
            return Err(Broken("a `chunk` lacks `segment`, `segments`, `bytes` or `data`"));
        };
        if segments == 0 || segments > SEGMENTS || segment >= segments {
            return Err(Broken("a `chunk` has a `segment` out of 1 to 1024 `segments`"));
        }
        if bytes == 0 || bytes > MESSAGE_BYTES {
            return Err(Broken("a chunked message has 1 byte to 100 MiB"));
        }
        let seq = frame.seq;
        if !stream.is_next(seq)? {
            return Ok(Some(stream.last_from_client));
        }
        if segment > stream.next_segment {
            return Err(Broken("chunks must come in the order of their segments"));
        }
        let complete = segment + 1 == segments;
        stream.next_segment = if complete { 0 } else { segment + 1 };
        if complete {
            stream.last_from_client = seq;
        }
        let client = Arc::clone(&stream.client);
        self.deliver(held, |cursor| {
            let to = Addressed { client_id: &client, stream_id: &held.stream, seq_id: seq, cursor };
            encode(&ToHost::ClientMessageChunk {
                segment_id: segment,
                segment_count: segments,
                message_size_bytes: bytes,
                message_chunk_base64: data,
                to,
            })
        });
        Ok(complete.then_some(seq))
    }

    fn deliver(&mut self, held: &Attachment, write: impl FnOnce(&str) -> String) {
        self.cursor += 1;
        let text = write(&format!("{}.{}", self.epoch, self.cursor));
        if let Some(stream) = self.streams.get_mut(&held.stream) {
            stream.waiting_bytes += text.len();
            stream.waiting_frames += 1;
        }
        let stream = Arc::clone(&held.stream);
        self.queue.push_back(Inbound { cursor: self.cursor, stream, text });
        self.wake.notify_waiters();
    }

    /// Notes that a socket of a client is gone, which may come back.
    pub(crate) fn detach(&mut self, held: &Attachment, now: Millis) {
        if let Some(stream) = self.held(held) {
            stream.detached_at = Some(now);
        }
        if !self.streams.contains_key(&held.stream) {
            self.ended.remove(&held.stream);
        }
    }

    /// Ends a stream because its client is done with it.
    pub(crate) fn leave(&mut self, held: &Attachment) {
        if self.held(held).is_some() {
            self.close(&held.stream, Lost::HostForgot);
            self.ended.remove(&held.stream);
        }
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
        // Nobody waits for those any more, if no socket took them within two sweeps.
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
        self.notices.push_back(encode(&ToHost::ClientClosed { client_id, stream_id }));
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
