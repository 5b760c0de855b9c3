//! Connections of the server for streams of remote control.

use std::sync::{Arc, OnceLock, Weak};

use bytes::Bytes;
use tokio::sync::mpsc;
use turnhost_remote_control::{Attach, Attached};
use turnhost_server::{Outgoing, Server};
use turnhost_task::Tasks;
use turnhost_transport::in_process::{ChannelReceiver, ChannelSender, connect_with};
use turnhost_transport::{ConnectionIds, Limits, Message as _};

/// Messages on their way, in each direction, as many as the protocol's queue of a connection has.
const MESSAGES: usize = 128;

/// Attaches streams to the server as connections.
pub(crate) struct RemoteConnections {
    /// Set once the server is made, which needs remote control first.
    server: OnceLock<Weak<Server>>,
    ids: ConnectionIds,
    limits: Limits,
    tasks: Tasks,
}

impl RemoteConnections {
    pub(crate) fn new(ids: &ConnectionIds, limits: Limits, tasks: &Tasks) -> Self {
        Self { server: OnceLock::new(), ids: ids.clone(), limits, tasks: tasks.child() }
    }

    pub(crate) fn serve_with(&self, server: &Arc<Server>) {
        // It is set once, by the host that made both.
        _ = self.server.set(Arc::downgrade(server));
    }
}

impl Attach for RemoteConnections {
    fn attach(&self) -> Attached {
        let (to_server, inbound) = mpsc::channel(MESSAGES);
        let (outbound, from_server) = mpsc::channel(MESSAGES);
        if let Some(server) = self.server.get().and_then(Weak::upgrade) {
            let id = self.ids.next_id();
            let (connection, link) = connect_with(id, self.limits, &self.tasks);
            server.attach(connection);
            let (sender, receiver) = link.split();
            self.tasks.spawn(carry_in(inbound, sender));
            self.tasks.spawn(carry_out(receiver, outbound));
        }
        Attached { to_server, from_server }
    }
}

async fn carry_in(mut inbound: mpsc::Receiver<Bytes>, sender: ChannelSender) {
    while let Some(frame) = inbound.recv().await {
        if sender.send(frame).await.is_err() {
            return;
        }
    }
}

async fn carry_out(mut receiver: ChannelReceiver<Outgoing>, outbound: mpsc::Sender<Bytes>) {
    while let Ok(message) = receiver.recv().await {
        if outbound.send(message.encode()).await.is_err() {
            return;
        }
    }
}
