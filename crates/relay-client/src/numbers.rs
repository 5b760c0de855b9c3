//! One stream: numbers, acknowledgements, and messages in pieces. No I/O, no clock.
//!
//! Each message that is sent is kept until the relay acknowledges it, and goes again over the next
//! socket. A message that comes is taken once.

use std::collections::VecDeque;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::value::RawValue;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use turnhost_relay_protocol::{
    Added, Assembly, ClientToRelay, PIECE_BYTES, Piece, RelayToClient, encode, pieces,
};

/// Messages and bytes after which the relay gets an acknowledgement at once. It expects an acknowledgement of 256
/// messages or 1 MiB.
const OWED_MESSAGES: usize = 64;
const OWED_BYTES: usize = 256 << 10;

/// 4 MiB may wait for acknowledgements: four times what a relay takes for a host that is behind.
const WAITING_BYTES: usize = 4 << 20;
const WAITING_MESSAGES: usize = 1024;

/// A frame of the relay that breaks the rules of the leg; a message that cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken(pub(crate) &'static str);

/// A message that was sent and not acknowledged.
#[derive(Debug)]
struct Sent {
    seq: u64,
    frames: Vec<Utf8Bytes>,
    bytes: usize,
}

/// One stream.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    sent: VecDeque<Sent>,
    sent_bytes: usize,
    /// The messages among `sent` that were written to the present socket.
    written: usize,
    last: u64,
    /// The last whole message of the host.
    taken: u64,
    assembly: Option<(u64, Assembly)>,
    owed_messages: usize,
    owed_bytes: usize,
    is_ack_due: bool,
}

impl Numbers {
    /// Returns whether another message may be sent.
    pub(crate) fn has_room(&self) -> bool {
        self.sent_bytes < WAITING_BYTES && self.sent.len() < WAITING_MESSAGES
    }

    /// Returns whether the relay has everything.
    pub(crate) fn is_sent(&self) -> bool {
        self.sent.is_empty()
    }

    /// Returns the last whole message of the host.
    pub(crate) fn taken(&self) -> u64 {
        self.taken
    }

    /// Sends a message: JSON.
    pub(crate) fn send(&mut self, message: &str) -> Result<(), Broken> {
        let seq = self.last + 1;
        let frames = if message.len() <= PIECE_BYTES {
            let message: &RawValue =
                serde_json::from_str(message).map_err(|_| Broken("a message is no JSON"))?;
            vec![encode(&ClientToRelay::Message { seq, message }).into()]
        } else {
            let pieces = pieces(message.as_bytes());
            let pieces = pieces.ok_or(Broken("a message is longer than 100 MiB"))?;
            pieces.map(|piece| chunk(seq, &piece)).collect()
        };
        self.last = seq;
        let bytes = frames.iter().map(|frame| frame.len()).sum();
        self.sent_bytes += bytes;
        self.sent.push_back(Sent { seq, frames, bytes });
        Ok(())
    }

    /// Returns the frames that the present socket has to write.
    pub(crate) fn next(&mut self) -> Vec<Utf8Bytes> {
        let mut frames = Vec::new();
        if std::mem::take(&mut self.is_ack_due) && self.owed_messages > 0 {
            (self.owed_messages, self.owed_bytes) = (0, 0);
            frames.push(encode(&ClientToRelay::Ack { seq: self.taken }).into());
        }
        let waiting = self.sent.iter().skip(self.written);
        frames.extend(waiting.flat_map(|sent| sent.frames.iter().cloned()));
        self.written = self.sent.len();
        frames
    }

    /// Lets the next frames tell the relay what came.
    pub(crate) fn acknowledge(&mut self) {
        self.is_ack_due = true;
    }

    /// Returns whether an acknowledgement is due.
    pub(crate) fn is_ack_due(&self) -> bool {
        self.is_ack_due
    }

    /// Begins another socket, whose relay has the client's messages up to `taken`.
    pub(crate) fn reopened(&mut self, taken: u64) -> Result<(), Broken> {
        self.acknowledged(taken)?;
        self.written = 0;
        Ok(())
    }

    /// Forgets what the relay has.
    pub(crate) fn acknowledged(&mut self, seq: u64) -> Result<(), Broken> {
        if seq > self.last {
            return Err(Broken("the relay acknowledged a message that was not sent"));
        }
        while let Some(sent) = self.sent.pop_front_if(|sent| sent.seq <= seq) {
            self.sent_bytes -= sent.bytes;
            self.written = self.written.saturating_sub(1);
        }
        Ok(())
    }

    /// Takes a message or a piece of one. Returns the message once it is whole; one that was taken
    /// before is passed over.
    pub(crate) fn take(&mut self, frame: &RelayToClient<'_>) -> Result<Option<Vec<u8>>, Broken> {
        let seq = frame.seq.ok_or(Broken("a frame of the relay has no `seq`"))?;
        if seq <= self.taken {
            return Ok(None);
        }
        let message = match frame.message {
            Some(message) => message.get().as_bytes().to_vec(),
            None => match self.piece(seq, frame)? {
                Some(message) => message,
                None => return Ok(None),
            },
        };
        self.assembly = None;
        self.taken = seq;
        self.owed_messages += 1;
        self.owed_bytes += message.len();
        if self.owed_messages >= OWED_MESSAGES || self.owed_bytes >= OWED_BYTES {
            self.is_ack_due = true;
        }
        Ok(Some(message))
    }

    fn piece(&mut self, seq: u64, frame: &RelayToClient<'_>) -> Result<Option<Vec<u8>>, Broken> {
        const PART: Broken = Broken("the pieces of a message from the relay do not fit together");
        let (Some(segment), Some(segments), Some(bytes), Some(data)) =
            (frame.segment, frame.segments, frame.bytes, &frame.data)
        else {
            return Err(Broken("a frame of the relay has neither a message nor a piece of one"));
        };
        let data = STANDARD.decode(&**data).map_err(|_| PART)?;
        let piece = Piece { segment, segments, bytes, data: &data };
        if self.assembly.as_ref().is_none_or(|(begun, _)| *begun != seq) {
            self.assembly = Some((seq, Assembly::begin(&piece).ok_or(PART)?));
        }
        let added = self.assembly.as_mut().map(|(_, assembly)| assembly.add(&piece));
        match added {
            Some(Added::Complete(message)) => Ok(Some(message)),
            Some(Added::More) => Ok(None),
            Some(Added::Broken) | None => Err(PART),
        }
    }
}

fn chunk(seq: u64, piece: &Piece<'_>) -> Utf8Bytes {
    let frame = ClientToRelay::Chunk {
        seq,
        segment: piece.segment,
        segments: piece.segments,
        bytes: piece.bytes,
        data: &STANDARD.encode(piece.data),
    };
    encode(&frame).into()
}

#[cfg(test)]
mod tests;
