//! Server-sent events: bytes in, events out.
//!
//! Follows the HTML standard, section 9.2.6 (event stream interpretation),
//! for the fields `event` and `data`; `id`, `retry` and comments are skipped.
//! Events come out the same however the bytes were cut. An event that lies
//! whole in the buffer and has one `data` line is handed out without a copy.

use std::ops::Range;

/// Largest event, in bytes, that is waited for: a response of a model with
/// every item repeated in `response.completed`, generated images included.
pub(crate) const MAX_EVENT_BYTES: usize = 64 << 20;

/// Above this a drained buffer gives its memory back; deltas need far less.
const KEEP_BYTES: usize = 64 << 10;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One event.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Event<'a> {
    /// The value of its `event` line; empty if there is none.
    pub(crate) name: &'a [u8],
    /// The values of its `data` lines, joined with line feeds.
    pub(crate) data: &'a [u8],
}

/// An event, or a line, longer than the limit.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event of more than {0} bytes")]
pub(crate) struct TooLong(usize);

/// The parser. Feed it with [`Sse::push`], then take events until there is none.
#[derive(Debug)]
pub(crate) struct Sse {
    max_bytes: usize,
    buffer: Vec<u8>,
    /// Position of the first byte that belongs to no event handed out yet.
    start: usize,
    /// Position of the first line that is not yet read.
    line: usize,
    /// Up to where that line was searched for its end.
    searched: usize,
    /// The line before ended with a carriage return: a line feed here belongs to it.
    after_return: bool,
    at_beginning: bool,
    name: Range<usize>,
    data: Option<Range<usize>>,
    /// The data of an event with several lines of it.
    joined: Vec<u8>,
    is_joined: bool,
}

impl Sse {
    /// Creates a parser at the beginning of a stream.
    pub(crate) fn new(max_bytes: usize) -> Self {
        Self {
            max_bytes,
            buffer: Vec::new(),
            start: 0,
            line: 0,
            searched: 0,
            after_return: false,
            at_beginning: true,
            name: 0..0,
            data: None,
            joined: Vec::new(),
            is_joined: false,
        }
    }

