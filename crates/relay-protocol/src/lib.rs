//! The frames between hosts, relays and remote clients, once for all ends.
//!
//! | module | has |
//! | --- | --- |
//! | `host_leg` | envelopes between a host and its relay, as the reference implementation has them |
//! | `client_leg` | frames between a client and its relay, as `crates/relay/README.md` specifies them |
//! | `sealed` | messages of the secure channel, which travel inside of both |
//! | `pieces` | large messages in pieces, the same on both legs |
//! | `text` | text of a frame, borrowed where it can be |
//! | `relay_url` | base addresses of relays |
//!
//! Each frame has a type for the end that writes it and a flat one for the end that reads it, which
//! takes members that it does not know. Messages inside stay unread.

#![forbid(unsafe_code)]

mod client_leg;
mod host_leg;
mod pieces;
mod relay_url;
mod sealed;
mod text;

pub use client_leg::{ClientToRelay, FromClient, RelayToClient, ToClient};
pub use host_leg::{Addressed, FromHost, FromRelay, ToHost, ToRelay};
pub use pieces::{
    Added, Assembly, ENVELOPE_BYTES, MESSAGE_BYTES, PIECE_BYTES, Piece, SEALED_BYTES, SEGMENTS,
    pieces,
};
pub use relay_url::RelayUrl;
pub use sealed::{Refused, SEALED, Sealed};
pub use text::Text;

use serde::Serialize;

/// 140 KiB: the longest frame of a client, which is a piece of 100 KiB in base64 with its members.
pub const CLIENT_FRAME_BYTES: usize = 140 << 10;

/// A frame that can be written.
///
/// Frames are read and written by functions of this crate and not by generic ones of its users, since
/// it is built for speed and they need not be.
pub trait Frame {
    /// Writes the frame.
    fn encode(&self) -> String;
}

/// Writes a frame.
pub fn encode(frame: &impl Frame) -> String {
    frame.encode()
}

/// Writes a value of this crate. They have no map with keys that are no text, so that it cannot fail.
fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
