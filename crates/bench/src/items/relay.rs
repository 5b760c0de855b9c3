//! A relay: what it adds to a round trip, what idle connections cost, encrypted streaming, and
//! how quickly a thousand hosts are back after it was restarted.
//!
//! Servers without a relay of their own have no figures here.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use turnhost_http::{HttpClient, Roots};
use turnhost_relay_client::{
    Claimed, MachineAccess, PairedRelays, PairingLink, RelayReceiver, RelaySender, RelayStream,
    claim,
};

use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_least, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::processor::OneProcessor;
use crate::procfs;
use crate::relay_lab::{Crowd, RelayLab};
use crate::script::{DELTA, Script};
use crate::server::Server;
use crate::session::{Message, Session, TURN_COMPLETED, classify, completed, delta_bytes};
use crate::stats::{float, micros, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "relay",
    title: "13. Through a relay on loopback (encrypted end to end)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    told("round trip p50, websocket", "us"),
    told("round trip p50, relay", "us"),
    at_most("round trip p50, added by the relay", "us", 60.0),
    told("round trip p50 on one processor, websocket", "us"),
    told("round trip p50 on one processor, relay", "us"),
    told("round trip p50 on one processor, added by the relay", "us"),
    at_least("200,000 deltas", "deltas/s", 100_000.0),
    told("200,000 deltas, relay CPU", "us/delta"),
    at_most("relay RSS per idle connection (100 hosts, 1,000 clients)", "kB", 60.0),
    at_most("1,000 hosts back after a restart", "s", 10.0),
    at_most("hosts that are there twice or not at all", "n", 0.0),
];

const METHOD: &str = "thread/loaded/list";
/// Round trips before anything is measured.
const WARM_UP: usize = 200;
/// The two ways are measured in so many turns, since the system moves programs between processors as it likes.
const TURNS: usize = 8;
/// The time that anything may take.
const TIMEOUT: Duration = Duration::from_mins(1);

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let program = subject.command.first().context("the server's command is empty")?;
    if !Command::new(program).args(["relay", "--help"]).output()?.status.success() {
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let home = subject.home(Sandbox::FullAccess)?;
    let mut relay = RelayLab::start(program, subject.base)?;
    runtime.block_on(relay.log_in(&home))?;
    let (server, mut near) = host(subject, &home)?;
    let mut far = runtime.block_on(Far::reach(&relay, &mut near))?;

    let count = subject.effort.pick(500, 60);
    let mut ways = Ways { runtime: &runtime, near: &mut near, far: &mut far, count };
    let (websocket, through) = ways.measure()?;
    sample.set("round trip p50, websocket", websocket)?;
    sample.set("round trip p50, relay", through)?;
    sample.set("round trip p50, added by the relay", through - websocket)?;
    let held = OneProcessor::hold(&[relay.pid(), server.pid()])?;
    let (websocket, through) = ways.measure()?;
    drop(held);
    sample.set("round trip p50 on one processor, websocket", websocket)?;
    sample.set("round trip p50 on one processor, relay", through)?;
    sample.set("round trip p50 on one processor, added by the relay", through - websocket)?;

    let thread = runtime.block_on(far.start_thread(&home))?;
    let deltas = subject.effort.pick(200_000, 20_000);
    subject.model.play(Script::burst(&subject.model.fresh_name(), deltas));
    let cpu = procfs::counters(relay.pid())?;
    let start = Instant::now();
    runtime.block_on(far.turn(&thread, deltas))?;
    let seconds = start.elapsed().as_secs_f64();
    let used = procfs::counters(relay.pid())?.since(&cpu).cpu;
    sample.set("200,000 deltas", float(deltas as u64) / seconds)?;
    sample.set("200,000 deltas, relay CPU", micros(used) / float(deltas as u64))?;
    drop(far);
    drop(near);
    server.stop()?;

    let (hosts, clients) = (subject.effort.pick(100, 10), 10);
    let before = procfs::memory(relay.pid())?.resident;
    let mut crowd = runtime.block_on(Crowd::connect(&relay, hosts, clients))?;
    runtime.block_on(crowd.attend(subject.idle));
    let resident = procfs::memory(relay.pid())?.resident.saturating_sub(before);
    let each = float(resident) / float((hosts * (clients + 1)) as u64);
    sample.set("relay RSS per idle connection (100 hosts, 1,000 clients)", each / 1e3)?;
    drop(crowd);

    let hosts = subject.effort.pick(1000, 100);
    let crowd = runtime.block_on(Crowd::connect(&relay, hosts, 0))?;
    relay.restart()?;
    let (seconds, wrong) = runtime.block_on(crowd.come_back(&relay))?;
    sample.set("1,000 hosts back after a restart", seconds)?;
    sample.set("hosts that are there twice or not at all", wrong)?;
    Ok(())
}

/// The two ways to one server.
struct Ways<'a> {
    runtime: &'a tokio::runtime::Runtime,
    near: &'a mut Session,
    far: &'a mut Far,
    /// Round trips of each way in each of the turns.
    count: usize,
}

