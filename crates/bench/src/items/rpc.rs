//! Round trips of a cheap request to an idle server: one after the other, and
//! many under way at once.

use std::time::Instant;

use anyhow::{Result, bail};
use serde_json::json;

use crate::home::Sandbox;
use crate::item::{Figure, Item, Sample, at_least, at_most, told};
use crate::lab::Subject;
use crate::link::Transport;
use crate::session::{Message, Session, classify};
use crate::stats::{float, micros, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "rpc",
    title: "2. RPC round trip (`thread/loaded/list`, idle server)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_most("stdio: sequential p50", "us", 15.0),
    at_most("stdio: sequential p99", "us", 60.0),
    at_most("stdio: sequential, server CPU", "us/op", 8.0),
    at_least("stdio: pipelined 64 deep", "op/s", 300_000.0),
    at_most("stdio: pipelined, server CPU", "us/op", 2.5),
    at_most("ws: sequential p50", "us", 25.0),
    at_most("ws: sequential p99", "us", 90.0),
    at_most("ws: sequential, server CPU", "us/op", 15.0),
    at_least("ws: pipelined 64 deep", "op/s", 250_000.0),
    at_most("ws: pipelined, server CPU", "us/op", 3.0),
    at_most("unix: sequential p50", "us", 25.0),
    told("unix: sequential p99", "us"),
    at_most("unix: sequential, server CPU", "us/op", 12.0),
    at_least("unix: pipelined 64 deep", "op/s", 250_000.0),
    told("unix: pipelined, server CPU", "us/op"),
];

const METHOD: &str = "thread/loaded/list";
/// Requests before anything is measured.
const WARM_UP: usize = 200;
/// Requests under way at once.
const DEPTH: usize = 64;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    for transport in [Transport::Stdio, Transport::Websocket, Transport::Unix] {
        over(subject, transport, sample)?;
    }
    Ok(())
}

fn over(subject: &Subject<'_>, transport: Transport, sample: &mut Sample<'_>) -> Result<()> {
    let word = transport.word();
    let home = subject.home(Sandbox::FullAccess)?;
    let (server, mut session) = subject.session(&home, transport)?;
    sequential(&mut session, WARM_UP)?;

    let count = subject.effort.pick(4000, 500);
    let meter = subject.meter(&server)?;
    let times = sequential(&mut session, count)?;
    let usage = meter.read()?;
    sample.set(&format!("{word}: sequential p50"), percentile(&times, 50))?;
    sample.set(&format!("{word}: sequential p99"), percentile(&times, 99))?;
    sample.set_cpu(&format!("{word}: sequential, server CPU"), usage.micros_each(count))?;

    let count = subject.effort.pick(50_000, 5000);
    pipelined(&mut session, WARM_UP)?;
    let meter = subject.meter(&server)?;
    let start = Instant::now();
    pipelined(&mut session, count)?;
    let seconds = start.elapsed().as_secs_f64();
    let usage = meter.read()?;
    sample.set(&format!("{word}: pipelined 64 deep"), float(count as u64) / seconds)?;
    sample.set_cpu(&format!("{word}: pipelined, server CPU"), usage.micros_each(count))?;
    drop(session);
    server.stop()
}

/// Returns the time of each of `count` requests, in microseconds.
fn sequential(session: &mut Session, count: usize) -> Result<Vec<f64>> {
    let params = json!({});
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let start = Instant::now();
        session.call(METHOD, &params)?;
        times.push(micros(start.elapsed()));
    }
    Ok(times)
}

/// Sends `count` requests, of which [`DEPTH`] are under way at any time: each answer that is here
/// is replaced by a request, and these go out in one write.
fn pipelined(session: &mut Session, count: usize) -> Result<()> {
    let params = json!({});
    let mut sent = 0;
    let mut answered = 0;
    while sent < count.min(DEPTH) {
        session.queue(METHOD, &params);
        sent += 1;
    }
    session.link.flush()?;
    while answered < count {
        let mut answers = usize::from(is_result(session.link.read()?)?);
        while let Some(line) = session.link.read_ready()? {
            answers += usize::from(is_result(line)?);
        }
        answered += answers;
        let more = answers.min(count - sent);
        for _ in 0..more {
            session.queue(METHOD, &params);
        }
        sent += more;
        if more > 0 {
            session.link.flush()?;
        }
    }
    Ok(())
}

fn is_result(line: &[u8]) -> Result<bool> {
    match classify(line)? {
        Message::Result(_) => Ok(true),
        Message::Failure(_) => bail!("`{METHOD}` failed: {}", String::from_utf8_lossy(line)),
        Message::Notification(_) => Ok(false),
    }
}
