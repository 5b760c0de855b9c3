//! Streams over one socket: numbers, acknowledgements, cursors, duplicates. No I/O.
//!
//! Each message that is sent is kept until the relay acknowledges it, and sent again after a
//! reconnect, unchanged and before anything new. What arrives is taken once.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use serde_json::value::RawValue;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use turnhost_base::Millis;
use turnhost_relay_protocol::{ENVELOPE_BYTES, FromRelay, ToRelay, encode};

use crate::chunks::{Assemblies, cut};
use crate::head::Head;
use crate::stream_key::Key;

/// Envelopes that wait for an acknowledgement, of all clients.
pub(crate) const UNACKNOWLEDGED: usize = 128;

/// A stream without a message or ping for so long is closed.
const IDLE: Duration = Duration::from_mins(10);

/// Streams at a time: those of a relay that makes them up take no memory without end.
const STREAMS: usize = 1024;

/// Streams whose numbers are remembered after their end.
const REMEMBERED: usize = 4096;

/// The effect of an envelope from the relay.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// A message for a stream, which may not be open.
    Message(Key, Vec<u8>),
    /// The client is gone.
    Close(Key),
    /// The envelope was of no use.
    Nothing,
}

/// An envelope that waits for its acknowledgement.
#[derive(Debug)]
struct Sent {
    key: Key,
    place: (u64, u32),
    text: Utf8Bytes,
}

#[derive(Debug)]
struct Stream {
    /// The last message that was taken.
    taken: Option<u64>,
    heard: Millis,
}

/// The streams of one process.
#[derive(Debug, Default)]
pub(crate) struct Multiplexer {
    streams: BTreeMap<Key, Stream>,
    /// The last number used for each stream, also for those that have ended.
    numbers: BTreeMap<Key, u64>,
    numbered: VecDeque<Key>,
    unacknowledged: VecDeque<Sent>,
    /// The number of them that were written to the present socket.
    written: usize,
    assemblies: Assemblies,
    /// The cursor of the last envelope that was handled.
    cursor: Option<String>,
    pending_cursor: Option<String>,
}

impl Multiplexer {
    /// Returns the cursor for the next handshake. All that waits goes to the new socket.
    pub(crate) fn connected(&mut self) -> Option<String> {
        self.written = 0;
        self.cursor.clone()
    }

    /// Notes that what the last envelope asked for was done.
    pub(crate) fn handled(&mut self) {
        if let Some(cursor) = self.pending_cursor.take() {
            self.cursor = Some(cursor);
        }
    }

    /// Returns whether another message may be sent.
    pub(crate) fn has_room(&self) -> bool {
        self.unacknowledged.len() < UNACKNOWLEDGED
    }

    /// Returns what the socket has to write next.
    pub(crate) fn next(&mut self) -> Vec<Utf8Bytes> {
        let waiting = self.unacknowledged.iter().skip(self.written);
        let texts = waiting.map(|sent| sent.text.clone()).collect();
        self.written = self.unacknowledged.len();
        texts
    }

    /// Takes an envelope of so many bytes.
    pub(crate) fn take(&mut self, frame: &FromRelay<'_>, bytes: usize, now: Millis) -> Effect {
        let effect = self.effect(frame, bytes, now);
        // A chunk counts when its message is complete.
        if *frame.kind != *"client_message_chunk" || effect != Effect::Nothing {
            self.pending_cursor = frame.cursor.as_deref().map(str::to_owned);
        }
        effect
    }

    fn effect(&mut self, frame: &FromRelay<'_>, bytes: usize, now: Millis) -> Effect {
        let Some(stream) = frame.stream_id.as_deref() else {
            tracing::debug!("an envelope without a stream was dropped");
            return Effect::Nothing;
        };
        let key = Key { client: (&*frame.client_id).into(), stream: stream.into() };
        match &*frame.kind {
            "ack" => self.acknowledge(&key, frame.seq_id, frame.segment_id),
            "ping" => self.ping(&key, now),
            "client_closed" => {
                self.assemblies.forget(&key.client);
                return Effect::Close(key);
            }
            "client_message" => {
                let Some(message) = frame.message else { return Effect::Nothing };
                return self.message(key, frame.seq_id, message.get().as_bytes().to_vec(), now);
            }
            "client_message_chunk" => {
                let taken = self.streams.get(&key).and_then(|stream| stream.taken);
                if taken.is_some() && frame.seq_id <= taken {
                    return Effect::Nothing;
                }
                if let Some(message) = self.assemblies.take(frame, bytes) {
                    return self.message(key, frame.seq_id, message, now);
                }
            }
            kind => tracing::warn!(kind, "an envelope of an unknown type was dropped"),
        }
        Effect::Nothing
    }

