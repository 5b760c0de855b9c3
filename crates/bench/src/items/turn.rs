//! Turns with an instant scripted reply, one thread, one after the other.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::script::Script;
use crate::session::Session;
use crate::stats::{float, length, millis, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "turn",
    title: "4. Turn (instant scripted reply of 40 bytes, one thread, 203 turns)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_most("first turn of a thread", "ms", 3.0),
    at_most("turn less the model (turns 4-103) p50", "ms", 0.8),
    at_most("turn less the model (turns 4-103) p99", "ms", 2.0),
    at_most("turn/start to request at the model p50", "ms", 0.4),
    at_most("end of the answer to turn/completed p50", "ms", 0.4),
    at_most("turn less the model, turns 194-203 p50", "ms", 0.9),
    at_most("server CPU, turns 4-103", "ms/turn", 0.6),
    at_most("server CPU, turns 104-203", "ms/turn", 0.7),
    at_most("context switches", "n/turn", 30.0),
    at_most("bytes written, turns 4-103", "kB/turn", 12.0),
    told("bytes to storage, turns 4-103", "kB/turn"),
    at_most("growth of the server's files, turns 4-103", "kB/turn", 8.0),
    told("growth of the server's files, turns 104-203", "kB/turn"),
    told("model request, turn 4", "kB"),
    at_most("model connections opened", "n", 1.0),
    told("notifications", "n/turn"),
];

/// Turns before the measured ones.
const WARM_UP: usize = 3;
/// Turns whose median stands for the end of the thread.
const LAST: usize = 10;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let (server, mut session) = subject.session(&home, Transport::Stdio)?;
    let mut line = Line::start(subject, &home, &mut session)?;
    let connections = subject.model.connections();

    let mut warm_up = line.turns(WARM_UP)?;
    let first = warm_up.swap_remove(0);
    sample.set("first turn of a thread", first.whole)?;

    let count = subject.effort.pick(100, 20);
    let meter = subject.meter(&server)?;
    let stored = home.stored_bytes()?;
    let early = line.turns(count)?;
    let usage = meter.read()?;
    sample.set(
        "turn less the model (turns 4-103) p50",
        percentile(&column(&early, Turn::less_model), 50),
    )?;
    sample.set(
        "turn less the model (turns 4-103) p99",
        percentile(&column(&early, Turn::less_model), 99),
    )?;
    sample.set(
        "turn/start to request at the model p50",
        percentile(&column(&early, |turn| turn.until_model), 50),
    )?;
    sample.set(
        "end of the answer to turn/completed p50",
        percentile(&column(&early, |turn| turn.after_model), 50),
    )?;
    sample.set_cpu("server CPU, turns 4-103", usage.millis_each(count))?;
    sample.set("context switches", float(usage.server.switches) / length(&early))?;
    let kilobytes = |bytes: u64| float(bytes) / length(&early) / 1e3;
    sample.set("bytes written, turns 4-103", kilobytes(usage.server.written_bytes))?;
    sample.set("bytes to storage, turns 4-103", kilobytes(usage.server.stored_bytes))?;
    let grown = home.stored_bytes()?;
    sample.set(
        "growth of the server's files, turns 4-103",
        kilobytes(grown.saturating_sub(stored)),
    )?;
    sample.set(
        "model request, turn 4",
        early.first().map_or(f64::NAN, |turn| turn.request_kilobytes),
    )?;
    sample.set("notifications", percentile(&column(&early, |turn| turn.notifications), 50))?;

    let meter = subject.meter(&server)?;
    let late = line.turns(count)?;
    sample.set_cpu("server CPU, turns 104-203", meter.read()?.millis_each(count))?;
    sample.set(
        "growth of the server's files, turns 104-203",
        kilobytes(home.stored_bytes()?.saturating_sub(grown)),
    )?;
    let last = column(&late[count.saturating_sub(LAST)..], Turn::less_model);
    sample.set("turn less the model, turns 194-203 p50", percentile(&last, 50))?;
    sample.set("model connections opened", float(subject.model.connections() - connections))?;
    drop(session);
    server.stop()
}

/// One turn; times in milliseconds.
struct Turn {
    /// From `turn/start` to `turn/completed`.
    whole: f64,
    /// From `turn/start` until its request was at the model.
    until_model: f64,
    /// From the end of the model's answer to `turn/completed`.
    after_model: f64,
    request_kilobytes: f64,
    notifications: f64,
}

impl Turn {
    fn less_model(&self) -> f64 {
        self.until_model + self.after_model
    }
}

fn column(turns: &[Turn], value: impl Fn(&Turn) -> f64) -> Vec<f64> {
    turns.iter().map(value).collect()
}

/// A thread on which turns follow one another.
struct Line<'a> {
    subject: &'a Subject<'a>,
    session: &'a mut Session,
    thread: String,
}

impl<'a> Line<'a> {
    fn start(subject: &'a Subject<'_>, home: &Home, session: &'a mut Session) -> Result<Self> {
        subject.model.play(Script::Instant);
        let thread = session.start_thread(&home.workspace())?;
        Ok(Self { subject, session, thread })
    }

    fn turns(&mut self, count: usize) -> Result<Vec<Turn>> {
        (0..count).map(|_| self.turn()).collect()
    }

    fn turn(&mut self) -> Result<Turn> {
        drop(self.subject.model.take_exchanges());
        let start = Instant::now();
        let notifications = self.session.turn(&self.thread)?;
        let end = Instant::now();
        let exchanges = self.subject.model.take_exchanges();
        ensure!(
            exchanges.len() == 1,
            "a turn made {} model requests instead of one",
            exchanges.len()
        );
        let exchange = exchanges[0];
        Ok(Turn {
            whole: millis(end - start),
            until_model: millis(exchange.arrived.saturating_duration_since(start)),
            after_model: millis(end.saturating_duration_since(exchange.ended)),
            request_kilobytes: float(exchange.request_bytes) / 1e3,
            notifications: float(notifications),
        })
    }
}
