//! Remote control: its state, and whether the relay is reached.

mod client;
mod disable;
mod enable;
mod pairing;
mod status;

use serde::Serialize;

use crate::word::Word;

pub use client::*;
pub use disable::*;
pub use enable::*;
pub use pairing::*;
pub use status::*;

/// The status of the connection to the relay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum RemoteControlConnectionStatus {
    /// Remote control is off.
    Disabled,
    /// It is being made.
    Connecting,
    /// It is up.
    Connected,
    /// It failed.
    Errored,
}
