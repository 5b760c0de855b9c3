//! Bodies that their servers compressed, decoded as they arrive.
//!
//! Delivers at once what a server flushes: all text that the bytes so far decode to, wherever they
//! were cut. Hands it on in pieces of 32 KiB, so that a small body that unfolds to a
//! large one fills no memory before its reader's limit stops it.

use bytes::{Bytes, BytesMut};
use hyper::HeaderMap;
use hyper::header::CONTENT_ENCODING;

use crate::error::HttpError;

mod gzip;
mod piece;
#[cfg(feature = "zstd")]
mod zstd;

/// The encodings of bodies that are decoded, as a request that wants any of them says.
pub const ENCODINGS: &str = if cfg!(feature = "zstd") { "gzip, zstd" } else { "gzip" };

/// The encoding of a body.
pub(crate) enum Encoding {
    /// None, or one that is not known here: the bytes are handed on as they are.
    Plain,
    Decoded(Decoder),
}

impl Encoding {
    /// Reads the encoding in the head of an answer.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        match Decoder::named(&name(headers)) {
            Some(decoder) => Self::Decoded(decoder),
            None => Self::Plain,
        }
    }
}

/// Returns the encoding of a body that is not decoded here, if it has one.
pub(crate) fn unknown(headers: &HeaderMap) -> Option<String> {
    let name = name(headers);
    let is_known = name.is_empty() || name == "identity" || Decoder::named(&name).is_some();
    (!is_known).then_some(name)
}

/// Returns the encodings in the order in which they were applied, in lower case.
fn name(headers: &HeaderMap) -> String {
    let values: Vec<_> =
        headers.get_all(CONTENT_ENCODING).iter().filter_map(|it| it.to_str().ok()).collect();
    values.join(", ").trim().to_ascii_lowercase()
}

/// Takes bytes as they arrive, and returns what they say.
pub(crate) struct Decoder {
    input: BytesMut,
    /// Set once a byte came: a body without any is empty, regardless of its declared encoding.
    is_begun: bool,
    format: Format,
}

enum Format {
    Gzip(Box<gzip::Gzip>),
    #[cfg(feature = "zstd")]
    Zstd(zstd::Zstd),
}

impl Decoder {
    fn named(name: &str) -> Option<Self> {
        let format = match name {
            "gzip" | "x-gzip" => Format::Gzip(Box::default()),
            #[cfg(feature = "zstd")]
            "zstd" => Format::Zstd(zstd::Zstd::new()?),
            _ => return None,
        };
        Some(Self { input: BytesMut::new(), is_begun: false, format })
    }

