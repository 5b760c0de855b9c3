//! `thread/start`, one after the other: its time, its CPU, and what each thread
//! costs in memory and on disk.

use std::time::Instant;

use anyhow::Result;

use crate::home::Sandbox;
use crate::item::{Figure, Item, Sample, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::stats::{float, millis, percentile};

/// The item.
pub const ITEM: Item =
    Item { name: "thread-start", title: "3. thread/start", figures: FIGURES, measure };

const FIGURES: &[Figure] = &[
    at_most("thread/start p50", "ms", 0.4),
    at_most("thread/start p99", "ms", 2.0),
    at_most("thread/start, server CPU", "ms/op", 0.4),
    at_most("thread/start, CPU of commands it starts", "ms/op", 0.0),
    at_most("thread/start, bytes written", "kB/op", 2.0),
    told("thread/start, bytes to storage", "kB/op"),
    at_most("disk growth per thread", "kB", 2.0),
    at_most("RSS growth per loaded thread", "kB", 40.0),
    at_most("RSS with 201 threads", "MB", 20.0),
];

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let (server, mut session) = subject.session(&home, Transport::Stdio)?;
    // The first thread pays for what is shared by all.
    session.start_thread(&home.workspace())?;
    subject.settle();

    let count = subject.effort.pick(200, 30);
    let before = procfs::memory(server.pid())?.resident;
    let disk = home.stored_bytes()?;
    let meter = subject.meter(&server)?;
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let start = Instant::now();
        session.start_thread(&home.workspace())?;
        times.push(millis(start.elapsed()));
    }
    // Commands that were started for the last threads are to be counted too.
    subject.settle();
    let usage = meter.read()?;
    let resident = procfs::memory(server.pid())?.resident;
    let each = |bytes: u64| float(bytes) / float(count as u64) / 1e3;

    sample.set("thread/start p50", percentile(&times, 50))?;
    sample.set("thread/start p99", percentile(&times, 99))?;
    sample.set_cpu("thread/start, server CPU", usage.millis_each(count))?;
    let children = millis(usage.server.children) / float(count as u64);
    sample.set("thread/start, CPU of commands it starts", children)?;
    sample.set("thread/start, bytes written", each(usage.server.written_bytes))?;
    sample.set("thread/start, bytes to storage", each(usage.server.stored_bytes))?;
    sample.set("disk growth per thread", each(home.stored_bytes()?.saturating_sub(disk)))?;
    sample.set("RSS growth per loaded thread", each(resident.saturating_sub(before)))?;
    sample.set("RSS with 201 threads", float(resident) / 1e6)?;
    drop(session);
    server.stop()
}
