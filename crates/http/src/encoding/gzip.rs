//! The format of RFC 1952: members, each with a head, deflated bytes, and a checksum.

use bytes::{Buf as _, Bytes, BytesMut};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use super::piece::{PIECE_BYTES, broken, piece};
use crate::error::HttpError;

/// 64 KiB: more is no head of a member, whose file name and comment are not read.
const MAX_HEAD_BYTES: usize = 64 << 10;

/// Checksum and length behind the bytes of a member.
const TAIL_BYTES: usize = 8;

/// A body of gzip members.
pub(super) struct Gzip {
    stage: Stage,
    inflater: InflateState,
    checksum: u32,
    /// Bytes of the member so far, modulo 2³², as its tail counts them.
    length: u32,
}

#[derive(PartialEq, Eq)]
enum Stage {
    Head,
    Deflated,
    Tail,
}

impl Default for Gzip {
    fn default() -> Self {
        let inflater = InflateState::new(DataFormat::Raw);
        Self { stage: Stage::Head, inflater, checksum: !0, length: 0 }
    }
}

impl Gzip {
    pub(super) fn next(&mut self, input: &mut BytesMut) -> Result<Option<Bytes>, HttpError> {
        loop {
            match self.stage {
                Stage::Head => {
                    let Some(length) = head_length(input)? else { return Ok(None) };
                    input.advance(length);
                    self.stage = Stage::Deflated;
                }
                Stage::Deflated => match self.inflate(input)? {
                    None if self.stage == Stage::Deflated => return Ok(None),
                    None => {}
                    some => return Ok(some),
                },
                Stage::Tail => {
                    if input.len() < TAIL_BYTES {
                        return Ok(None);
                    }
                    if (input.get_u32_le(), input.get_u32_le()) != (!self.checksum, self.length) {
                        return Err(broken("its checksum is wrong"));
                    }
                    *self = Self::default();
                }
            }
        }
    }

    /// Returns `true` between two members.
    pub(super) fn is_whole(&self) -> bool {
        self.stage == Stage::Head
    }

    fn inflate(&mut self, input: &mut BytesMut) -> Result<Option<Bytes>, HttpError> {
        let mut bytes = vec![0; PIECE_BYTES];
        let result = inflate(&mut self.inflater, input, &mut bytes, MZFlush::None);
        input.advance(result.bytes_consumed);
        match result.status {
            Ok(MZStatus::StreamEnd) => self.stage = Stage::Tail,
            // Without input there is nothing to do.
            Ok(_) | Err(MZError::Buf) => {}
            Err(_) => return Err(broken("it is not deflated")),
        }
        let piece = piece(bytes, result.bytes_written);
        for byte in piece.iter().flatten() {
            let index = (self.checksum ^ u32::from(*byte)) & 0xff;
            self.checksum = (self.checksum >> 8) ^ CHECKSUMS[index as usize];
        }
        // No piece is that long.
        let length = u32::try_from(result.bytes_written).unwrap_or(u32::MAX);
        self.length = self.length.wrapping_add(length);
        Ok(piece)
    }
}

/// Returns the length of the head that `input` begins with; `None` if it is not all there.
fn head_length(input: &[u8]) -> Result<Option<usize>, HttpError> {
    let is_begun =
        |bytes: &[u8]| bytes.iter().zip([0x1f, 0x8b, 8]).all(|(is, wanted)| *is == wanted);
    if !is_begun(input) {
        return Err(broken("it is not gzip"));
    }
    let found = whole_head(input);
    if found.is_none() && input.len() > MAX_HEAD_BYTES {
        return Err(broken("its head has no end"));
    }
    Ok(found)
}

/// Flags of a head: the parts that it has.
const CHECKSUM: u8 = 1 << 1;
const EXTRA: u8 = 1 << 2;
const NAME: u8 = 1 << 3;
const COMMENT: u8 = 1 << 4;

fn whole_head(input: &[u8]) -> Option<usize> {
    let flags = input.get(3)?;
    let mut length = 10;
    if flags & EXTRA != 0 {
        let extra = input.get(length..length + 2)?;
        length += 2 + usize::from(u16::from_le_bytes([extra[0], extra[1]]));
    }
    for _ in 0..(flags & (NAME | COMMENT)).count_ones() {
        length += input.get(length..)?.iter().position(|byte| *byte == 0)? + 1;
    }
    if flags & CHECKSUM != 0 {
        length += 2;
    }
    (length <= input.len()).then_some(length)
}

/// The checksum of each byte (RFC 1952, section 8).
const CHECKSUMS: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    let mut first: u32 = 0;
    while byte < 256 {
        let mut sum = first;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[byte] = sum;
        byte += 1;
        first += 1;
    }
    table
};
