//! Stores of many threads and threads of many turns. The threads are not made turn by turn, which would
//! take hours: they are written as an export, which `store import` of the program under test reads. A
//! program without that has no figures here.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::scale_store::{self, thread_id};
use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::script::Script;
use crate::server::Server;
use crate::session::Session;
use crate::stats::{float, millis, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "scale",
    title: "9. Storage (10,000 threads of 20 turns beside 100, threads of 1,000 turns; imported)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    told("import of the threads of 20 turns", "ms/thread"),
    told("disk per thread of 20 turns", "kB"),
    at_most("exec to initialize response", "ms", 5.0),
    told("exec to initialize response, 100 threads", "ms"),
    at_most("first thread/list after a start", "ms", 4.0),
    told("first thread/list after a start, 100 threads", "ms"),
    at_most("thread/list first page p50", "ms", 0.3),
    told("thread/list first page p50, 100 threads", "ms"),
    at_most("thread/list searchTerm p50", "ms", 1.0),
    told("thread/list searchTerm p50, 100 threads", "ms"),
    at_most("thread/search of a rare word p50", "ms", 2.0),
    told("thread/search of a rare word p50, 100 threads", "ms"),
    at_most("thread/resume p50, 20 turns", "ms", 0.8),
    at_most("RSS growth per loaded idle thread", "kB", 20.0),
    at_most("thread/resume p50, 1,000 turns", "ms", 30.0),
    at_most("thread/resume with excludeTurns p50, 1,000 turns", "ms", 2.0),
    told("server CPU, turns 11-30", "ms/turn"),
    told("server CPU, turns 1,001-1,020", "ms/turn"),
];

/// Turns of a thread of the large and of the small store.
const TURNS: usize = 20;
/// Turns of a long thread.
const LONG: usize = 1_000;
/// Long threads: one for each resume that is timed.
const LONG_THREADS: usize = 10;
/// Turns that are run on a thread for its figure.
const MEASURED_TURNS: usize = 20;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let program = subject.command.first().context("the server's command is empty")?;
    let help = Command::new(program).args(["store", "--help"]).stdin(Stdio::null()).output()?;
    if !String::from_utf8_lossy(&help.stdout).contains("turnhost store") {
        return Ok(());
    }
    subject.model.play(Script::Instant);
    let (large, small) = (subject.effort.pick(10_000, 400), subject.effort.pick(100, 20));
    let small_home = subject.home(Sandbox::FullAccess)?;
    fill(subject, &small_home, small, TURNS)?;
    let reads = Reads::of(subject, &small_home)?;
    reads.set(sample, ", 100 threads")?;
    drop(small_home);

    let home = subject.home(Sandbox::FullAccess)?;
    let start = Instant::now();
    fill(subject, &home, large, TURNS)?;
    sample
        .set("import of the threads of 20 turns", millis(start.elapsed()) / float(large as u64))?;
    let each = float(home.stored_bytes()?) / float(large as u64) / 1e3;
    sample.set("disk per thread of 20 turns", each)?;
    Reads::of(subject, &home)?.set(sample, "")?;
    loaded(subject, &home, sample)?;
    drop(home);
    long_threads(subject, sample)
}

/// Lets the program under test import threads into a home.
fn fill(subject: &Subject<'_>, home: &Home, threads: usize, turns: usize) -> Result<()> {
    let file = home.user().join("threads.jsonl");
    scale_store::write(&file, threads, turns, &home.workspace())?;
    let program = subject.command.first().context("the server's command is empty")?;
    import(program, home, &file)
}

fn import(program: &str, home: &Home, file: &Path) -> Result<()> {
    let status = Command::new(program)
        .args(["store", "import"])
        .arg(file)
        .env("TURNHOST_HOME", home.state())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    ensure!(status.success(), "`{program} store import` is not there, or failed");
    std::fs::remove_file(file)?;
    Ok(())
}

/// The times of one store, in milliseconds.
struct Reads {
    start: f64,
    first_list: f64,
    list: f64,
    titles: f64,
    search: f64,
}

