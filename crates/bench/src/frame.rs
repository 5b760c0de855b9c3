//! The client's side of the websocket protocol, as much as a load generator
//! needs: the opening handshake and frames. The masking key is zero, which the
//! protocol permits and costs the generator nothing; the server still unmasks.

use std::io::{Read, Write};
use std::ops::Range;

use anyhow::{Result, ensure};

/// Opcode of the further frames of a message.
pub const CONTINUATION: u8 = 0;
/// Opcode of a text message.
pub const TEXT: u8 = 1;
/// Opcode of the frame that ends a conversation.
pub const CLOSE: u8 = 8;
/// Opcode of a ping.
pub const PING: u8 = 9;
/// Opcode of the answer to a ping.
pub const PONG: u8 = 10;

/// A frame that is complete in a buffer.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its kind.
    pub opcode: u8,
    /// Set if its message ends here.
    pub last: bool,
    /// Position of its payload, from the frame's first byte.
    pub payload: Range<usize>,
    /// Its length in bytes, header included.
    pub length: usize,
}

/// Reads the frame at the start of `bytes`, if it is complete.
pub fn parse(bytes: &[u8]) -> Option<Frame> {
    let [first, second, rest @ ..] = bytes else { return None };
    let (header, size) = match second & 0x7f {
        0x7e => (4, u64::from(u16::from_be_bytes(*rest.first_chunk()?))),
        0x7f => (10, u64::from_be_bytes(*rest.first_chunk()?)),
        short => (2, u64::from(short)),
    };
    let length = usize::try_from(size).ok()?.checked_add(header)?;
    (bytes.len() >= length).then(|| Frame {
        opcode: first & 0x0f,
        last: first & 0x80 != 0,
        payload: header..length,
        length,
    })
}

/// Appends a text message.
pub fn write_text(out: &mut Vec<u8>, payload: &[u8]) {
    write(out, TEXT, payload);
}

/// Appends a frame of a client.
pub fn write(out: &mut Vec<u8>, opcode: u8, payload: &[u8]) {
    out.push(0x80 | opcode);
    let length = payload.len();
    if let Ok(short @ 0..0x7e) = u8::try_from(length) {
        out.push(0x80 | short);
    } else if let Ok(medium) = u16::try_from(length) {
        out.push(0x80 | 0x7e);
        out.extend_from_slice(&medium.to_be_bytes());
    } else {
        out.push(0x80 | 0x7f);
        out.extend_from_slice(&(length as u64).to_be_bytes());
    }
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(payload);
}

/// Opens the websocket; returns what the server sent directly after its answer.
///
/// # Errors
/// If the server refuses.
pub fn handshake(stream: &mut (impl Read + Write + ?Sized), host: &str) -> Result<Vec<u8>> {
    let request = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&answer[..end]).into_owned();
            ensure!(head.starts_with("HTTP/1.1 101"), "the server refused the websocket: `{head}`");
            return Ok(answer.split_off(end + 4));
        }
        let count = stream.read(&mut chunk)?;
        ensure!(count > 0, "the server closed the connection during the websocket handshake");
        answer.extend_from_slice(&chunk[..count]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the frame that a server would send for `payload`.
    fn unmasked(payload: &[u8]) -> Vec<u8> {
        let mut masked = Vec::new();
        write_text(&mut masked, payload);
        let header = masked.len() - payload.len() - 4;
        masked[1] &= 0x7f;
        [&masked[..header], payload].concat()
    }

    #[test]
    fn frames_of_every_length_class_are_read_back() {
        for length in [0, 1, 125, 126, 65_535, 65_536] {
            let bytes = unmasked(&vec![b'x'; length]);
            let frame = parse(&bytes).unwrap();
            assert_eq!((frame.opcode, frame.last, frame.length), (TEXT, true, bytes.len()));
            assert_eq!(frame.payload.len(), length);
            assert_eq!(parse(&bytes[..bytes.len() - 1]), None);
        }
    }
}
