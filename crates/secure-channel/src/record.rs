//! The plaintext of a frame and how it is cut into records.
//!
//! The plaintext is the message's length (4 bytes, big endian), the message, and
//! zeros up to a length that says less about the message than its own would.
//! It is cut into pieces of [`PIECE_BYTES`], the last one shorter. There is one
//! way to write a message, so that frames cannot be cut or joined unnoticed.

use crate::ChannelError;

/// 100 MiB: what the remote-control protocol carries at most.
pub const MAX_MESSAGE_BYTES: usize = 100 << 20;

/// Noise messages have at most 65,535 bytes, of which 16 are the tag.
pub(crate) const PIECE_BYTES: usize = 65_535 - TAG_BYTES;
pub(crate) const TAG_BYTES: usize = 16;

/// Plaintexts up to this length are padded. Most requests, approvals and deltas are below it.
const PADDED_UP_TO_BYTES: usize = 4096;
const PADDING_BLOCK_BYTES: usize = 256;

const LENGTH_BYTES: usize = 4;

/// The length of a frame with the longest message.
pub const MAX_FRAME_BYTES: usize = frame_bytes(LENGTH_BYTES + MAX_MESSAGE_BYTES);

/// Returns the length of a frame whose plaintext has `plain` bytes.
const fn frame_bytes(plain: usize) -> usize {
    plain + plain.div_ceil(PIECE_BYTES) * (2 + TAG_BYTES)
}

/// Returns the length of the plaintext for a message of `message` bytes.
fn padded(message: usize) -> usize {
    let plain = LENGTH_BYTES + message;
    if plain <= PADDED_UP_TO_BYTES { plain.next_multiple_of(PADDING_BLOCK_BYTES) } else { plain }
}

/// Returns the plaintext of a message.
pub(crate) fn pad(message: &[u8]) -> Result<Vec<u8>, ChannelError> {
    let too_long = || ChannelError::TooLong { bytes: message.len(), limit: MAX_MESSAGE_BYTES };
    if message.len() > MAX_MESSAGE_BYTES {
        return Err(too_long());
    }
    let length = u32::try_from(message.len()).map_err(|_| too_long())?;
    let mut plain = Vec::with_capacity(padded(message.len()));
    plain.extend_from_slice(&length.to_be_bytes());
    plain.extend_from_slice(message);
    plain.resize(padded(message.len()), 0);
    Ok(plain)
}

/// Returns the message of a plaintext, which must be the one that [`pad`] writes.
pub(crate) fn unpad(mut plain: Vec<u8>) -> Result<Vec<u8>, ChannelError> {
    let (length, rest) = plain.split_first_chunk().ok_or(ChannelError::MalformedFrame)?;
    let length = usize::try_from(u32::from_be_bytes(*length));
    let length = length.map_err(|_| ChannelError::MalformedFrame)?;
    let padding = rest.get(length..).ok_or(ChannelError::MalformedFrame)?;
    if plain.len() != padded(length) || padding.iter().any(|byte| *byte != 0) {
        return Err(ChannelError::MalformedFrame);
    }
    plain.truncate(LENGTH_BYTES + length);
    plain.drain(..LENGTH_BYTES);
    Ok(plain)
}

/// Cuts a frame into its records; an error unless all but the last are of full length.
pub(crate) fn records(frame: &[u8]) -> Result<Vec<&[u8]>, ChannelError> {
    if frame.len() > MAX_FRAME_BYTES {
        return Err(ChannelError::MalformedFrame);
    }
    let mut records = Vec::with_capacity(frame.len().div_ceil(PIECE_BYTES));
    let mut rest = frame;
    while let Some((length, after)) = rest.split_first_chunk() {
        let length = usize::from(u16::from_be_bytes(*length));
        let (record, after) = after.split_at_checked(length).ok_or(ChannelError::MalformedFrame)?;
        let full = length == PIECE_BYTES + TAG_BYTES;
        if length <= TAG_BYTES || !(full || after.is_empty()) {
            return Err(ChannelError::MalformedFrame);
        }
        records.push(record);
        rest = after;
    }
    if records.is_empty() || !rest.is_empty() {
        return Err(ChannelError::MalformedFrame);
    }
    Ok(records)
}
