//! The choices that make a server and its client.

use turnhost_client::{ClientLimits, WhenBehind};
use turnhost_host::HostOptions;
use turnhost_protocol::{ClientInfo, InitializeCapabilities, SessionSource};

/// The choices that make a server and its client.
#[derive(Clone, Debug)]
pub struct InProcessOptions {
    /// The server.
    pub host: HostOptions,
    /// The introduction of the client. Its name is the originator of its threads.
    pub client_info: ClientInfo,
    /// The capabilities of the client; with none, experimental methods are refused.
    pub capabilities: Option<InitializeCapabilities>,
    /// The origin of the client's threads, which `thread/list` shows and selects by.
    pub source: SessionSource,
    /// Bounds of the client's queues.
    pub limits: ClientLimits,
}

impl InProcessOptions {
    /// Returns the options of a client called `name`, which leaves events out when its program is
    /// too slow, and may not use what is experimental.
    pub fn new(host: HostOptions, name: &str, source: SessionSource) -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self {
            host,
            client_info: ClientInfo { name: name.to_owned(), title: None, version },
            capabilities: None,
            source,
            limits: ClientLimits { when_behind: WhenBehind::Skip, ..ClientLimits::default() },
        }
    }
}