impl Ways<'_> {
    /// Returns the medians of a round trip without and through the relay, in microseconds.
    ///
    /// A program on a processor that sleeps takes 20 us more to hear anything. Where the system puts the three programs
    /// is luck, and lasts; so the work itself shows only where all are held on one processor.
    fn measure(&mut self) -> Result<(f64, f64)> {
        let (mut websocket, mut through) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            direct(self.near, WARM_UP)?;
            websocket.extend(direct(self.near, self.count)?);
            self.runtime.block_on(self.far.round_trips(WARM_UP))?;
            through.extend(self.runtime.block_on(self.far.round_trips(self.count))?);
        }
        Ok((percentile(&websocket, 50), percentile(&through, 50)))
    }
}

/// Starts the server with remote control on, and a client beside it.
fn host(subject: &Subject<'_>, home: &Home) -> Result<(Server, Session)> {
    let mut command = subject.command.to_vec();
    command.push("--remote-control".to_owned());
    let mut server = Server::start(&command, home, Transport::Websocket)?;
    let mut session = Session::new(server.connect()?);
    session.initialize()?;
    subject.settle();
    Ok((server, session))
}

fn direct(session: &mut Session, count: usize) -> Result<Vec<f64>> {
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let start = Instant::now();
        session.call(METHOD, &json!({}))?;
        times.push(micros(start.elapsed()));
    }
    Ok(times)
}

/// A client behind the relay.
struct Far {
    sender: RelaySender,
    receiver: RelayReceiver,
    last_id: u64,
}

impl Far {
    async fn reach(relay: &RelayLab, near: &mut Session) -> Result<Self> {
        let access = pair(near).await.with_context(|| format!("cannot pair at {}", relay.url()))?;
        let stream = RelayStream::open(&access, &Roots::System, TIMEOUT).await?;
        let (sender, receiver) = stream.split();
        let mut far = Self { sender, receiver, last_id: 0 };
        let info = json!({ "name": "bench", "version": "1" });
        let capabilities = json!({ "experimentalApi": true });
        let params = json!({ "clientInfo": info, "capabilities": capabilities });
        far.call("initialize", &params).await?;
        far.send(&json!({ "method": "initialized" })).await?;
        Ok(far)
    }

    async fn send(&self, message: &Value) -> Result<()> {
        let sent = self.sender.send(message.to_string().as_bytes()).await;
        sent.map_err(|reason| anyhow::anyhow!(reason))
    }

    async fn recv(&mut self) -> Result<Vec<u8>> {
        let received = tokio::time::timeout(TIMEOUT, self.receiver.recv()).await?;
        received.map_err(|end| anyhow::anyhow!("{}", end.reason))
    }

    async fn call(&mut self, method: &str, params: &Value) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({ "id": id, "method": method, "params": params })).await?;
        loop {
            let message = self.recv().await?;
            match classify(&message)? {
                Message::Result(answered) if answered == id => {
                    let mut message: Value = serde_json::from_slice(&message)?;
                    return Ok(message["result"].take());
                }
                Message::Failure(answered) if answered == id => {
                    bail!("{method} was refused: {}", String::from_utf8_lossy(&message))
                }
                _ => {}
            }
        }
    }

    async fn round_trips(&mut self, count: usize) -> Result<Vec<f64>> {
        let mut times = Vec::with_capacity(count);
        for _ in 0..count {
            let start = Instant::now();
            self.call(METHOD, &json!({})).await?;
            times.push(micros(start.elapsed()));
        }
        Ok(times)
    }

    async fn start_thread(&mut self, home: &Home) -> Result<String> {
        let started = self.call("thread/start", &json!({ "cwd": home.workspace() })).await?;
        let id = started.pointer("/thread/id").and_then(Value::as_str);
        Ok(id.context("the thread has no id")?.to_owned())
    }

    /// Runs a turn, in which all text must arrive.
    async fn turn(&mut self, thread: &str, deltas: usize) -> Result<()> {
        let input = json!([{ "type": "text", "text": "go" }]);
        self.call("turn/start", &json!({ "threadId": thread, "input": input })).await?;
        let mut bytes = 0;
        loop {
            let message = self.recv().await?;
            bytes += delta_bytes(&message).unwrap_or(0);
            if matches!(classify(&message)?, Message::Notification(method) if method == TURN_COMPLETED)
            {
                completed(&message)?;
                ensure!(bytes == deltas * DELTA.len(), "{bytes} bytes of text arrived");
                return Ok(());
            }
        }
    }
}

/// Pairs a client with the host of a session. Asks again until the host is enrolled.
async fn pair(near: &mut Session) -> Result<MachineAccess> {
    let end = Instant::now() + TIMEOUT;
    let codes = loop {
        match near.call("remoteControl/pairing/start", &json!({ "manualCode": true })) {
            Ok(codes) => break serde_json::from_slice::<Value>(codes)?,
            Err(error) if Instant::now() > end => bail!(error),
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    };
    let link = codes.pointer("/result/pairingCode").or_else(|| codes.get("pairingCode"));
    let link = link.and_then(Value::as_str).context("the host gave no pairing link")?;
    let link = PairingLink::parse(link, None)?;
    let http = HttpClient::new();
    let Claimed { access, .. } = claim(&http, &link, &PairedRelays::default(), "bench").await?;
    Ok(access)
}
