//! Streaming: long answers in deltas of 8 bytes, as quickly as the server takes
//! them, and paced as a real model sends them.
//!
//! The rate counts from the first request at the model to the last message of
//! the last turn; a delta is what the model sent, also where the server merges
//! several into one message. All text must arrive.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use crate::home::Sandbox;
use crate::item::{Figure, Item, Sample, at_least, at_most, told};
use crate::lab::{Subject, Usage};
use crate::link::Transport;
use crate::procfs;
use crate::script::{DELTA, Script};
use crate::server::Server;
use crate::session::{self, Message, Session, classify, completed, delta_bytes};
use crate::stats::float;

/// The item.
pub const ITEM: Item =
    Item { name: "stream", title: "5. Streaming (deltas of 8 bytes)", figures: FIGURES, measure };

const FIGURES: &[Figure] = &[
    at_least("stdio: 50,000 deltas", "deltas/s", 400_000.0),
    at_most("stdio: 50,000 deltas, server CPU", "us/delta", 2.5),
    at_most("stdio: 50,000 deltas, RSS high-water growth", "MB", 10.0),
    at_least("stdio: 8 turns of 6,250", "deltas/s", 400_000.0),
    at_most("stdio: 8 turns of 6,250, server CPU", "us/delta", 2.5),
    at_most("stdio: 8 turns paced at 250/s, server CPU", "us/delta", 12.0),
    at_most("stdio: 8 turns paced, context switches", "n/delta", 1.0),
    told("stdio: 50,000 deltas, messages", "n/delta"),
    at_least("ws: 50,000 deltas", "deltas/s", 400_000.0),
    at_most("ws: 50,000 deltas, server CPU", "us/delta", 2.5),
    at_least("ws: 8 turns of 6,250", "deltas/s", 400_000.0),
    at_most("ws: 8 turns of 6,250, server CPU", "us/delta", 2.5),
    at_most("ws: 8 turns paced at 250/s, server CPU", "us/delta", 12.0),
    told("ws: 50,000 deltas, messages", "n/delta"),
];

/// Turns at once where there are several.
const TURNS: usize = 8;
/// The time between two paced deltas: 250 a second.
const PAUSE: Duration = Duration::from_millis(4);

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    for transport in [Transport::Stdio, Transport::Websocket] {
        over(subject, transport, sample)?;
    }
    Ok(())
}

fn over(subject: &Subject<'_>, transport: Transport, sample: &mut Sample<'_>) -> Result<()> {
    let word = transport.word();
    let home = subject.home(Sandbox::FullAccess)?;
    let (server, mut session) = subject.session(&home, transport)?;
    let mut threads = Vec::new();
    for _ in 0..=TURNS {
        threads.push(session.start_thread(&home.workspace())?);
    }
    // A first turn on each thread pays for what only the first one needs.
    subject.model.play(Script::Instant);
    for thread in &threads {
        session.turn(thread)?;
    }
    let (one, several) = threads.split_at(1);
    let mut stage = Stage { subject, server: &server, session: &mut session };

    let deltas = subject.effort.pick(50_000, 5000);
    procfs::forget_peak(server.pid())?;
    let resident = procfs::memory(server.pid())?.resident;
    let burst = stage.stream(one, &Script::burst(&subject.model.fresh_name(), deltas), deltas)?;
    if transport == Transport::Stdio {
        let growth = procfs::memory(server.pid())?.peak.saturating_sub(resident);
        sample.set("stdio: 50,000 deltas, RSS high-water growth", float(growth) / 1e6)?;
    }
    sample.set(&format!("{word}: 50,000 deltas"), burst.rate())?;
    sample.set_cpu(
        &format!("{word}: 50,000 deltas, server CPU"),
        burst.usage.micros_each(burst.deltas),
    )?;
    sample.set(
        &format!("{word}: 50,000 deltas, messages"),
        float(burst.messages) / float(burst.deltas as u64),
    )?;

    let deltas = deltas / TURNS;
    let burst =
        stage.stream(several, &Script::burst(&subject.model.fresh_name(), deltas), deltas)?;
    sample.set(&format!("{word}: 8 turns of 6,250"), burst.rate())?;
    sample.set_cpu(
        &format!("{word}: 8 turns of 6,250, server CPU"),
        burst.usage.micros_each(burst.deltas),
    )?;

    let deltas = subject.effort.pick(1000, 100);
    let paced = stage.stream(
        several,
        &Script::paced(&subject.model.fresh_name(), deltas, PAUSE),
        deltas,
    )?;
    sample.set_cpu(
        &format!("{word}: 8 turns paced at 250/s, server CPU"),
        paced.usage.micros_each(paced.deltas),
    )?;
    if transport == Transport::Stdio {
        let switches = float(paced.usage.server.switches) / float(paced.deltas as u64);
        sample.set("stdio: 8 turns paced, context switches", switches)?;
    }
    drop(session);
    server.stop()
}

/// Figures of a stretch of streaming.
struct Streamed {
    /// Deltas that the model sent, in all turns.
    deltas: usize,
    /// Delta messages that came.
    messages: u64,
    elapsed: Duration,
    usage: Usage,
}

impl Streamed {
    fn rate(&self) -> f64 {
        float(self.deltas as u64) / self.elapsed.as_secs_f64()
    }
}

struct Stage<'a> {
    subject: &'a Subject<'a>,
    server: &'a Server,
    session: &'a mut Session,
}

impl Stage<'_> {
    /// Runs a turn on each of `threads` at once, in which the model sends `deltas` deltas.
    fn stream(&mut self, threads: &[String], script: &Script, deltas: usize) -> Result<Streamed> {
        self.subject.model.play(script.clone());
        drop(self.subject.model.take_exchanges());
        let meter = self.subject.meter(self.server)?;
        for thread in threads {
            self.session.queue_turn(thread);
        }
        self.session.link.flush()?;
        let (messages, bytes) = self.read_turns(threads.len())?;
        let end = Instant::now();
        let usage = meter.read()?;
        let deltas = deltas * threads.len();
        ensure!(
            bytes == deltas * DELTA.len(),
            "{bytes} bytes of text came instead of {}",
            deltas * DELTA.len()
        );
        let exchanges = self.subject.model.take_exchanges();
        let start = exchanges
            .iter()
            .map(|exchange| exchange.arrived)
            .min()
            .context("the model was not asked")?;
        Ok(Streamed { deltas, messages, elapsed: end - start, usage })
    }

    /// Reads until `turns` turns completed; returns delta messages and bytes of text.
    fn read_turns(&mut self, turns: usize) -> Result<(u64, usize)> {
        let (mut open, mut messages, mut bytes) = (turns, 0, 0);
        while open > 0 {
            let line = self.session.link.read()?;
            match classify(line)? {
                Message::Notification(method) if method == session::DELTA => {
                    messages += 1;
                    bytes += delta_bytes(line).context("a delta without text")?;
                }
                Message::Notification(method) if method == session::TURN_COMPLETED => {
                    completed(line)?;
                    open -= 1;
                }
                Message::Failure(_) => {
                    bail!("a turn did not start: {}", String::from_utf8_lossy(line))
                }
                Message::Notification(_) | Message::Result(_) => {}
            }
        }
        Ok((messages, bytes))
    }
}
