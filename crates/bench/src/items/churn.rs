//! Connection churn: clients that come, initialize and leave, one after the
//! other, and what they leave behind.

use std::time::Instant;

use anyhow::Result;

use crate::home::Sandbox;
use crate::item::{Figure, Item, Sample, at_least, at_most};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::server::Server;
use crate::session::Session;
use crate::stats::{float, millis, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "churn",
    title: "11. Connection churn (1,000 × open, initialize, close)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_least("open, initialize, close", "conn/s", 8000.0),
    at_most("open + initialize p50", "ms", 0.11),
    at_most("open + initialize p99", "ms", 0.4),
    at_most("server CPU", "us/conn", 75.0),
    at_most("RSS growth after 1,000", "kB", 200.0),
    at_most("open files left over", "n", 0.0),
];

/// Connections before anything is measured.
const WARM_UP: usize = 20;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let (mut server, session) = subject.session(&home, Transport::Websocket)?;
    come_and_go(&mut server, WARM_UP)?;
    subject.settle();

    let count = subject.effort.pick(1000, 100);
    let pid = server.pid();
    let files = procfs::open_files(pid)?;
    let resident = procfs::memory(pid)?.resident;
    let meter = subject.meter(&server)?;
    let start = Instant::now();
    let times = come_and_go(&mut server, count)?;
    let seconds = start.elapsed().as_secs_f64();
    let usage = meter.read()?;
    subject.settle();

    sample.set("open, initialize, close", float(count as u64) / seconds)?;
    sample.set("open + initialize p50", percentile(&times, 50))?;
    sample.set("open + initialize p99", percentile(&times, 99))?;
    sample.set_cpu("server CPU", usage.micros_each(count))?;
    let growth = procfs::memory(pid)?.resident.saturating_sub(resident);
    sample.set("RSS growth after 1,000", float(growth) / 1e3)?;
    let left = procfs::open_files(pid)?.saturating_sub(files);
    sample.set("open files left over", float(left))?;
    drop(session);
    server.stop()
}

/// Opens, initializes and closes `count` connections; returns the milliseconds
/// from the first packet of each to the answer to `initialize`.
fn come_and_go(server: &mut Server, count: usize) -> Result<Vec<f64>> {
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let start = Instant::now();
        let mut session = Session::new(server.connect()?);
        session.hello()?;
        times.push(millis(start.elapsed()));
        session.link.close()?;
    }
    Ok(times)
}
