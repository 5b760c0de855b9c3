//! Idle connections: what a thousand initialized clients that say nothing cost.

use std::time::Duration;

use anyhow::Result;

use crate::home::Sandbox;
use crate::item::{Figure, Item, Sample, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::server::Server;
use crate::session::Session;
use crate::stats::{float, millis};

/// The item.
pub const ITEM: Item = Item {
    name: "idle",
    title: "12. Idle connections (1,000 initialized websockets that say nothing)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_most("RSS per idle connection", "kB", 32.0),
    told("RSS with 1,000 connections", "MB"),
    told("server CPU to open and initialize", "us/conn"),
    at_most("server CPU of 5 s with 1,000 connections", "ms", 50.0),
    told("RSS growth left when they have gone", "kB"),
    at_most("open files left over", "n", 0.0),
];

/// Connections before anything is measured.
const WARM_UP: usize = 20;
/// Time without messages.
const QUIET: Duration = Duration::from_secs(5);

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let (mut server, first) = subject.session(&home, Transport::Websocket)?;
    let warm_up = open(&mut server, WARM_UP)?;
    for session in warm_up {
        session.link.close()?;
    }
    subject.settle();

    let count = subject.effort.pick(1000, 100);
    let pid = server.pid();
    let files = procfs::open_files(pid)?;
    let before = procfs::memory(pid)?.resident;
    let meter = subject.meter(&server)?;
    let sessions = open(&mut server, count)?;
    let opened = meter.read()?;
    subject.settle();
    let resident = procfs::memory(pid)?.resident;
    let each = float(resident.saturating_sub(before)) / float(count as u64);
    sample.set("RSS per idle connection", each / 1e3)?;
    sample.set("RSS with 1,000 connections", float(resident) / 1e6)?;
    sample.set_cpu("server CPU to open and initialize", opened.micros_each(count))?;

    let meter = subject.meter(&server)?;
    std::thread::sleep(QUIET.min(subject.idle * 5));
    let quiet = meter.read()?.server.cpu;
    sample.set("server CPU of 5 s with 1,000 connections", millis(quiet))?;

    for session in sessions {
        session.link.close()?;
    }
    subject.settle();
    let left = procfs::memory(pid)?.resident.saturating_sub(before);
    sample.set("RSS growth left when they have gone", float(left) / 1e3)?;
    let left = procfs::open_files(pid)?.saturating_sub(files);
    sample.set("open files left over", float(left))?;
    drop(first);
    server.stop()
}

fn open(server: &mut Server, count: usize) -> Result<Vec<Session>> {
    let mut sessions = Vec::with_capacity(count);
    for _ in 0..count {
        let mut session = Session::new(server.connect()?);
        session.initialize()?;
        sessions.push(session);
    }
    Ok(sessions)
}
