//! The format of RFC 8878: frames, each with its own end.

use bytes::{Buf as _, Bytes, BytesMut};
use zstd_safe::{DCtx, DParameter, InBuffer, OutBuffer};

use super::piece::{PIECE_BYTES, broken, piece};
use crate::error::HttpError;

/// 8 MiB, as a power of two: the most that a server may want kept, for bodies (RFC 9659).
const WINDOW_LOG: u32 = 23;

/// A body of zstd frames.
pub(super) struct Zstd {
    context: DCtx<'static>,
    is_whole: bool,
}

impl Zstd {
    /// Returns `None` if there is no memory for it.
    pub(super) fn new() -> Option<Self> {
        let mut context = DCtx::try_create()?;
        context.set_parameter(DParameter::WindowLogMax(WINDOW_LOG)).ok()?;
        Some(Self { context, is_whole: true })
    }

    pub(super) fn next(&mut self, input: &mut BytesMut) -> Result<Option<Bytes>, HttpError> {
        loop {
            if self.is_whole && input.is_empty() {
                return Ok(None);
            }
            let mut bytes = vec![0; PIECE_BYTES];
            let mut output = OutBuffer::around(&mut bytes[..]);
            let mut read = InBuffer::around(input);
            let decoded = self.context.decompress_stream(&mut output, &mut read);
            let (used, written) = (read.pos(), output.pos());
            let left = decoded.map_err(|code| broken(zstd_safe::get_error_name(code)))?;
            input.advance(used);
            self.is_whole = left == 0;
            if let Some(piece) = piece(bytes, written) {
                return Ok(Some(piece));
            }
            if used == 0 {
                return Ok(None);
            }
        }
    }

    /// Returns `true` between two frames.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }
}
