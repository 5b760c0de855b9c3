//! Large messages in pieces. No I/O.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::envelope::{FromRelay, Key, ToRelay, encode};

/// 150 KiB: the longest envelope that is not cut, and the longest with a chunk that is taken.
pub(crate) const ENVELOPE_BYTES: usize = 150 << 10;
/// 100 KiB: the aim of a piece.
const PIECE_BYTES: usize = 100 << 10;
/// Pieces of a message.
const SEGMENTS: usize = 1024;
/// 100 MiB: the longest message.
pub(crate) const MESSAGE_BYTES: usize = 100 << 20;
/// Messages that are being put together, of all clients.
const ASSEMBLIES: usize = 128;

/// Cuts a message into envelopes. `None`: it is over [`MESSAGE_BYTES`].
pub(crate) fn cut(message: &[u8], key: &Key, seq_id: u64) -> Option<Vec<String>> {
    if message.len() > MESSAGE_BYTES {
        return None;
    }
    // Equal pieces; base64 makes 137 KiB of the longest, so that each fits an envelope.
    let count = message.len().div_ceil(PIECE_BYTES).max(2);
    let length = message.len().div_ceil(count);
    let pieces = message.chunks(length.max(1)).enumerate();
    let envelopes = pieces.map(|(segment_id, piece)| {
        encode(&ToRelay::ServerMessageChunk {
            segment_id,
            segment_count: count,
            message_size_bytes: message.len(),
            message_chunk_base64: &STANDARD.encode(piece),
            client_id: &key.client,
            stream_id: &key.stream,
            seq_id,
        })
    });
    Some(envelopes.collect())
}

/// A message that is being put together.
#[derive(Debug)]
struct Assembly {
    stream: String,
    seq: u64,
    segments: usize,
    next: usize,
    bytes: usize,
    message: Vec<u8>,
    used: u64,
}

/// Messages that are being put together: one for each client.
#[derive(Debug, Default)]
pub(crate) struct Assemblies {
    of_client: BTreeMap<String, Assembly>,
    /// Counts uses, so that the least recently used one is known.
    uses: u64,
}

impl Assemblies {
    /// Takes a chunk. Returns the message if it was the last one; drops what breaks the rules.
    pub(crate) fn take(&mut self, frame: &FromRelay<'_>, envelope_bytes: usize) -> Option<Vec<u8>> {
        let client = &*frame.client_id;
        let stream = frame.stream_id.as_deref()?;
        let seq = frame.seq_id?;
        let read = Chunk::read(frame).filter(|_| envelope_bytes <= ENVELOPE_BYTES);
        let Some(chunk) = read else {
            self.of_client.remove(client);
            return None;
        };
        self.uses += 1;
        let uses = self.uses;
        let same = |it: &Assembly| it.stream == stream && it.seq == seq;
        if !self.of_client.get(client).is_some_and(same) {
            if chunk.segment != 0 {
                self.of_client.remove(client);
                return None;
            }
            self.make_room(client);
            self.of_client.insert(client.to_owned(), Assembly::new(stream, seq, &chunk));
        }
        let assembly = self.of_client.get_mut(client)?;
        assembly.used = uses;
        match assembly.add(&chunk) {
            Added::More => None,
            Added::Complete => self.of_client.remove(client).map(|assembly| assembly.message),
            Added::Broken => {
                self.of_client.remove(client);
                None
            }
        }
    }

    fn make_room(&mut self, client: &str) {
        if self.of_client.len() < ASSEMBLIES || self.of_client.contains_key(client) {
            return;
        }
        let oldest = self.of_client.iter().min_by_key(|(_, assembly)| assembly.used);
        if let Some(oldest) = oldest.map(|(client, _)| client.clone()) {
            self.of_client.remove(&oldest);
        }
    }

    /// Forgets what a client began.
    pub(crate) fn forget(&mut self, client: &str) {
        self.of_client.remove(client);
    }
}

/// A chunk whose members are within their limits.
struct Chunk {
    segment: usize,
    segments: usize,
    bytes: usize,
    data: Vec<u8>,
}

impl Chunk {
    fn read(frame: &FromRelay<'_>) -> Option<Self> {
        let segments = usize::try_from(frame.segment_count?).ok()?;
        let segment = usize::try_from(frame.segment_id?).ok()?;
        let bytes = usize::try_from(frame.message_size_bytes?).ok()?;
        let fits = (1..=SEGMENTS).contains(&segments)
            && segment < segments
            && (1..=MESSAGE_BYTES).contains(&bytes);
        let data = STANDARD.decode(frame.message_chunk_base64.as_deref()?).ok()?;
        fits.then_some(Self { segment, segments, bytes, data })
    }
}

enum Added {
    More,
    Complete,
    Broken,
}

impl Assembly {
    fn new(stream: &str, seq: u64, chunk: &Chunk) -> Self {
        Self {
            stream: stream.to_owned(),
            seq,
            segments: chunk.segments,
            next: 0,
            bytes: chunk.bytes,
            message: Vec::new(),
            used: 0,
        }
    }

    fn add(&mut self, chunk: &Chunk) -> Added {
        if chunk.segments != self.segments || chunk.bytes != self.bytes {
            return Added::Broken;
        }
        if chunk.segment < self.next {
            return Added::More;
        }
        if chunk.segment > self.next || self.message.len() + chunk.data.len() > self.bytes {
            return Added::Broken;
        }
        self.message.extend_from_slice(&chunk.data);
        self.next += 1;
        match self.next == self.segments {
            false => Added::More,
            true if self.message.len() == self.bytes => Added::Complete,
            true => Added::Broken,
        }
    }
}
