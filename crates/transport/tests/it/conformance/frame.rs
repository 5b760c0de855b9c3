//! Frames as a client writes and reads them, also wrong ones.

use super::{Goodbye, Seen};

/// The bit that ends a message.
pub(super) const FIN: u8 = 0x80;
pub(super) const CONTINUATION: u8 = 0;
pub(super) const TEXT: u8 = 1;
pub(super) const BINARY: u8 = 2;
pub(super) const CLOSE: u8 = 8;
pub(super) const PING: u8 = 9;
pub(super) const PONG: u8 = 10;

const KEY: [u8; 4] = [0x37, 0xfa, 0x21, 0x3d];

/// Returns a masked frame whose first octet is `first`.
pub(super) fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = head(first, payload.len(), 0x80);
    frame.extend_from_slice(&KEY);
    frame.extend(payload.iter().zip(KEY.iter().cycle()).map(|(byte, key)| byte ^ key));
    frame
}

/// Returns a frame without a mask, as only a server may send it.
pub(super) fn unmasked(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = head(first, payload.len(), 0);
    frame.extend_from_slice(payload);
    frame
}

/// Returns a close frame with this code and reason.
pub(super) fn close(code: u16, reason: &[u8]) -> Vec<u8> {
    frame(FIN | CLOSE, &[&code.to_be_bytes(), reason].concat())
}

fn head(first: u8, length: usize, mask: u8) -> Vec<u8> {
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short @ 0..=0x7d), _) => vec![first, mask | short],
        (_, Ok(medium)) => [&[first, mask | 0x7e][..], &medium.to_be_bytes()].concat(),
        _ => [&[first, mask | 0x7f][..], &(length as u64).to_be_bytes()].concat(),
    }
}

/// Reads the frames in the bytes that a server sent, and how many are left of a frame
/// that is not complete.
pub(super) fn read_all(mut bytes: &[u8]) -> (Seen, usize) {
    let mut seen = Seen::default();
    while let Some((first, payload, rest)) = split_frame(bytes) {
        assert_eq!(seen.close, None, "nothing may follow a close frame");
        match first & 0x7f {
            TEXT => seen.texts.push(String::from_utf8(payload.to_vec()).unwrap()),
            PONG => seen.pongs.push(payload.to_vec()),
            CLOSE => {
                let code = payload.first_chunk().map(|code| u16::from_be_bytes(*code));
                seen.close = Some(code.map_or(Goodbye::Bare, Goodbye::Code));
            }
            other => panic!("a server should not send opcode {other}"),
        }
        bytes = rest;
    }
    (seen, bytes.len())
}

/// Returns the first octet and the payload of the first frame, and what follows it.
fn split_frame(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let [first, second, rest @ ..] = bytes else { return None };
    assert_eq!(second & 0x80, 0, "a server must not mask");
    let (length, rest) = match second {
        126 => {
            let (length, rest) = rest.split_first_chunk()?;
            (usize::from(u16::from_be_bytes(*length)), rest)
        }
        127 => {
            let (length, rest) = rest.split_first_chunk()?;
            (usize::try_from(u64::from_be_bytes(*length)).unwrap(), rest)
        }
        short => (usize::from(*short), rest),
    };
    let (payload, rest) = rest.split_at_checked(length)?;
    Some((*first, payload, rest))
}
