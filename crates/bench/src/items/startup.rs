//! Start-up: from the start of the process to the answer to `initialize`, in a
//! fresh home and in one that was used before.

use anyhow::Result;

use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::server::Server;
use crate::session::Session;
use crate::stats::{float, millis, percentile};

/// The item.
pub const ITEM: Item = Item { name: "startup", title: "1. Start-up", figures: FIGURES, measure };

const FIGURES: &[Figure] = &[
    at_most("binary size", "MB", 15.0),
    at_most("first start, fresh home: exec to initialize response", "ms", 10.0),
    at_most("first start, fresh home: CPU until then", "ms", 8.0),
    at_most("warm start: exec to initialize response", "ms", 5.0),
    at_most("warm start: CPU until then", "ms", 4.0),
    at_most("warm start: CPU after 1 s idle", "ms", 5.0),
    at_most("warm start: RSS after 1 s", "MB", 10.0),
    at_most("warm start: OS threads", "n", 4.0),
    told("files in the home after the first start", "MB"),
];

/// Warm starts in one run; their median counts.
const WARM_STARTS: usize = 5;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let first = start(subject, &home)?;
    sample.set("binary size", float(procfs::program_bytes(first.server.pid())?) / 1e6)?;
    sample.set("first start, fresh home: exec to initialize response", first.wall)?;
    sample.set("first start, fresh home: CPU until then", first.cpu)?;
    subject.settle();
    first.stop()?;
    sample.set("files in the home after the first start", float(home.stored_bytes()?) / 1e6)?;

    let mut warm = Warm::default();
    for _ in 0..subject.effort.pick(WARM_STARTS, 1) {
        warm.add(subject, &home)?;
    }
    let middle = |values: &[f64]| percentile(values, 50);
    sample.set("warm start: exec to initialize response", middle(&warm.wall))?;
    sample.set("warm start: CPU until then", middle(&warm.cpu))?;
    sample.set("warm start: CPU after 1 s idle", middle(&warm.idle_cpu))?;
    sample.set("warm start: RSS after 1 s", middle(&warm.resident))?;
    sample.set("warm start: OS threads", middle(&warm.threads))
}

struct Started {
    server: Server,
    session: Session,
    /// Milliseconds until the answer to `initialize`.
    wall: f64,
    /// Milliseconds of CPU until then.
    cpu: f64,
}

impl Started {
    fn stop(self) -> Result<()> {
        drop(self.session);
        self.server.stop()
    }
}

fn start(subject: &Subject<'_>, home: &Home) -> Result<Started> {
    let mut server = Server::start(subject.command, home, Transport::Stdio)?;
    let mut session = Session::new(server.connect()?);
    session.hello()?;
    let wall = millis(server.started().elapsed());
    let cpu = cpu_millis(&server)?;
    Ok(Started { server, session, wall, cpu })
}

/// Returns the CPU time of a process since its start, in milliseconds.
fn cpu_millis(server: &Server) -> Result<f64> {
    let used = procfs::counters(server.pid())?.since(&procfs::Counters::default());
    Ok(millis(used.cpu))
}

#[derive(Default)]
struct Warm {
    wall: Vec<f64>,
    cpu: Vec<f64>,
    idle_cpu: Vec<f64>,
    resident: Vec<f64>,
    threads: Vec<f64>,
}

impl Warm {
    fn add(&mut self, subject: &Subject<'_>, home: &Home) -> Result<()> {
        let started = start(subject, home)?;
        self.wall.push(started.wall);
        self.cpu.push(started.cpu);
        subject.settle();
        let pid = started.server.pid();
        self.idle_cpu.push(cpu_millis(&started.server)?);
        self.resident.push(float(procfs::memory(pid)?.resident) / 1e6);
        self.threads.push(float(procfs::counters(pid)?.threads()));
        started.stop()
    }
}
