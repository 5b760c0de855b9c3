//! Fan-out: one turn's deltas to many subscribers of its thread, and what a
//! subscriber that never reads costs the others and the server.
//!
//! A delivered message is a delta of the model times a reader, also where the
//! server merges several deltas into one message. All text must arrive.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::crowd::{Count, Crowd, Heard, Loss};
use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_least, at_most, told};
use crate::lab::{Subject, Usage};
use crate::link::Transport;
use crate::procfs;
use crate::script::{DELTA, Script};
use crate::server::Server;
use crate::session::Session;
use crate::stats::float;

/// The item.
pub const ITEM: Item = Item {
    name: "fanout",
    title: "6. Fan-out over websocket (the starter and N more, all subscribed)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_least("2 readers, 5000 deltas: delivered", "msg/s", 500_000.0),
    at_most("2 readers, 5000 deltas: server CPU per delivered message", "us", 1.5),
    at_least("11 readers, 5000 deltas: delivered", "msg/s", 1_000_000.0),
    at_most("11 readers, 5000 deltas: server CPU per delivered message", "us", 0.5),
    at_least("101 readers, 5000 deltas: delivered", "msg/s", 1_000_000.0),
    at_most("101 readers, 5000 deltas: server CPU per delivered message", "us", 0.4),
    at_most("101 readers, 5000 deltas: RSS high-water growth", "MB", 15.0),
    told("101 readers, 5000 deltas: messages per reader", "n/delta"),
    at_most("2 readers, 500 deltas/s: server CPU per delivered message", "us", 18.0),
    at_most("11 readers, 500 deltas/s: server CPU per delivered message", "us", 6.0),
    at_most("101 readers, 500 deltas/s: server CPU per delivered message", "us", 5.0),
    at_most("readers dropped in all of these", "n", 0.0),
    at_most("readers with lost text in all of these", "n", 0.0),
    at_least("4 readers, 50000 deltas: delivered", "msg/s", 800_000.0),
    at_least("4 readers + 1 stalled, 50000 deltas: delivered", "msg/s", 800_000.0),
    at_most("4 readers, 50000 deltas: server CPU per delivered message", "us", 0.8),
    at_most("4 readers + 1 stalled, 50000 deltas: server CPU per delivered message", "us", 0.9),
    at_most("4 readers + 1 stalled, 50000 deltas: readers dropped", "n", 0.0),
    at_most("4 readers + 1 stalled, 50000 deltas: readers with lost text", "n", 0.0),
    at_most("4 readers, 50000 deltas: RSS high-water growth", "MB", 10.0),
    at_most("4 readers + 1 stalled, 50000 deltas: RSS high-water growth", "MB", 15.0),
    at_most("4 readers + 1 stalled, 50000 deltas: RSS growth held 1 s after", "MB", 12.0),
    at_most(
        "4 readers + 1 stalled, 50000 deltas: stalled one cut off (1), kept (0), silent (2)",
        "n",
        1.0,
    ),
    told("4 readers + 1 stalled, 50000 deltas: stalled one could read later", "%"),
];

/// The sizes of the crowds, the starter included.
const CROWDS: [usize; 3] = [2, 11, 101];
/// The crowd beside which one stalls.
const BESIDE: usize = 4;
/// The time between two paced deltas: 500 a second.
const PAUSE: Duration = Duration::from_millis(2);
/// The receive buffer of the one that stalls; the kernel doubles it for its own use.
const NARROW_BYTES: usize = 4096;
/// A stalled connection that gives nothing for this long when it is read at last is silent.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Time after the turn at which the memory that is still held is looked at.
const HELD_AFTER: Duration = Duration::from_secs(1);

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    crowds(subject, sample)?;
    beside(subject, sample, Stall::None)?;
    beside(subject, sample, Stall::One)
}

fn crowds(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let mut stage = Stage::open(subject, &home)?;
    let (mut dropped, mut short) = (0, 0);
    for size in CROWDS {
        stage.grow(size)?;
        let deltas = subject.effort.pick(5000, 500);
        let name = format!("{size} readers, 5000 deltas");
        let burst = stage.turn(|answer| Script::burst(answer, deltas), deltas)?;
        sample.set(&format!("{name}: delivered"), burst.rate())?;
        sample.set_cpu(&format!("{name}: server CPU per delivered message"), burst.cpu())?;
        if size == 101 {
            sample.set(&format!("{name}: RSS high-water growth"), burst.peak_megabytes)?;
            let messages = float(burst.heard.messages) / float(burst.delivered as u64);
            sample.set(&format!("{name}: messages per reader"), messages)?;
        }

        let deltas = subject.effort.pick(1000, 100);
        let paced = stage.turn(|answer| Script::paced(answer, deltas, PAUSE), deltas)?;
        let name = format!("{size} readers, 500 deltas/s: server CPU per delivered message");
        sample.set_cpu(&name, paced.cpu())?;
        dropped = dropped.max(burst.heard.dropped).max(paced.heard.dropped);
        short += burst.heard.short + paced.heard.short;
    }
    sample.set("readers dropped in all of these", float(dropped))?;
    sample.set("readers with lost text in all of these", float(short))?;
    stage.close()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stall {
    None,
    One,
}

fn beside(subject: &Subject<'_>, sample: &mut Sample<'_>, stall: Stall) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let mut stage = Stage::open(subject, &home)?;
    stage.grow(BESIDE)?;
    let stalled = match stall {
        Stall::None => None,
        Stall::One => Some(stage.stalled()?),
    };
    let name = match stall {
        Stall::None => "4 readers, 50000 deltas",
        Stall::One => "4 readers + 1 stalled, 50000 deltas",
    };
    let deltas = subject.effort.pick(50_000, 5000);
    let before = procfs::memory(stage.server.pid())?.resident;
    let burst = stage.turn(|answer| Script::burst(answer, deltas), deltas)?;
    sample.set(&format!("{name}: delivered"), burst.rate())?;
    sample.set_cpu(&format!("{name}: server CPU per delivered message"), burst.cpu())?;
    sample.set(&format!("{name}: RSS high-water growth"), burst.peak_megabytes)?;
    if let Some(stalled) = stalled {
        std::thread::sleep(HELD_AFTER.min(subject.idle));
        let held = procfs::memory(stage.server.pid())?.resident.saturating_sub(before);
        sample.set(&format!("{name}: RSS growth held 1 s after"), float(held) / 1e6)?;
        sample.set(&format!("{name}: readers dropped"), float(burst.heard.dropped))?;
        sample.set(&format!("{name}: readers with lost text"), float(burst.heard.short))?;
        let (fate, share) = fate(stalled, deltas)?;
        let fate_name = format!("{name}: stalled one cut off (1), kept (0), silent (2)");
        sample.set(&fate_name, fate)?;
        sample.set(&format!("{name}: stalled one could read later"), share)?;
    }
    stage.close()
}

