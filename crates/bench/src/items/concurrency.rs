//! Many clients at once: each opens a thread of its own and runs turns on it.

use std::thread;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_least, at_most};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::script::Script;
use crate::server::Server;
use crate::session::Session;
use crate::stats::{float, millis, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "concurrency",
    title: "10. Concurrency (50 websocket connections, each its own thread, 10 turns)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_least("50 connections x (start + 10 turns)", "turns/s", 2000.0),
    at_most("server CPU (with 1/10 thread/start)", "ms/turn", 0.7),
    at_most("CPU of commands it starts", "ms/turn", 0.0),
    at_most("turn under load p50", "ms", 25.0),
    at_most("turn under load p99", "ms", 60.0),
    at_most("thread/start under load p50", "ms", 15.0),
    at_most("RSS high-water growth", "MB", 10.0),
    at_most("OS threads", "n", 8.0),
];

const CONNECTIONS: usize = 50;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let (mut server, mut session) = subject.session(&home, Transport::Websocket)?;
    subject.model.play(Script::Instant);
    // The first thread pays for what is shared by all.
    let thread = session.start_thread(&home.workspace())?;
    session.turn(&thread)?;
    let turns = subject.effort.pick(10, 2);
    let clients = clients(&mut server)?;
    subject.settle();

    let pid = server.pid();
    let resident = procfs::memory(pid)?.resident;
    procfs::forget_peak(pid)?;
    let meter = subject.meter(&server)?;
    let start = Instant::now();
    let heard = all_at_once(clients, &home, turns)?;
    let seconds = start.elapsed().as_secs_f64();
    let threads = procfs::counters(pid)?.threads();
    let count = CONNECTIONS * turns;
    subject.settle();
    let usage = meter.read()?;
    drop(subject.model.take_exchanges());

    let starts: Vec<f64> = heard.iter().map(|times| times.start).collect();
    let turns: Vec<f64> = heard.into_iter().flat_map(|times| times.turns).collect();
    sample.set("50 connections x (start + 10 turns)", float(count as u64) / seconds)?;
    sample.set_cpu("server CPU (with 1/10 thread/start)", usage.millis_each(count))?;
    let children = millis(usage.server.children) / float(count as u64);
    sample.set("CPU of commands it starts", children)?;
    sample.set("turn under load p50", percentile(&turns, 50))?;
    sample.set("turn under load p99", percentile(&turns, 99))?;
    sample.set("thread/start under load p50", percentile(&starts, 50))?;
    let growth = procfs::memory(pid)?.peak.saturating_sub(resident);
    sample.set("RSS high-water growth", float(growth) / 1e6)?;
    sample.set("OS threads", float(threads))?;
    drop(session);
    server.stop()
}

fn clients(server: &mut Server) -> Result<Vec<Session>> {
    let connect = |_| {
        let mut session = Session::new(server.connect()?);
        session.initialize()?;
        Ok(session)
    };
    (0..CONNECTIONS).map(connect).collect()
}

/// Milliseconds of one client's requests.
struct Times {
    start: f64,
    turns: Vec<f64>,
}

/// Lets all clients work, each on a thread of the generator's own.
fn all_at_once(clients: Vec<Session>, home: &Home, turns: usize) -> Result<Vec<Times>> {
    thread::scope(|scope| {
        let work = |session| scope.spawn(move || work(session, home, turns));
        let running: Vec<_> = clients.into_iter().map(work).collect();
        running
            .into_iter()
            .map(|client| client.join().ok().context("a client of the generator panicked")?)
            .collect()
    })
}

fn work(mut session: Session, home: &Home, turns: usize) -> Result<Times> {
    let before = Instant::now();
    let thread = session.start_thread(&home.workspace())?;
    let start = millis(before.elapsed());
    let turn = |_| {
        let before = Instant::now();
        session.turn(&thread)?;
        Ok(millis(before.elapsed()))
    };
    Ok(Times { start, turns: (0..turns).map(turn).collect::<Result<_>>()? })
}
