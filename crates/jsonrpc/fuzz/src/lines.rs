//! The invariants of any bytes that come in by a pipe: the property that the fuzzer hunts for
//! and that a test holds the corpus against.

use bytes::Bytes;
use turnhost_jsonrpc::{
    Incoming, Line, LineBuffer, Notification, Request, Response, append_seq, decode,
    write_client_notification, write_error, write_malformed, write_notification, write_request,
    write_response,
};

/// Small, so that short inputs go over it.
const LIMIT: usize = 512;

/// Reads `input` as a connection would and panics if that goes wrong. Its first two bytes say
/// how the rest is cut: pieces of 1 (`0`) to 16 (`?`) bytes, of the two sizes in turn.
pub(crate) fn check(input: &[u8]) {
    let [first, second, stream @ ..] = input else { return };
    let sizes = [first, second].map(|byte| usize::from(byte % 16) + 1);
    let expected = lines_of_whole(stream);
    assert_eq!(lines_of_pieces(stream, sizes), expected, "pieces of {sizes:?} bytes");
    for line in expected {
        if let Line::Complete(line) = line {
            check_line(&line);
        }
    }
}

/// Returns the lines by the plainest means.
fn lines_of_whole(stream: &[u8]) -> Vec<Line> {
    let ended = stream.strip_suffix(b"\n");
    if stream.is_empty() {
        return Vec::new();
    }
    let lines = ended.unwrap_or(stream).split(|byte| *byte == b'\n');
    lines
        .map(|line| match line.len() {
            bytes if bytes > LIMIT => Line::TooLong { bytes: bytes as u64 },
            _ => Line::Complete(Bytes::copy_from_slice(line)),
        })
        .collect()
}

fn lines_of_pieces(mut stream: &[u8], sizes: [usize; 2]) -> Vec<Line> {
    let mut buffer = LineBuffer::with_limit(LIMIT);
    let mut lines = Vec::new();
    for size in sizes.into_iter().cycle() {
        if stream.is_empty() {
            break;
        }
        let (piece, rest) = stream.split_at(size.min(stream.len()));
        buffer.space().extend_from_slice(piece);
        lines.extend(std::iter::from_fn(|| buffer.next_line()));
        stream = rest;
    }
    lines.extend(buffer.finish());
    assert_eq!(buffer.finish(), None);
    lines
}

fn check_line(line: &[u8]) {
    let mut encoded = Vec::new();
    match decode(line) {
        Ok(None) => assert!(line.trim_ascii().is_empty()),
        Ok(Some(message)) => {
            write_again(&mut encoded, &message);
            assert_eq!(essence(&read(&encoded)), essence(&message));
        }
        Err(malformed) => {
            write_malformed(&mut encoded, &malformed);
            let Incoming::Error(answer) = read(&encoded) else { panic!("{malformed} is no error") };
            assert_eq!(answer.error.code, malformed.kind.code());
            assert_eq!(answer.error.message, malformed.to_string());
        }
    }
    assert!(!encoded.contains(&b'\n'), "a message on two lines");
}

fn read(encoded: &[u8]) -> Incoming<'_> {
    match decode(encoded) {
        Ok(Some(message)) => message,
        other => panic!("what was written reads as {other:?}"),
    }
}

fn write_again(buf: &mut Vec<u8>, message: &Incoming<'_>) {
    let written = match message {
        Incoming::Request(Request { id, method, params, trace: _ }) => {
            write_request(buf, id, method, params.as_ref())
        }
        Incoming::Notification(notification) => write_notification_again(buf, notification),
        Incoming::Response(Response { id, result }) => write_response(buf, id, result),
        Incoming::Error(error) => {
            write_error(buf, error.id.as_ref(), &error.error);
            Ok(())
        }
    };
    assert!(written.is_ok(), "{written:?}");
}

fn write_notification_again(
    buf: &mut Vec<u8>,
    notification: &Notification<'_>,
) -> Result<(), turnhost_jsonrpc::EncodeError> {
    let Notification { method, params, emitted_at_ms, seq } = notification;
    let mut encoded = Vec::new();
    match emitted_at_ms {
        Some(millis) => write_notification(&mut encoded, method, params, *millis)?,
        None => write_client_notification(&mut encoded, method, params.as_ref())?,
    }
    match seq {
        Some(seq) => append_seq(buf, &encoded, *seq),
        None => buf.append(&mut encoded),
    }
    Ok(())
}

/// Returns all that must survive, in one text. A trace goes one way only, and `data` of an error
/// may have numbers that no float holds.
fn essence(message: &Incoming<'_>) -> String {
    match message {
        Incoming::Request(it) => format!("{:?}", (&it.id, &it.method, it.params)),
        Incoming::Notification(it) => format!("{it:?}"),
        Incoming::Response(it) => format!("{it:?}"),
        Incoming::Error(it) => format!("{:?}", (&it.id, it.error.code, &it.error.message)),
    }
}
