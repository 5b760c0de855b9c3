//! The channel after the handshake: messages to frames and back.

use snow::{HandshakeState, TransportState};

use crate::ChannelError;
use crate::record::{PIECE_BYTES, TAG_BYTES, pad, records, unpad};

/// Records after which a direction gets its next key, by Noise's `REKEY`: a key that is taken from
/// memory opens at most this many records of the past.
const RECORDS_A_KEY: u64 = 1024;

/// An established channel. Both directions count records, so that each frame opens once and in order.
#[derive(Debug)]
pub struct Channel {
    keys: TransportState,
    handshake: [u8; 32],
    ended: bool,
}

impl Channel {
    pub(crate) fn new(state: HandshakeState) -> Result<Self, ChannelError> {
        let hash = state.get_handshake_hash().try_into();
        let handshake = hash.map_err(|_| ChannelError::MalformedHandshake)?;
        let keys = state.into_transport_mode().map_err(|_| ChannelError::MalformedHandshake)?;
        Ok(Self { keys, handshake, ended: false })
    }

    /// Returns the hash of the handshake, the same on both sides and on no other channel.
    pub fn handshake_hash(&self) -> &[u8; 32] {
        &self.handshake
    }

    /// Returns the frame of a message. Frames must reach the peer in the order in which they were sealed.
    ///
    /// An error leaves the channel as it was, unless it is [`ChannelError::Ended`].
    pub fn seal(&mut self, message: &[u8]) -> Result<Vec<u8>, ChannelError> {
        if self.ended {
            return Err(ChannelError::Ended);
        }
        let plain = pad(message)?;
        let mut frame =
            Vec::with_capacity(plain.len() + plain.len().div_ceil(PIECE_BYTES) * (2 + TAG_BYTES));
        for piece in plain.chunks(PIECE_BYTES) {
            let bytes = piece.len() + TAG_BYTES;
            // At most 65,535, since pieces are cut to that.
            let length = u16::try_from(bytes).map_err(|_| ChannelError::MalformedFrame)?;
            frame.extend_from_slice(&length.to_be_bytes());
            let start = frame.len();
            frame.resize(start + bytes, 0);
            let sealed = self.keys.write_message(piece, &mut frame[start..]);
            // Only an exhausted counter, after 2^64 records.
            sealed.map_err(|_| self.end(ChannelError::Ended))?;
            if self.keys.sending_nonce().is_multiple_of(RECORDS_A_KEY) {
                self.keys.rekey_outgoing();
            }
        }
        Ok(frame)
    }

    /// Returns the message of the peer's next frame. Any error ends the channel.
    pub fn open(&mut self, frame: &[u8]) -> Result<Vec<u8>, ChannelError> {
        if self.ended {
            return Err(ChannelError::Ended);
        }
        self.open_next(frame).map_err(|err| self.end(err))
    }

    fn open_next(&mut self, frame: &[u8]) -> Result<Vec<u8>, ChannelError> {
        let records = records(frame)?;
        let bytes = records.iter().map(|record| record.len() - TAG_BYTES).sum();
        let mut plain = vec![0; bytes];
        for (record, piece) in records.iter().zip(plain.chunks_mut(PIECE_BYTES)) {
            let opened = self.keys.read_message(record, piece);
            opened.map_err(|_| ChannelError::NotTheNextFrame)?;
            if self.keys.receiving_nonce().is_multiple_of(RECORDS_A_KEY) {
                self.keys.rekey_incoming();
            }
        }
        unpad(plain)
    }

    fn end(&mut self, err: ChannelError) -> ChannelError {
        self.ended = true;
        err
    }
}