/// Returns the fate of a reader that reads at last, and the percentage of the text that it gets.
fn fate(mut stalled: Session, deltas: usize) -> Result<(f64, f64)> {
    let mut count = Count::default();
    count.take_ready(&mut stalled.link)?;
    while !count.over() {
        count.take_in(&mut stalled.link)?;
    }
    let fate = match count.lost {
        None => 0.0,
        Some(Loss::Closed) => 1.0,
        Some(Loss::Silent) => 2.0,
    };
    let sent = deltas * DELTA.len();
    Ok((fate, float(count.bytes as u64) / float(sent as u64) * 100.0))
}

/// A server with one thread and all who listen to it.
struct Stage<'a> {
    subject: &'a Subject<'a>,
    server: Server,
    crowd: Crowd,
    thread: String,
}

/// Figures of one turn.
struct Turn {
    /// Deltas of the model times readers.
    delivered: usize,
    heard: Heard,
    elapsed: Duration,
    usage: Usage,
    peak_megabytes: f64,
}

impl Turn {
    fn rate(&self) -> f64 {
        float(self.delivered as u64) / self.elapsed.as_secs_f64()
    }

    fn cpu(&self) -> crate::stats::Shares {
        self.usage.micros_each(self.delivered)
    }
}

impl<'a> Stage<'a> {
    fn open(subject: &'a Subject<'_>, home: &Home) -> Result<Self> {
        let (server, mut starter) = subject.session(home, Transport::Websocket)?;
        let thread = starter.start_thread(&home.workspace())?;
        // A first turn pays for what only the first one needs, and leaves a
        // thread that others can resume.
        subject.model.play(Script::Instant);
        starter.turn(&thread)?;
        Ok(Self { subject, server, crowd: Crowd::new(starter)?, thread })
    }

    fn grow(&mut self, size: usize) -> Result<()> {
        while self.crowd.size() < size {
            let session = Session::new(self.server.connect()?);
            let session = self.subscribed(session)?;
            self.crowd.join(session)?;
        }
        self.subject.settle();
        Ok(())
    }

    fn stalled(&mut self) -> Result<Session> {
        let link = self.server.connect_narrow(NARROW_BYTES, TIMEOUT)?;
        self.subscribed(Session::new(link))
    }

    fn subscribed(&self, mut session: Session) -> Result<Session> {
        session.initialize()?;
        session.call("thread/resume", &json!({"threadId": self.thread}))?;
        Ok(session)
    }

    /// Runs a turn with `script`, which is given a fresh name and sends `deltas` deltas.
    fn turn(&mut self, script: impl Fn(&str) -> Script, deltas: usize) -> Result<Turn> {
        let model = self.subject.model;
        model.play(script(&model.fresh_name()));
        drop(model.take_exchanges());
        procfs::forget_peak(self.server.pid())?;
        let resident = procfs::memory(self.server.pid())?.resident;
        let meter = self.subject.meter(&self.server)?;
        let heard = self.crowd.turn(&self.thread, deltas * DELTA.len())?;
        let usage = meter.read()?;
        let peak = procfs::memory(self.server.pid())?.peak.saturating_sub(resident);
        let start = started(self.subject)?;
        ensure!(heard.messages > 0, "no reader saw a delta");
        Ok(Turn {
            delivered: deltas * self.crowd.size(),
            heard,
            elapsed: heard.end.saturating_duration_since(start),
            usage,
            peak_megabytes: float(peak) / 1e6,
        })
    }

    fn close(self) -> Result<()> {
        drop(self.crowd);
        self.server.stop()
    }
}

/// Returns the moment at which the turn's request was at the model.
fn started(subject: &Subject<'_>) -> Result<Instant> {
    let exchanges = subject.model.take_exchanges();
    exchanges.first().map(|exchange| exchange.arrived).context("the model was not asked")
}
