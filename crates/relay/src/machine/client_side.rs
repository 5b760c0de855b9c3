//! The side of a machine that its clients see: streams, what they send, what waits for them.

use std::sync::Arc;

use serde_json::value::RawValue;
use tokio::sync::Notify;
use turnhost_base::Millis;
use turnhost_relay_protocol::{
    Addressed, FromClient, MESSAGE_BYTES, SEGMENTS, ToClient, ToHost, encode,
};

use super::stream::Stream;
use super::{Attachment, Inbound, Lost, Machine, Missed, Next, NoStream, Opener};
use crate::error::Broken;
use crate::limits::{STREAMS_OF_A_CLIENT, STREAMS_OF_A_MACHINE};

impl Machine {
    /// Opens a new stream for a client.
    pub(crate) fn open(&mut self, id: &str, opener: Opener) -> Result<Attachment, NoStream> {
        let of_client = self.streams.values().filter(|it| it.client == opener.client).count();
        if self.streams.len() >= STREAMS_OF_A_MACHINE || of_client >= STREAMS_OF_A_CLIENT {
            return Err(NoStream::TooMany);
        }
        let id: Arc<str> = id.into();
        let stream = Stream::new(opener.client, opener.expires, Arc::clone(&self.spooled));
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
        (stream.is_away, stream.is_passed_over) = (false, false);
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
            // Numbers have no gaps, so what was sent is at the front.
            let sent = usize::try_from(position.saturating_sub(before)).unwrap_or(usize::MAX);
            let frames: Vec<_> =
                stream.spool.iter().skip(sent).map(|spooled| spooled.text.clone()).collect();
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
        self.held(held).map(|stream| stream.has_room())
    }

    /// Takes a frame of a client. Returns the `seq` to acknowledge, if one is.
    pub(crate) fn take_from_client(
        &mut self,
        held: &Attachment,
        frame: &FromClient<'_>,
    ) -> Result<Option<u64>, Broken> {
        let Some(stream) = self.held(held) else { return Ok(None) };
        stream.is_passed_over = false;
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
            ("ping", _) => Ok(Some(stream.last_from_client)),
            _ => Err(Broken("`type` is none of `message`, `chunk`, `ack`, `ping`, `presence`")),
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
        if !usize::try_from(bytes).is_ok_and(|bytes| (1..=MESSAGE_BYTES).contains(&bytes)) {
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
        let text = text.into();
        self.queue.push_back(Inbound { cursor: self.cursor, stream, text });
        self.wake.notify_waiters();
    }

    /// Notes that a client is there.
    pub(crate) fn heard(&mut self, held: &Attachment) {
        if let Some(stream) = self.held(held) {
            stream.is_passed_over = false;
        }
    }

    /// Takes a client's word about who looks at it. Returns whether it is to be woken after all.
    pub(crate) fn take_presence(
        &mut self,
        held: &Attachment,
        frame: &FromClient<'_>,
    ) -> Result<Missed, Broken> {
        let away = frame.away.ok_or(Broken("a `presence` has no `away`"))?;
        let Some(stream) = self.held(held) else { return Ok(Missed::Nothing) };
        stream.is_away = away;
        // A host that left before the client heard of it has not seen it.
        let is_passed_over = std::mem::take(&mut stream.is_passed_over);
        Ok(if away && is_passed_over { Missed::WakeUp } else { Missed::Nothing })
    }

    /// Notes that a socket of a client is gone, which may come back. Returns whether the client is to be
    /// woken after all, since it said nothing any more.
    pub(crate) fn detach(&mut self, held: &Attachment, now: Millis) -> Missed {
        let mut missed = Missed::Nothing;
        if let Some(stream) = self.held(held) {
            stream.detached_at = Some(now);
            if std::mem::take(&mut stream.is_passed_over) {
                missed = Missed::WakeUp;
            }
        }
        if !self.streams.contains_key(&held.stream) {
            self.ended.remove(&held.stream);
        }
        missed
    }

    /// Ends a stream because its client is done with it.
    pub(crate) fn leave(&mut self, held: &Attachment) {
        if self.held(held).is_some() {
            self.close(&held.stream, Lost::HostForgot);
            self.ended.remove(&held.stream);
        }
    }
}
