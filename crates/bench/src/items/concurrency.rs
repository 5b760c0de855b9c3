//! Many clients at once: each opens a thread of its own and runs turns on it. One thread of the
//! generator drives all of them: see [`crate::swarm`].

use std::time::Instant;

use anyhow::Result;

use crate::home::Sandbox;
use crate::item::{Figure, Item, Sample, at_least, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::script::Script;
use crate::server::Server;
use crate::session::Session;
use crate::stats::{float, millis, percentile};
use crate::swarm::{Work, work};

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
    told("messages that the clients read", "n/turn"),
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
    let Work { starts, turns, messages } = work(clients, &home.workspace(), turns)?;
    let seconds = start.elapsed().as_secs_f64();
    let threads = procfs::counters(pid)?.threads();
    let count = turns.len();
    subject.settle();
    let usage = meter.read()?;
    drop(subject.model.take_exchanges());

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
    let each = float(messages) / float(count as u64);
    sample.set("messages that the clients read", each)?;
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