    /// Takes the next bytes.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.is_begun |= !bytes.is_empty();
        self.input.extend_from_slice(bytes);
    }

    /// Returns the next piece of what the bytes so far say; `None` if there is no more of it.
    pub(crate) fn next(&mut self) -> Result<Option<Bytes>, HttpError> {
        match &mut self.format {
            Format::Gzip(gzip) => gzip.next(&mut self.input),
            #[cfg(feature = "zstd")]
            Format::Zstd(zstd) => zstd.next(&mut self.input),
        }
    }

    /// Takes the end of the bytes. Fails if something is missing behind them.
    pub(crate) fn finish(&self) -> Result<(), HttpError> {
        let is_whole = match &self.format {
            Format::Gzip(gzip) => gzip.is_whole(),
            #[cfg(feature = "zstd")]
            Format::Zstd(zstd) => zstd.is_whole(),
        };
        if self.is_begun && !(is_whole && self.input.is_empty()) {
            return Err(piece::broken("it ended too early"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;

    use super::piece::PIECE_BYTES;
    use super::*;
    use crate::error::HttpErrorKind;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Encoded in each format, as one member or frame.
    fn encoded(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
        let mut all = vec![("gzip", gzip(bytes))];
        #[cfg(feature = "zstd")]
        {
            let mut frame = vec![0; zstd_safe::compress_bound(bytes.len())];
            let length = zstd_safe::compress(&mut frame[..], bytes, 3).unwrap();
            frame.truncate(length);
            all.push(("zstd", frame));
        }
        all.push(("x-gzip", all[0].1.clone()));
        all
    }

    fn decode<'a>(
        name: &str,
        parts: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Vec<u8>, HttpError> {
        let mut decoder = Decoder::named(name).unwrap();
        let mut all = Vec::new();
        for part in parts {
            decoder.push(part);
            while let Some(piece) = decoder.next()? {
                assert!(piece.len() <= PIECE_BYTES);
                all.extend_from_slice(&piece);
            }
        }
        decoder.finish().map(|()| all)
    }

    proptest! {
        #[test]
        fn bodies_come_out_the_same_however_they_are_cut(
            words in prop::collection::vec(".{0,40}", 0..200),
            cuts in prop::collection::vec(1_usize..50, 1..20),
        ) {
            let said = words.concat().into_bytes();
            for (name, body) in encoded(&said) {
                // Two members, or frames, are one body.
                let body = [&body[..], &body[..]].concat();
                let mut rest = &body[..];
                let mut parts = Vec::new();
                for cut in cuts.iter().cycle() {
                    if rest.is_empty() { break }
                    let (part, after) = rest.split_at((*cut).min(rest.len()));
                    parts.push(part);
                    rest = after;
                }
                prop_assert_eq!(decode(name, parts).unwrap(), [&said[..], &said[..]].concat());
            }
        }
    }

    #[test]
    fn a_body_that_is_cut_off_anywhere_is_an_error_but_where_there_is_none() {
        for (name, body) in encoded(b"some words, some more words") {
            assert_eq!(decode(name, []).unwrap(), b"");
            for end in 1..body.len() {
                let err = decode(name, [&body[..end]]).unwrap_err();
                assert_eq!(err.kind(), HttpErrorKind::Broken, "{name} cut at {end}");
            }
        }
    }

    #[test]
    fn what_was_flushed_comes_out_before_more_arrives() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        let mut decoder = Decoder::named("gzip").unwrap();
        for word in ["one", "two", &"long".repeat(PIECE_BYTES), "three"] {
            encoder.write_all(word.as_bytes()).unwrap();
            encoder.flush().unwrap();
            decoder.push(&std::mem::take(encoder.get_mut()));
            let mut out = Vec::new();
            while let Some(piece) = decoder.next().unwrap() {
                out.extend_from_slice(&piece);
            }
            assert!(out == word.as_bytes());
        }
    }

    #[cfg(feature = "zstd")]
    #[test]
    fn what_was_flushed_with_zstd_comes_out_before_more_arrives() {
        let mut encoder = zstd_safe::CCtx::create();
        let mut decoder = Decoder::named("zstd").unwrap();
        for word in ["one", "two", "three"] {
            let mut bytes = [0; 100];
            let mut output = zstd_safe::OutBuffer::around(&mut bytes[..]);
            let mut input = zstd_safe::InBuffer::around(word.as_bytes());
            encoder.compress_stream(&mut output, &mut input).unwrap();
            assert_eq!(encoder.flush_stream(&mut output).unwrap(), 0);
            let length = output.pos();
            decoder.push(&bytes[..length]);
            assert_eq!(decoder.next().unwrap().unwrap(), word);
            assert!(decoder.next().unwrap().is_none());
        }
    }

    #[test]
    fn heads_may_have_more_parts_and_no_other_format() {
        let plain = gzip(b"words");
        let parts = b"\x04\0abcdname\0comment\0\x00\x00";
        let full = [&plain[..3], &[CHECKSUM_AND_ALL], &plain[4..10], parts, &plain[10..]].concat();
        assert_eq!(decode("gzip", [&full[..]]).unwrap(), b"words");
        let mut wrong = plain.clone();
        let checksum = wrong.len() - 8;
        wrong[checksum] ^= 1;
        for (body, what) in [
            (&b"words"[..], "it is not gzip"),
            (&wrong, "its checksum is wrong"),
            (&[&plain[..3], b"\x08", &plain[4..10], &vec![b'x'; 70 << 10]].concat(), "no end"),
            (&[&plain[..10], &[7; 20]].concat(), "it is not deflated"),
            (&[&plain[..], b"more"].concat(), "it is not gzip"),
        ] {
            let err = decode("gzip", [body]).unwrap_err().to_string();
            assert!(err.contains(what), "{err}");
        }
    }

    /// The flags of a head with a checksum, an extra field, a name and a comment.
    const CHECKSUM_AND_ALL: u8 = 0b1_1110;

    #[test]
    fn what_unfolds_without_end_comes_in_pieces() {
        for (name, body) in encoded(&vec![0; 50 << 20]) {
            assert!(body.len() < 64 << 10, "{name}");
            let mut decoder = Decoder::named(name).unwrap();
            decoder.push(&body);
            // A reader stops where its limit is; until then nothing else was unfolded.
            for _ in 0..10 {
                assert!(decoder.next().unwrap().unwrap().len() <= PIECE_BYTES);
            }
        }
    }

    #[test]
    fn unknown_encodings_are_named() {
        let unknown_of = |value: &'static str| {
            let headers = [(CONTENT_ENCODING, hyper::header::HeaderValue::from_static(value))];
            unknown(&HeaderMap::from_iter(headers))
        };
        assert_eq!(unknown_of("br").as_deref(), Some("br"));
        assert_eq!(unknown_of("gzip, gzip").as_deref(), Some("gzip, gzip"));
        for known in ["", "identity", "GZIP", " x-gzip"] {
            assert_eq!(unknown_of(known), None, "{known}");
        }
    }
}
