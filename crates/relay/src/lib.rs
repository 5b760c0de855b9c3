//! The self-hosted service that connects hosts and remote clients.
//!
//! Hosts enrol and keep one websocket open, in the protocol of the reference
//! implementation. Clients pair with a host by a code and open streams to it, in
//! the protocol of `README.md`. In between is one state machine for each host:
//! it numbers, spools, acknowledges and drops duplicates.
//!
//! | module | has |
//! | --- | --- |
//! | `machine` | one host and its streams, without I/O |
//! | `pairing` | codes and how many may be tried, without I/O |
//! | `database` | accounts, tokens, machines, clients, audit |
//! | `serve`, `http` | listening, requests, answers |
//! | `caller` | the account, machine or client behind a request |
//! | `host`, `client` | the two legs |
//! | `push` | wake-ups over Web Push and webhooks |
//!
//! The relay reads envelopes and never a message. It knows no method.

#![forbid(unsafe_code)]

mod audit;
mod caller;
mod client;
mod database;
mod error;
mod host;
mod http;
mod limits;
mod machine;
mod metrics;
mod owed;
mod pages;
mod pairing;
mod push;
mod relay;
mod secret;
mod serve;
mod sockets;

pub use error::RelayError;
pub use relay::{Relay, RelayOptions};
pub use serve::Listening;
