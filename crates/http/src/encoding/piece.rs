//! The parts that all formats share: the pieces that they hand on, and their failures.

use bytes::Bytes;

use crate::error::{HttpError, HttpErrorKind};

/// 32 KiB: the largest piece that is handed on.
pub(super) const PIECE_BYTES: usize = 32 << 10;

/// Returns a body that does not follow its format.
pub(super) fn broken(what: &str) -> HttpError {
    HttpError::new(HttpErrorKind::Broken, format!("the compressed body cannot be read: {what}"))
}

/// Retains the first `used` bytes of a piece; `None` if there is none.
pub(super) fn piece(mut bytes: Vec<u8>, used: usize) -> Option<Bytes> {
    bytes.truncate(used);
    (used > 0).then(|| bytes.into())
}
