//! A server that clients reach through a relay, with real sockets on both legs.

use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::sync::mpsc;
use turnhost_base::SystemWorld;
use turnhost_http::{HttpClient, Proxies, Roots};
use turnhost_relay::{Relay, RelayOptions};
use turnhost_relay_client::{
    Claimed, MachineAccess, PairedRelay, PairedRelays, PairingLink, RelayReceiver, RelayStream,
    claim,
};
use turnhost_remote_control::{Plain, login, save_login};
use turnhost_task::Tasks;

use crate::TIMEOUT;
use crate::lab::{Lab, Server, Transport};
use crate::peer::{Peer, PeerReceiver, PeerSender};

/// A relay, and a server that is enrolled with it.
pub(crate) struct Relayed {
    _relay: Relay,
    server: Server,
    /// The access of the first connection, which makes the client known.
    first: Option<MachineAccess>,
    paired: PairedRelay,
    tasks: Tasks,
}

impl Relayed {
    /// Starts the relay and the server, and pairs a client.
    pub(crate) async fn open(lab: &Lab) -> Result<Self> {
        let tasks = Tasks::new();
        let http = HttpClient::with_proxies(Proxies::from_variables(|_| None));
        let options = RelayOptions { data: lab.path().join("relay"), ..RelayOptions::default() };
        let relay = Relay::open(options, Arc::new(SystemWorld), http.clone(), &tasks)?;
        let address = relay.listen(([127, 0, 0, 1], 0).into(), None).await?.address;
        let invite = relay.invite("scenario").await?;
        let url = format!("http://{address}/");
        let login = login(&http, &url, &invite, "scenario", Plain::Refused).await?;
        save_login(&lab.home(), login)?;
        let (server, mut near) = serve(lab).await?;
        let codes = near.call("remoteControl/pairing/start", json!({})).await?;
        let link = codes["pairingCode"].as_str().context("a code has a link")?;
        let link = PairingLink::parse(link, None)?;
        let Claimed { access, relay: paired } =
            claim(&http, &link, &PairedRelays::default(), "scenario").await?;
        Ok(Self { _relay: relay, server, first: Some(access), paired, tasks })
    }

    /// Opens a stream.
    pub(crate) async fn connect(&mut self) -> Result<Peer> {
        let access = match self.first.take() {
            Some(access) => access,
            None => self.paired.access(self.paired.machines.first().context("no machine")?)?,
        };
        let stream = RelayStream::open(&access, &Roots::System, TIMEOUT).await?;
        let (sender, incoming) = stream.split();
        let (messages, taken) = mpsc::channel(64);
        self.tasks.spawn(carry(incoming, messages));
        Ok(Peer::new(PeerSender::Relay(sender), PeerReceiver::Relay(taken)))
    }

    /// Kills the server and starts another one.
    pub(crate) async fn kill(&mut self, lab: &Lab) -> Result<()> {
        self.server.kill().await?;
        self.server = serve(lab).await?.0;
        Ok(())
    }

    /// Ends the server in good order and starts another one.
    pub(crate) async fn restart(&mut self, lab: &Lab) -> Result<()> {
        let status = self.server.stop().await?;
        ensure!(status.success(), "{status}: {}", self.server.stderr());
        self.server = serve(lab).await?.0;
        Ok(())
    }
}

/// Starts the server. Returns it once its relay has it, with a client on the machine itself.
async fn serve(lab: &Lab) -> Result<(Server, Peer)> {
    let adjust = |command: &mut Command| {
        command.arg("--remote-control");
    };
    let mut server = lab.serve_with(Transport::WebSocket, adjust).await?;
    let mut near = server.connect().await?;
    near.initialize().await?;
    let is_connected = |params: &Value| params["status"] == "connected";
    near.notified(0, "remoteControl/status/changed", is_connected).await?;
    Ok((server, near))
}

/// Drives a stream, which does nothing while it is not polled for messages.
async fn carry(mut receiver: RelayReceiver, messages: mpsc::Sender<Vec<u8>>) {
    while let Ok(message) = receiver.recv().await {
        if messages.send(message).await.is_err() {
            return;
        }
    }
}
