//! Large messages in pieces, of all clients. No I/O.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_relay_protocol::{
    Added, Assembly, ENVELOPE_BYTES, FromRelay, Piece, ToRelay, encode, pieces,
};

use crate::stream_key::Key;

/// Messages that are being put together, of all clients.
const ASSEMBLIES: usize = 128;

/// Cuts a message into envelopes. `None`: it is over 100 MiB.
pub(crate) fn cut(message: &[u8], key: &Key, seq_id: u64) -> Option<Vec<String>> {
    let envelopes = pieces(message)?.map(|piece| {
        encode(&ToRelay::ServerMessageChunk {
            segment_id: piece.segment,
            segment_count: piece.segments,
            message_size_bytes: piece.bytes,
            message_chunk_base64: &STANDARD.encode(piece.data),
            client_id: &key.client,
            stream_id: &key.stream,
            seq_id,
        })
    });
    Some(envelopes.collect())
}

/// A message of a stream that is being put together.
#[derive(Debug)]
struct Begun {
    stream: String,
    seq: u64,
    assembly: Assembly,
    used: u64,
}

/// Messages that are being put together: one for each client.
#[derive(Debug, Default)]
pub(crate) struct Assemblies {
    of_client: BTreeMap<String, Begun>,
    /// Counts uses, so that the least recently used one is known.
    uses: u64,
}

impl Assemblies {
    /// Takes a chunk. Returns the message if it was the last one; drops what breaks the rules.
    pub(crate) fn take(&mut self, frame: &FromRelay<'_>, envelope_bytes: usize) -> Option<Vec<u8>> {
        let client = &*frame.client_id;
        let stream = frame.stream_id.as_deref()?;
        let seq = frame.seq_id?;
        let data = frame.message_chunk_base64.as_deref().and_then(|it| STANDARD.decode(it).ok());
        let piece = data.as_deref().and_then(|data| read(frame, data));
        let Some(piece) = piece.filter(|_| envelope_bytes <= ENVELOPE_BYTES) else {
            self.of_client.remove(client);
            return None;
        };
        self.uses += 1;
        let uses = self.uses;
        let same = |it: &Begun| it.stream == stream && it.seq == seq;
        if !self.of_client.get(client).is_some_and(same) {
            let Some(assembly) = Assembly::begin(&piece) else {
                self.of_client.remove(client);
                return None;
            };
            self.make_room(client);
            let begun = Begun { stream: stream.to_owned(), seq, assembly, used: uses };
            self.of_client.insert(client.to_owned(), begun);
        }
        let begun = self.of_client.get_mut(client)?;
        begun.used = uses;
        let added = begun.assembly.add(&piece);
        if added != Added::More {
            self.of_client.remove(client);
        }
        match added {
            Added::Complete(message) => Some(message),
            Added::More | Added::Broken => None,
        }
    }

    fn make_room(&mut self, client: &str) {
        if self.of_client.len() < ASSEMBLIES || self.of_client.contains_key(client) {
            return;
        }
        let oldest = self.of_client.iter().min_by_key(|(_, begun)| begun.used);
        if let Some(oldest) = oldest.map(|(client, _)| client.clone()) {
            self.of_client.remove(&oldest);
        }
    }

    /// Forgets what a client began.
    pub(crate) fn forget(&mut self, client: &str) {
        self.of_client.remove(client);
    }
}

/// Reads the members of a chunk.
fn read<'a>(frame: &FromRelay<'_>, data: &'a [u8]) -> Option<Piece<'a>> {
    Some(Piece {
        segment: frame.segment_id?,
        segments: frame.segment_count?,
        bytes: frame.message_size_bytes?,
        data,
    })
}
