//! Cuts a byte stream into lines, with a limit and without rescanning.
//!
//! The buffer is sans-I/O: the transport reads into [`LineBuffer::space`] and
//! takes lines out. Lines share the buffer's memory instead of being copied.

use std::io::BufRead;

use bytes::{Bytes, BytesMut};

/// The longest line that is taken, without its newline.
///
/// 64 MiB: as much as a fragmented WebSocket message may have, so that what fits one transport
/// fits the others; pasted images are the largest real messages, at some 20 MiB.
pub const MAX_LINE_BYTES: usize = 64 * 1024 * 1024;

/// Room that is made before each read.
///
/// 8 KiB: several ordinary messages; an idle connection keeps no more than this.
const READ_BYTES: usize = 8 * 1024;

/// A line above this size takes its memory with it, so that a connection which once sent a
/// large message does not keep a large buffer.
///
/// 64 KiB: what one read of a full pipe brings; below it, reuse is worth more than the memory.
const LARGE_LINE_BYTES: usize = 64 * 1024;

/// The content of the stream up to one newline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A line without its `\n`; may be blank, may end in `\r`.
    Complete(Bytes),
    /// A line over the limit; its bytes are gone, and the stream continues after it.
    TooLong {
        /// Its length without its newline.
        bytes: u64,
    },
}

/// Collects what was read and hands out lines.
#[derive(Debug)]
pub struct LineBuffer {
    pending: BytesMut,
    /// Bytes at the start of `pending` that hold no newline.
    scanned: usize,
    max_line_bytes: usize,
    /// Bytes of the over-long line that is being dropped.
    dropped: Option<u64>,
}

impl Default for LineBuffer {
    fn default() -> Self {
        Self::with_limit(MAX_LINE_BYTES)
    }
}

impl LineBuffer {
    /// Creates a buffer that takes lines up to `max_line_bytes`, newline excluded.
    pub fn with_limit(max_line_bytes: usize) -> Self {
        Self { pending: BytesMut::new(), scanned: 0, max_line_bytes, dropped: None }
    }

    /// Returns the longest line that it takes, newline excluded.
    pub fn max_line_bytes(&self) -> usize {
        self.max_line_bytes
    }

    /// Returns the buffer of the next read: append to it, and take nothing out.
    pub fn space(&mut self) -> &mut BytesMut {
        self.pending.reserve(READ_BYTES);
        &mut self.pending
    }

    /// Appends bytes that were read elsewhere.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
    }

    /// Returns the next whole line; `None` asks for more bytes.
    pub fn next_line(&mut self) -> Option<Line> {
        let unseen = self.pending.get(self.scanned..).unwrap_or_default();
        if let Some(offset) = find_newline(unseen) {
            let mut line = self.pending.split_to(self.scanned + offset + 1);
            line.truncate(line.len() - 1);
            self.scanned = 0;
            if line.len() > LARGE_LINE_BYTES {
                // What is left is a part of one read: short beside the line itself.
                self.pending = BytesMut::from(self.pending.as_ref());
            }
            return Some(self.close(line));
        }
        self.scanned = self.pending.len();
        if self.dropped.is_some() || self.scanned > self.max_line_bytes {
            self.drop_pending();
        }
        None
    }

    /// Returns the rest at the end of the stream: a last line that has no newline.
    pub fn finish(&mut self) -> Option<Line> {
        if self.pending.is_empty() && self.dropped.is_none() {
            return None;
        }
        self.scanned = 0;
        let line = self.pending.split();
        Some(self.close(line))
    }

    fn close(&mut self, line: BytesMut) -> Line {
        let dropped = self.dropped.take();
        if dropped.is_none() && line.len() <= self.max_line_bytes {
            return Line::Complete(line.freeze());
        }
        Line::TooLong { bytes: dropped.unwrap_or(0) + line.len() as u64 }
    }

    fn drop_pending(&mut self) {
        *self.dropped.get_or_insert(0) += self.pending.len() as u64;
        // The memory of a line that was refused is given back.
        self.pending = BytesMut::new();
        self.scanned = 0;
    }
}

