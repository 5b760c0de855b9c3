//! The end of a body: RFC 9112 sections 6 and 7, without I/O.
//!
//! Chunks that are in the buffer are handed out as one piece. A provider sends each event of a stream
//! as a chunk of its own, and hundreds of them arrive with one read.

use bytes::{Buf as _, Bytes, BytesMut};

/// Longest line before a chunk's data, and longest line of a trailer: 16 KiB.
const MAX_LINE_BYTES: usize = 16 << 10;

/// Most bytes of all trailers of a body. They are not read.
const MAX_TRAILER_BYTES: usize = 64 << 10;

/// Bytes that are no body.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Malformed {
    /// A first line that is not a number of bytes.
    #[error("a chunk without a size")]
    Size,
    /// Other bytes than a line end behind the data.
    #[error("a chunk that does not end where its size says")]
    End,
    /// A line that does not end.
    #[error("a line of more than {MAX_LINE_BYTES} bytes between chunks")]
    Line,
    /// Trailers without an end.
    #[error("trailers of more than {MAX_TRAILER_BYTES} bytes")]
    Trailers,
}

/// The rest of a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// So many bytes are to come.
    Length(u64),
    /// Chunks are to come.
    Chunked(Chunks),
    /// All that comes until the connection ends.
    ToEnd,
}

/// The next part of a chunked body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Chunks {
    /// The line with the size of the next chunk.
    Size,
    /// So many bytes of the chunk.
    Data(u64),
    /// The line end behind the data.
    DataEnd,
    /// Trailers, of which there were so many bytes.
    Trailers(usize),
    /// Nothing.
    Over,
}

impl Framing {
    /// Returns `true` once nothing more belongs to the body.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self, Self::Length(0) | Self::Chunked(Chunks::Over))
    }

    /// Takes the bytes of the body out of `input`; none if more has to be read first, or the body is over.
    pub(crate) fn take(&mut self, input: &mut BytesMut) -> Result<Bytes, Malformed> {
        match self {
            Self::ToEnd => Ok(input.split().freeze()),
            Self::Length(left) => {
                let taken = at_most(*left, input.len());
                *left -= taken as u64;
                Ok(input.split_to(taken).freeze())
            }
            Self::Chunked(chunks) => chunks.take(input),
        }
    }
}

impl Chunks {
    /// Joins the data of all chunks in `input` at its front, and takes it out.
    fn take(&mut self, input: &mut BytesMut) -> Result<Bytes, Malformed> {
        let (mut read, mut joined) = (0, 0);
        loop {
            let rest = &input[read..];
            match *self {
                Self::Over => break,
                Self::Data(left) => {
                    let taken = at_most(left, rest.len());
                    if taken == 0 {
                        break;
                    }
                    input.copy_within(read..read + taken, joined);
                    read += taken;
                    joined += taken;
                    let left = left - taken as u64;
                    *self = if left == 0 { Self::DataEnd } else { Self::Data(left) };
                }
                Self::DataEnd => match rest {
                    [b'\r', b'\n', ..] => {
                        read += 2;
                        *self = Self::Size;
                    }
                    [] | [b'\r'] => break,
                    _ => return Err(Malformed::End),
                },
                Self::Size | Self::Trailers(_) => {
                    let Some(line) = line(rest)? else { break };
                    read += line.len();
                    *self = self.after(line)?;
                }
            }
        }
        let data = input.split_to(joined).freeze();
        input.advance(read - joined);
        Ok(data)
    }

    /// Returns what follows a line, which is given with its end.
    fn after(&self, line: &[u8]) -> Result<Self, Malformed> {
        match self {
            Self::Trailers(_) if line.trim_ascii().is_empty() => Ok(Self::Over),
            Self::Trailers(bytes) if bytes + line.len() > MAX_TRAILER_BYTES => {
                Err(Malformed::Trailers)
            }
            Self::Trailers(bytes) => Ok(Self::Trailers(bytes + line.len())),
            _ => match size(line).ok_or(Malformed::Size)? {
                0 => Ok(Self::Trailers(0)),
                size => Ok(Self::Data(size)),
            },
        }
    }
}

/// Returns the first line with its end; `None` if it is not whole.
fn line(bytes: &[u8]) -> Result<Option<&[u8]>, Malformed> {
    match bytes.iter().take(MAX_LINE_BYTES).position(|byte| *byte == b'\n') {
        Some(end) => Ok(Some(&bytes[..=end])),
        None if bytes.len() >= MAX_LINE_BYTES => Err(Malformed::Line),
        None => Ok(None),
    }
}

/// Returns the number of a chunk's bytes; what follows it in the line is extensions, which mean nothing here.
fn size(line: &[u8]) -> Option<u64> {
    let number = line.split(|byte| *byte == b';').next()?.trim_ascii();
    // `from_str_radix` would take a sign as well.
    if !number.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u64::from_str_radix(std::str::from_utf8(number).ok()?, 16).ok()
}

fn at_most(wanted: u64, there: usize) -> usize {
    usize::try_from(wanted).map_or(there, |wanted| wanted.min(there))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds `pieces` to a chunked body. Returns its data, and what was left behind it.
    fn feed(pieces: &[&[u8]]) -> Result<(Vec<u8>, Vec<u8>), Malformed> {
        let (mut framing, mut input) = (Framing::Chunked(Chunks::Size), BytesMut::new());
        let mut data = Vec::new();
        for piece in pieces {
            input.extend_from_slice(piece);
            data.extend_from_slice(&framing.take(&mut input)?);
        }
        assert!(framing.is_over(), "{framing:?}");
        Ok((data, input.to_vec()))
    }

    #[test]
    fn chunks_are_joined_however_they_are_cut() {
        let body = b"3\r\nabc\r\nA ; x=\"y\"\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\nHTTP/1.1";
        let whole = (b"abc0123456789".to_vec(), b"HTTP/1.1".to_vec());
        assert_eq!(feed(&[body]), Ok(whole.clone()));
        let bytes: Vec<&[u8]> = body.chunks(1).collect();
        assert_eq!(feed(&bytes), Ok(whole.clone()));
        for cut in 0..body.len() {
            let (front, back) = body.split_at(cut);
            assert_eq!(feed(&[front, back]), Ok(whole.clone()), "cut at {cut}");
        }
    }

    #[test]
    fn what_is_no_chunk_is_an_error() {
        for (body, error) in [
            ("\r\n", Malformed::Size),
            ("+3\r\nabc", Malformed::Size),
            ("-1\r\n", Malformed::Size),
            ("g\r\n", Malformed::Size),
            ("10000000000000000\r\n", Malformed::Size),
            ("3\r\nabcd\r\n", Malformed::End),
            ("3\r\nabc\n", Malformed::End),
        ] {
            assert_eq!(feed(&[body.as_bytes()]), Err(error), "{body:?}");
        }
        assert_eq!(feed(&[&[b'0'; MAX_LINE_BYTES]]), Err(Malformed::Line));
        let trailers = "a: b\r\n".repeat(MAX_TRAILER_BYTES / 6 + 1);
        assert_eq!(feed(&[b"0\r\n", trailers.as_bytes()]), Err(Malformed::Trailers));
    }

    #[test]
    fn a_length_leaves_what_follows() {
        let (mut framing, mut input) = (Framing::Length(3), BytesMut::from(&b"ab"[..]));
        assert_eq!(framing.take(&mut input).unwrap(), "ab");
        assert!(!framing.is_over());
        input.extend_from_slice(b"cd");
        assert_eq!(framing.take(&mut input).unwrap(), "c");
        assert!(framing.is_over() && input == "d");
    }
}
