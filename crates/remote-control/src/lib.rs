//! The outbound leg of a host: enrolment at a relay, and virtual connections over its socket.
//!
//! [`RemoteControl`] implements `RemoteControlPort`. While it is on, a worker
//! keeps one websocket to the relay; each pair of client and stream on it
//! becomes a connection of the server, which [`Attach`] makes. Wire and rules are
//! those of the reference implementation's remote control.
//!
//! | module | has |
//! | --- | --- |
//! | `multiplexer` | streams, numbers, acknowledgements, cursors, without I/O |
//! | `chunks` | large messages in pieces, without I/O |
//! | `vault` | the host's key, paired clients, pairing secrets, without I/O |
//! | `api`, `account` | calls to the relay, and how their failures are read |
//! | `attention`, `wake` | when people are woken who look elsewhere |
//! | `worker`, `socket` | attempts, and what goes over one socket |
//! | `stored` | what is kept on disk |
//!
//! It reads one word of a client's message, its method, to see whether a connection
//! begins or is encrypted, and the status of threads. It knows neither connections nor handlers.

#![forbid(unsafe_code)]

mod account;
mod api;
mod approvals;
mod attach;
mod attention;
mod chunks;
mod error;
mod head;
mod installation;
mod multiplexer;
mod report;
mod service;
mod shared;
mod socket;
mod stored;
mod stream_key;
mod streams;
mod vault;
mod wake;
mod worker;

pub use account::{AccountCalls, AccountMachine, HostToken, RelayAccount};
pub use api::login;
pub use attach::{Attach, Attached};
pub use error::RemoteControlError;
pub use installation::Installation;
pub use service::{AtStart, RemoteControl, Surroundings};
pub use shared::Permission;
pub use stored::{
    FILE_NAME, Plain, RelayLogin, is_enabled, prepare_login, read_login, remove, save_login,
};