/// Finds a newline with the standard library's memchr, by the one public door that it has on
/// slices.
fn find_newline(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    let seen = rest.skip_until(b'\n').ok()?;
    let last = seen.checked_sub(1)?;
    (bytes.get(last) == Some(&b'\n')).then_some(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines_of(chunks: &[&[u8]], limit: usize) -> Vec<Line> {
        let mut buffer = LineBuffer::with_limit(limit);
        let mut lines = Vec::new();
        for chunk in chunks {
            buffer.extend(chunk);
            lines.extend(std::iter::from_fn(|| buffer.next_line()));
        }
        lines.extend(buffer.finish());
        assert_eq!(buffer.finish(), None);
        lines
    }

    fn complete(text: &'static str) -> Line {
        Line::Complete(Bytes::from_static(text.as_bytes()))
    }

    #[test]
    fn lines_come_out_as_they_went_in() {
        let lines = lines_of(&[b"one\ntw", b"o\r\n", b"\nlast"], 10);
        assert_eq!(lines, [complete("one"), complete("two\r"), complete(""), complete("last")]);
    }

    #[test]
    fn a_line_at_the_limit_passes_and_one_over_it_is_skipped() {
        let lines = lines_of(&[b"1234\n12345\n1\n", b"123", b"456", b"78\nend\n"], 4);
        let long = |bytes| Line::TooLong { bytes };
        assert_eq!(lines, [complete("1234"), long(5), complete("1"), long(8), complete("end")]);
    }

    #[test]
    fn an_endless_line_takes_no_memory() {
        let mut buffer = LineBuffer::with_limit(1024);
        for _ in 0..1000 {
            buffer.extend(&[b'x'; 1024]);
            assert_eq!(buffer.next_line(), None);
            assert!(buffer.pending.len() <= 1024);
        }
        assert_eq!(buffer.finish(), Some(Line::TooLong { bytes: 1_024_000 }));
    }

    #[test]
    fn nothing_is_scanned_twice() {
        let mut buffer = LineBuffer::default();
        for n in 1..100 {
            buffer.extend(b"0123456789");
            assert_eq!(buffer.next_line(), None);
            assert_eq!(buffer.scanned, n * 10);
        }
    }

    #[test]
    fn lines_share_the_memory_that_was_read_into() {
        let mut buffer = LineBuffer::default();
        buffer.space().extend_from_slice(b"first\nsecond\n");
        let (Some(Line::Complete(first)), Some(Line::Complete(second))) =
            (buffer.next_line(), buffer.next_line())
        else {
            panic!("two lines")
        };
        assert_eq!(first.as_ptr().wrapping_add(first.len() + 1), second.as_ptr());
    }

    #[test]
    fn a_large_line_takes_its_memory_with_it() {
        let mut buffer = LineBuffer::default();
        buffer.extend("x".repeat(1024 * 1024).as_bytes());
        assert_eq!(buffer.next_line(), None);
        buffer.extend(b"\nnext");
        assert!(
            matches!(buffer.next_line(), Some(Line::Complete(line)) if line.len() == 1024 * 1024)
        );
        assert!(buffer.space().capacity() < 2 * READ_BYTES);
        assert_eq!(buffer.finish(), Some(complete("next")));
    }

    proptest! {
        #[test]
        fn any_split_yields_the_same_lines(
            text in "[ab\n]{0,60}",
            cuts in prop::collection::vec(0..60_usize, 0..10),
            limit in 0..8_usize,
        ) {
            let bytes = text.as_bytes();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.sort_unstable();
            let mut chunks = Vec::new();
            let mut start = 0;
            for cut in cuts.into_iter().chain([bytes.len()]) {
                chunks.push(&bytes[start..cut]);
                start = cut;
            }
            let mut expected: Vec<Line> = text
                .split('\n')
                .map(|line| match line.len() {
                    long if long > limit => Line::TooLong { bytes: long as u64 },
                    _ => Line::Complete(Bytes::copy_from_slice(line.as_bytes())),
                })
                .collect();
            if text.is_empty() || text.ends_with('\n') {
                expected.pop();
            }
            prop_assert_eq!(lines_of(&chunks, limit), expected);
        }
    }
}
