//! The client's leg of a relay, as `crates/relay/README.md` specifies it.
//!
//! [`claim`] begins a pairing by a code, [`PairedRelays`] stores what
//! follows, and [`RelayStream`] is a connection to the machine's app server: messages in, messages
//! out, encrypted up to the host. A stream outlives its sockets: what was sent while there was none
//! is sent later, what came is taken once.
//!
//! | module | has |
//! | --- | --- |
//! | `code` | pairing links and codes |
//! | `pairing` | the calls to the relay that begin and end a pairing |
//! | `kept` | the file with tokens and keys |
//! | `numbers` | numbers, acknowledgements and pieces of one stream, without I/O |
//! | `cover` | the encryption of one stream, without I/O |
//! | `socket`, `carrier` | dialling, and one stream over several sockets |
//! | `stream` | the two halves that a program uses |
//!
//! It reads no message but those of the secure channel.

#![forbid(unsafe_code)]

mod address;
mod carrier;
mod code;
mod cover;
mod error;
mod escape;
mod kept;
mod numbers;
mod pairing;
mod shared;
mod socket;
mod stream;

pub use address::RelayAddress;
pub use code::PairingLink;
pub use cover::Protection;
pub use error::RelayClientError;
pub use kept::{FILE_NAME, KeptMachine, PairedRelay, PairedRelays};
pub use pairing::{Claimed, MachineStatus, claim, forget, statuses};
pub use socket::MachineAccess;
pub use stream::{RelayReceiver, RelaySender, RelayStream, StreamEnd};
pub use turnhost_relay_protocol::RelayUrl;
