//! Connections of the server, as remote control needs them.

use bytes::Bytes;
use tokio::sync::mpsc;

/// Makes connections of the server.
pub trait Attach: Send + Sync {
    /// Makes a connection. Must not block.
    fn attach(&self) -> Attached;
}

/// A connection of the server. Dropping the sender ends it.
#[derive(Debug)]
pub struct Attached {
    /// Messages for the server.
    pub to_server: mpsc::Sender<Bytes>,
    /// Messages of the server, encoded. Closed when the server ends the connection.
    pub from_server: mpsc::Receiver<Bytes>,
}