    fn message(&mut self, key: Key, seq: Option<u64>, message: Vec<u8>, now: Millis) -> Effect {
        if let Some(stream) = self.streams.get_mut(&key) {
            // A client may begin anew on the same stream, and count anew with it.
            if seq.is_some() && seq <= stream.taken && !is_introduction(&message) {
                return Effect::Nothing;
            }
            stream.heard = now;
            stream.taken = seq.or(stream.taken);
        }
        Effect::Message(key, message)
    }

    /// Opens a stream with the message that was just taken. False if there are too many.
    pub(crate) fn open(&mut self, key: &Key, seq: Option<u64>, now: Millis) -> bool {
        if self.streams.len() >= STREAMS && !self.streams.contains_key(key) {
            return false;
        }
        self.streams.insert(key.clone(), Stream { taken: seq, heard: now });
        true
    }

    /// Forgets a stream. Returns whether it was open.
    pub(crate) fn close(&mut self, key: &Key) -> bool {
        self.streams.remove(key).is_some()
    }

    /// Reports to the relay that a stream has ended at this side.
    pub(crate) fn announce_end(&mut self, key: &Key) {
        self.pong(key, "unknown");
    }

    /// Returns whether a stream was silent for too long.
    pub(crate) fn is_idle(&self, key: &Key, now: Millis) -> bool {
        let limit = i64::try_from(IDLE.as_millis()).unwrap_or(i64::MAX);
        self.streams.get(key).is_some_and(|stream| now.0 - stream.heard.0 >= limit)
    }

    fn ping(&mut self, key: &Key, now: Millis) {
        let known = self.streams.get_mut(key).map(|stream| stream.heard = now).is_some();
        self.pong(key, if known { "active" } else { "unknown" });
    }

    fn pong(&mut self, key: &Key, status: &str) {
        let seq_id = self.number(key);
        let (client_id, stream_id) = (&*key.client, &*key.stream);
        let text = encode(&ToRelay::Pong { status, client_id, stream_id, seq_id });
        self.keep(key, seq_id, u32::MAX, text);
    }

    /// Sends a message of a stream. A message that is too long is dropped with a warning.
    pub(crate) fn send(&mut self, key: &Key, message: &RawValue) {
        let seq_id = self.number(key);
        let (client_id, stream_id) = (&*key.client, &*key.stream);
        let whole = ToRelay::ServerMessage { message, client_id, stream_id, seq_id };
        // Whatever is longer than that without its members is not tried.
        if message.get().len() < ENVELOPE_BYTES {
            let text = encode(&whole);
            if text.len() <= ENVELOPE_BYTES {
                return self.keep(key, seq_id, u32::MAX, text);
            }
        }
        let Some(pieces) = cut(message.get().as_bytes(), key, seq_id) else {
            let bytes = message.get().len();
            tracing::warn!(bytes, "a message is too long for remote control and was dropped");
            return;
        };
        for (segment, text) in (0..).zip(pieces) {
            self.keep(key, seq_id, segment, text);
        }
    }

    fn keep(&mut self, key: &Key, seq: u64, segment: u32, text: String) {
        let (key, text) = (key.clone(), text.into());
        self.unacknowledged.push_back(Sent { key, place: (seq, segment), text });
    }

    fn number(&mut self, key: &Key) -> u64 {
        if let Some(number) = self.numbers.get_mut(key) {
            *number += 1;
            return *number;
        }
        if self.numbered.len() >= REMEMBERED
            && let Some(oldest) = self.numbered.pop_front()
        {
            self.numbers.remove(&oldest);
        }
        self.numbered.push_back(key.clone());
        self.numbers.insert(key.clone(), 1);
        1
    }

    fn acknowledge(&mut self, key: &Key, seq: Option<u64>, segment: Option<u32>) {
        let Some(seq) = seq else { return };
        let upto = (seq, segment.unwrap_or(u32::MAX));
        let (mut place, mut written) = (0, self.written);
        self.unacknowledged.retain(|sent| {
            let is_written = place < self.written;
            place += 1;
            let is_acknowledged = sent.key == *key && sent.place <= upto;
            if is_acknowledged && is_written {
                written -= 1;
            }
            !is_acknowledged
        });
        self.written = written;
    }
}

/// Returns whether a message is the request that opens a connection.
fn is_introduction(message: &[u8]) -> bool {
    let head = serde_json::from_slice::<Head<'_>>(message);
    head.is_ok_and(|head| head.is_introduction())
}

#[cfg(test)]
mod tests;
