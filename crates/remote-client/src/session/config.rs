//! Settings of a session.

use turnhost_protocol::{ClientInfo, InitializeCapabilities};

use crate::address::Address;
use crate::backoff::Backoff;
use crate::dial::Options;

/// Settings of a session, which hold for each of its connections.
#[derive(Clone, Debug)]
pub struct SessionConfig {
    /// The address of the server.
    pub address: Address,
    /// Options of every connection.
    pub options: Options,
    /// The pauses between attempts, and their number.
    pub backoff: Backoff,
    /// The name and version of the client.
    pub client_info: ClientInfo,
    /// The capabilities of the client. Numbered notifications are asked for unless `turnhost` says otherwise.
    pub capabilities: InitializeCapabilities,
}
