//! The server in the process of the test, with a clock that the test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use turnhost_base::{Millis, SystemWorld, World};
use turnhost_client::{Link as _, LinkReceiver as _, ServerMessage};
use turnhost_host::{Host, HostOptions, InProcessReceiver};

use crate::peer::{Peer, PeerReceiver, PeerSender};

/// A host of this process. Everything is real but the transport and the clock.
#[derive(Debug)]
pub struct InProcessServer {
    host: Host,
    clock: Arc<Clock>,
}

/// The system's clock, ahead by as much as the test has moved it.
#[derive(Debug, Default)]
struct Clock {
    ahead_millis: AtomicI64,
}

impl World for Clock {
    fn now(&self) -> Millis {
        Millis(SystemWorld.now().0 + self.ahead_millis.load(Ordering::Relaxed))
    }

    fn fresh_uuid(&self) -> uuid::Uuid {
        SystemWorld.fresh_uuid()
    }

    fn random_uuid(&self) -> uuid::Uuid {
        SystemWorld.random_uuid()
    }

    fn local_date(&self, now: Millis) -> (String, String) {
        SystemWorld.local_date(now)
    }
}

impl InProcessServer {
    /// Starts a server with these options and a clock of its own. The runtime must have one thread.
    ///
    /// # Errors
    /// If it does not come up.
    pub fn start(options: HostOptions) -> Result<Self> {
        let clock = Arc::<Clock>::default();
        let options = HostOptions { world: Arc::clone(&clock) as Arc<dyn World>, ..options };
        Ok(Self { host: Host::start(options)?, clock })
    }

    /// Opens a connection.
    pub fn connect(&self) -> Peer {
        let (sender, receiver) = self.host.link().split();
        Peer::new(PeerSender::InProcess(sender), PeerReceiver::InProcess(receiver))
    }

    /// Moves the clock forward. What was due on the way happens at once.
    ///
    /// The clock is paused only while it is moved, since the store's threads and commands do
    /// not know of it; between two moves time passes as it does for them.
    pub async fn advance(&self, by: Duration) -> Result<()> {
        let millis = i64::try_from(by.as_millis()).context("that is beyond the calendar")?;
        self.clock.ahead_millis.fetch_add(millis, Ordering::Relaxed);
        tokio::time::pause();
        tokio::time::advance(by).await;
        tokio::time::resume();
        Ok(())
    }

    /// Ends it; its peers must be gone.
    ///
    /// # Errors
    /// If not everything could be stored.
    pub async fn stop(self) -> Result<()> {
        Ok(self.host.shut_down().await?)
    }
}

/// Receives the next message as other transports carry it.
pub(crate) async fn receive(receiver: &mut InProcessReceiver) -> Result<Value> {
    let message = receiver.recv().await.map_err(|end| anyhow::anyhow!("{}", end.reason))?;
    Ok(match message {
        ServerMessage::Frame(frame) => serde_json::from_slice(&frame)?,
        ServerMessage::Notification(it) => {
            let params = it.serialize_params(serde_json::value::Serializer)?;
            json!({"method": it.method(), "params": params})
        }
        ServerMessage::Request(id, request) => {
            let params = request.serialize_params(serde_json::value::Serializer)?;
            json!({"id": id, "method": request.method(), "params": params})
        }
    })
}