impl Reads {
    fn of(subject: &Subject<'_>, home: &Home) -> Result<Self> {
        let count = subject.effort.pick(50, 5);
        let mut server = Server::start(subject.command, home, Transport::Stdio)?;
        let mut session = Session::new(server.connect()?);
        session.hello()?;
        let start = millis(server.started().elapsed());
        let first_list = timed(&mut session, "thread/list", &json!({}))?;
        // The index of messages is brought up to date by the first search.
        timed(&mut session, "thread/search", &json!({ "searchTerm": scale_store::RARE }))?;
        let mut middle = |method: &str, params: serde_json::Value| {
            let times: Result<Vec<f64>> =
                (0..count).map(|_| timed(&mut session, method, &params)).collect();
            Ok::<f64, anyhow::Error>(percentile(&times?, 50))
        };
        let list = middle("thread/list", json!({}))?;
        let titles = middle("thread/list", json!({ "searchTerm": scale_store::RARE_TITLE }))?;
        let search = middle("thread/search", json!({ "searchTerm": scale_store::RARE }))?;
        drop(session);
        server.stop()?;
        Ok(Self { start, first_list, list, titles, search })
    }

    fn set(&self, sample: &mut Sample<'_>, which: &str) -> Result<()> {
        for (name, value) in [
            ("exec to initialize response", self.start),
            ("first thread/list after a start", self.first_list),
            ("thread/list first page p50", self.list),
            ("thread/list searchTerm p50", self.titles),
            ("thread/search of a rare word p50", self.search),
        ] {
            sample.set(&format!("{name}{which}"), value)?;
        }
        Ok(())
    }
}

fn timed(session: &mut Session, method: &str, params: &serde_json::Value) -> Result<f64> {
    let start = Instant::now();
    session.call(method, params)?;
    Ok(millis(start.elapsed()))
}

/// Loads threads, and sees how long that takes and how much memory they hold.
fn loaded(subject: &Subject<'_>, home: &Home, sample: &mut Sample<'_>) -> Result<()> {
    let count = subject.effort.pick(200, 20);
    let (server, mut session) = subject.session(home, Transport::Stdio)?;
    let mut resume = |number: usize| {
        let params = json!({ "threadId": thread_id(number), "excludeTurns": true });
        timed(&mut session, "thread/resume", &params)
    };
    // The first one pays for what is shared by all.
    resume(0)?;
    subject.settle();
    let before = procfs::memory(server.pid())?.resident;
    let times: Result<Vec<f64>> = (1..=count).map(&mut resume).collect();
    subject.settle();
    let after = procfs::memory(server.pid())?.resident;
    sample.set("thread/resume p50, 20 turns", percentile(&times?, 50))?;
    let each = float(after.saturating_sub(before)) / float(count as u64) / 1e3;
    sample.set("RSS growth per loaded idle thread", each)?;
    drop(session);
    server.stop()
}

/// Resumes threads of 1,000 turns, and continues one.
fn long_threads(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    fill(subject, &home, 2 * LONG_THREADS, subject.effort.pick(LONG, 100))?;
    let (server, mut session) = subject.session(&home, Transport::Stdio)?;
    let whole: Result<Vec<f64>> = (0..LONG_THREADS)
        .map(|number| {
            timed(&mut session, "thread/resume", &json!({ "threadId": thread_id(number) }))
        })
        .collect();
    let short: Result<Vec<f64>> = (LONG_THREADS..2 * LONG_THREADS)
        .map(|number| {
            let params = json!({ "threadId": thread_id(number), "excludeTurns": true });
            timed(&mut session, "thread/resume", &params)
        })
        .collect();
    sample.set("thread/resume p50, 1,000 turns", percentile(&whole?, 50))?;
    sample.set("thread/resume with excludeTurns p50, 1,000 turns", percentile(&short?, 50))?;
    let fresh = session.start_thread(&home.workspace())?;
    for (thread, name) in
        [(fresh, "server CPU, turns 11-30"), (thread_id(0), "server CPU, turns 1,001-1,020")]
    {
        // The turns before: a thread that has just been loaded reads its history with the first one.
        for _ in 0..10 {
            session.turn(&thread)?;
        }
        let meter = subject.meter(&server)?;
        for _ in 0..MEASURED_TURNS {
            session.turn(&thread)?;
        }
        sample.set_cpu(name, meter.read()?.millis_each(MEASURED_TURNS))?;
    }
    drop(session);
    server.stop()
}