    /// Takes the next bytes of the stream.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        if self.start == self.buffer.len() {
            self.buffer.clear();
            self.buffer.shrink_to(KEEP_BYTES);
            self.rebase();
        } else if self.start > 0 {
            self.buffer.drain(..self.start);
            self.rebase();
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// Takes the end of the stream: what lacks only its last line ends is an event too.
    pub(crate) fn finish(&mut self) {
        self.push(b"\n\n");
    }

    /// Returns the next whole event, if it is there.
    pub(crate) fn next(&mut self) -> Option<Result<Event<'_>, TooLong>> {
        if self.at_beginning && !self.skip_mark() {
            return None;
        }
        while let Some((line, end)) = self.take_line() {
            if line.is_empty() {
                if self.finish_event(end) {
                    return Some(Ok(self.event()));
                }
            } else {
                self.read_field(line);
                if self.data.is_none() && self.name.is_empty() {
                    self.start = end; // nothing to keep of a comment
                }
            }
        }
        if self.buffer.len() - self.start > self.max_bytes {
            return Some(Err(TooLong(self.max_bytes)));
        }
        None
    }

    /// Moves every position by as much as the buffer was shortened.
    fn rebase(&mut self) {
        let by = std::mem::take(&mut self.start);
        let shift = |range: &Range<usize>| range.start - by..range.end - by;
        self.line -= by;
        self.searched -= by;
        self.name = if self.name.is_empty() { 0..0 } else { shift(&self.name) };
        self.data = self.data.as_ref().map(shift);
    }

    /// Skips a byte order mark. Says whether enough bytes are there to tell.
    fn skip_mark(&mut self) -> bool {
        if self.buffer.starts_with(BYTE_ORDER_MARK) {
            self.line = BYTE_ORDER_MARK.len();
            self.searched = self.line;
        } else if BYTE_ORDER_MARK.starts_with(&self.buffer) {
            return false;
        }
        self.at_beginning = false;
        true
    }

    /// Returns the next whole line without its end, and where the one after it begins.
    fn take_line(&mut self) -> Option<(Range<usize>, usize)> {
        if self.after_return && self.line < self.buffer.len() {
            if self.buffer[self.line] == b'\n' {
                self.line += 1;
                self.searched = self.line;
            }
            self.after_return = false;
        }
        let Some(at) = memchr::memchr2(b'\n', b'\r', &self.buffer[self.searched..]) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + at;
        let line = self.line..end;
        self.after_return = self.buffer[end] == b'\r';
        self.line = end + 1;
        self.searched = self.line;
        Some((line, self.line))
    }

    fn read_field(&mut self, line: Range<usize>) {
        let bytes = &self.buffer[line.clone()];
        let (field, value) = match memchr::memchr(b':', bytes) {
            Some(colon) => {
                let space = usize::from(bytes.get(colon + 1) == Some(&b' '));
                (&bytes[..colon], line.start + colon + 1 + space..line.end)
            }
            None => (bytes, line.end..line.end),
        };
        match field {
            b"data" => match self.data.replace(value.clone()) {
                None => {}
                Some(first) => self.join(first, value),
            },
            b"event" => self.name = value,
            _ => {}
        }
    }

    fn join(&mut self, first: Range<usize>, value: Range<usize>) {
        if !self.is_joined {
            self.is_joined = true;
            self.joined.clear();
            self.joined.extend_from_slice(&self.buffer[first]);
        }
        self.joined.push(b'\n');
        self.joined.extend_from_slice(&self.buffer[value]);
    }

    /// Ends an event at an empty line; `false` if it has no data and so is none.
    fn finish_event(&mut self, end: usize) -> bool {
        self.start = end;
        if self.data.is_none() {
            self.name = 0..0;
        }
        self.data.is_some()
    }

    fn event(&mut self) -> Event<'_> {
        let name = std::mem::take(&mut self.name);
        let data = self.data.take().unwrap_or_default();
        let joined = std::mem::take(&mut self.is_joined);
        let data = if joined { &self.joined[..] } else { &self.buffer[data] };
        Event { name: &self.buffer[name], data }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Pairs = Vec<(String, String)>;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    fn take_all(sse: &mut Sse, events: &mut Pairs) {
        while let Some(event) = sse.next() {
            let event = event.unwrap();
            events.push((text(event.name), text(event.data)));
        }
    }

    fn parse<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Pairs {
        let (mut sse, mut events) = (Sse::new(MAX_EVENT_BYTES), Vec::new());
        for chunk in chunks {
            sse.push(chunk);
            take_all(&mut sse, &mut events);
        }
        sse.finish();
        take_all(&mut sse, &mut events);
        events
    }

    fn check(stream: &str, expected: &[(&str, &str)]) {
        let expected: Pairs =
            expected.iter().map(|(name, data)| ((*name).into(), (*data).into())).collect();
        assert_eq!(parse([stream.as_bytes()]), expected, "{stream:?} at once");
        assert_eq!(parse(stream.as_bytes().chunks(1)), expected, "{stream:?} by bytes");
    }

    #[test]
    fn events_are_read_as_the_standard_says() {
        check("event: a\ndata: {}\n\ndata:x\n\n", &[("a", "{}"), ("", "x")]);
        check("data: a\r\ndata: b\r\n\r\ndata: c\r\r", &[("", "a\nb"), ("", "c")]);
        check(": comment\nid: 7\nretry: 10\ndata:  x\n\n", &[("", " x")]);
        check("data\n\ndata\ndata\n\ndata:", &[("", ""), ("", "\n"), ("", "")]);
        check("event: lost\n\n\n\ndata: x\n\n", &[("", "x")]);
        check("\u{feff}data: x\n\n", &[("", "x")]);
        check("data: ä\u{feff}\n\n", &[("", "ä\u{feff}")]);
    }

    #[test]
    fn the_end_of_the_stream_ends_the_last_event() {
        check("data: [DONE]", &[("", "[DONE]")]);
        check("data: a\n", &[("", "a")]);
        check("", &[]);
    }

    #[test]
    fn an_endless_line_is_refused() {
        let mut sse = Sse::new(100);
        sse.push(&[b'x'; 101]);
        assert_eq!(sse.next(), Some(Err(TooLong(100))));
    }

    #[test]
    fn endless_data_lines_are_refused() {
        let mut sse = Sse::new(100);
        sse.push(&b"data: x\n".repeat(20));
        assert_eq!(sse.next(), Some(Err(TooLong(100))));
    }

    proptest! {
        #[test]
        fn chunking_changes_nothing(
            lines in prop::collection::vec(
                "(data|event|id|:|)(: ?)?[a-z:\u{e9}]{0,6}(\r\n|\n|\r)(\r\n|\n|\r)?", 0..20),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        ) {
            let stream = lines.concat().into_bytes();
            let mut cuts: Vec<_> = cuts.iter().map(|cut| cut.index(stream.len() + 1)).collect();
            cuts.extend([0, stream.len()]);
            cuts.sort_unstable();
            let chunks = cuts.windows(2).map(|pair| &stream[pair[0]..pair[1]]);
            prop_assert_eq!(parse(chunks), parse([&stream[..]]));
        }
    }
}
