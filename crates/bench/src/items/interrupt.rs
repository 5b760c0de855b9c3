//! Interrupts of a turn that streams, while others stream beside it.

use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_most};
use crate::lab::Subject;
use crate::link::Transport;
use crate::script::Script;
use crate::session::{DELTA, Message, Session, classify};
use crate::stats::{millis, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "interrupt",
    title: "14. Interrupt of a streamed turn (20 others stream 100 deltas/s each)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_most("turn/interrupt to its answer p50", "ms", 50.0),
    at_most("turn/interrupt to its answer, the slowest", "ms", 50.0),
];

/// Threads whose turns stream all the time.
const BUSY: usize = 20;
/// Deltas of such a turn: a minute of them, so that none ends meanwhile.
const DELTAS: usize = 6_000;
/// The time between two deltas.
const PAUSE: Duration = Duration::from_millis(10);

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let (server, mut session) = subject.session(&home, Transport::Stdio)?;
    subject.model.play(Script::paced(&subject.model.fresh_name(), DELTAS, PAUSE));
    for _ in 0..BUSY {
        let (thread, _) = begin(&mut session, &home)?;
        wait_for_delta(&mut session, &thread)?;
    }
    let count = subject.effort.pick(100, 10);
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        times.push(interrupt(&mut session, &home)?);
    }
    sample.set("turn/interrupt to its answer p50", percentile(&times, 50))?;
    sample.set("turn/interrupt to its answer, the slowest", percentile(&times, 100))?;
    drop(session);
    server.stop()
}

/// Interrupts a turn of a new thread in the middle of its answer. Returns the milliseconds to the answer.
fn interrupt(session: &mut Session, home: &Home) -> Result<f64> {
    let (thread, turn) = begin(session, home)?;
    wait_for_delta(session, &thread)?;
    let start = Instant::now();
    session.call("turn/interrupt", &json!({ "threadId": thread, "turnId": turn }))?;
    Ok(millis(start.elapsed()))
}

/// Starts a turn on a new thread. Returns the ids of both.
fn begin(session: &mut Session, home: &Home) -> Result<(String, String)> {
    #[derive(Deserialize)]
    struct Answer {
        result: Started,
    }
    #[derive(Deserialize)]
    struct Started {
        turn: Turn,
    }
    #[derive(Deserialize)]
    struct Turn {
        id: String,
    }
    let thread = session.start_thread(&home.workspace())?;
    let input = json!([{ "type": "text", "text": "Go on, please." }]);
    let answer = session.call("turn/start", &json!({ "threadId": thread, "input": input }))?;
    let answer: Answer = serde_json::from_slice(answer)?;
    Ok((thread, answer.result.turn.id))
}

/// Waits for the next piece of a thread's answer.
fn wait_for_delta(session: &mut Session, thread: &str) -> Result<()> {
    loop {
        let line = session.link.read()?;
        let is_of_thread = || line.windows(thread.len()).any(|it| it == thread.as_bytes());
        if matches!(classify(line)?, Message::Notification(method) if method == DELTA)
            && is_of_thread()
        {
            return Ok(());
        }
    }
}
