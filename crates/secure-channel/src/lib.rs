//! Encryption from a remote client to its host, through relays that cannot read it.
//!
//! The handshake is Noise IK over X25519, AES-GCM and SHA-256, which browsers
//! have in WebCrypto: a client knows its host's static key from the pairing
//! code, a host knows the keys of the clients it was paired with. Pairing is the
//! same handshake with a secret mixed in (IKpsk1) that the code carries and the
//! relay does not. After it, [`Channel::seal`] and [`Channel::open`] turn
//! messages into frames and back.
//!
//! Everything here is a state machine: bytes in, bytes out; no clock, no
//! sockets. Random bytes come from the operating system.
//!
//! A frame that was changed, dropped, repeated, reordered, cut or joined with
//! another is an error, and a channel that met an error opens nothing more. Each
//! handshake makes fresh keys, so frames of one connection mean nothing on the next.
//! `README.md` has the format byte by byte, `vectors/channel.json` examples of it.

#![forbid(unsafe_code)]

mod channel;
mod error;
mod handshake;
mod keys;
mod primitives;
mod record;
mod secret;

pub use channel::Channel;
pub use error::ChannelError;
pub use handshake::{Hello, Initiator, Responder};
pub use keys::{KeyPair, PublicKey};
pub use record::{MAX_FRAME_BYTES, MAX_MESSAGE_BYTES};
pub use secret::{PairingId, PairingSecret};
