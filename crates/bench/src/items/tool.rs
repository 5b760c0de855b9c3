//! Turns in which the model calls `exec_command` with `true`: two model
//! requests and a command, without a sandbox and in one.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::home::Sandbox;
use crate::item::{Figure, Item, Sample, at_most};
use crate::lab::Subject;
use crate::link::Transport;
use crate::script::Script;
use crate::session::{self, Session};
use crate::stats::{float, millis, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "tool",
    title: "7. Tool turn (`exec_command` with `true`, two model requests)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_most("danger-full-access: tool turn less the model p50", "ms", 5.0),
    at_most("danger-full-access: tool turn less the model p99", "ms", 8.0),
    at_most("danger-full-access: call of the tool to its result at the model p50", "ms", 4.0),
    at_most("danger-full-access: server CPU", "ms/turn", 1.5),
    at_most("danger-full-access: CPU of the commands", "ms/turn", 3.0),
    at_most("workspace-write: tool turn less the model p50", "ms", 9.0),
    at_most("workspace-write: call of the tool to its result at the model p50", "ms", 8.0),
    at_most("workspace-write: server CPU", "ms/turn", 2.0),
    at_most("workspace-write: CPU of the commands", "ms/turn", 6.0),
];

/// Turns before the measured ones.
const WARM_UP: usize = 3;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    for sandbox in [Sandbox::FullAccess, Sandbox::WorkspaceWrite] {
        within(subject, sandbox, sample)?;
    }
    Ok(())
}

fn within(subject: &Subject<'_>, sandbox: Sandbox, sample: &mut Sample<'_>) -> Result<()> {
    let mode = sandbox.mode();
    let home = subject.home(sandbox)?;
    let (server, mut session) = subject.session(&home, Transport::Stdio)?;
    subject.model.play(Script::Tool);
    let thread = session.start_thread(&home.workspace())?;
    for _ in 0..WARM_UP {
        tool_turn(subject, &mut session, &thread)?;
    }

    let count = subject.effort.pick(40, 8);
    let meter = subject.meter(&server)?;
    let (mut turns, mut calls) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let (turn, call) = tool_turn(subject, &mut session, &thread)?;
        turns.push(turn);
        calls.push(call);
    }
    let usage = meter.read()?;
    sample.set(&format!("{mode}: tool turn less the model p50"), percentile(&turns, 50))?;
    if sandbox == Sandbox::FullAccess {
        sample.set("danger-full-access: tool turn less the model p99", percentile(&turns, 99))?;
    }
    sample.set(
        &format!("{mode}: call of the tool to its result at the model p50"),
        percentile(&calls, 50),
    )?;
    sample.set_cpu(&format!("{mode}: server CPU"), usage.millis_each(count))?;
    let children = millis(usage.server.children) / float(count as u64);
    sample.set(&format!("{mode}: CPU of the commands"), children)?;
    drop(session);
    server.stop()
}

/// Runs one turn. Returns its time less the model, and the time from the call
/// of the tool to its result at the model, both in milliseconds.
fn tool_turn(subject: &Subject<'_>, session: &mut Session, thread: &str) -> Result<(f64, f64)> {
    drop(subject.model.take_exchanges());
    let mut succeeded = 0;
    let start = Instant::now();
    session.watch_turn(thread, |method, line| {
        succeeded +=
            usize::from(method == session::ITEM_COMPLETED && session::command_succeeded(line));
    })?;
    let end = Instant::now();
    ensure!(
        succeeded == 1,
        "{succeeded} commands of the turn ended with exit code 0 instead of one"
    );
    let exchanges = subject.model.take_exchanges();
    let [call, result] = exchanges.as_slice() else {
        anyhow::bail!("a tool turn made {} model requests instead of two", exchanges.len());
    };
    let tool = millis(result.arrived.saturating_duration_since(call.ended));
    let around = millis(call.arrived.saturating_duration_since(start))
        + millis(end.saturating_duration_since(result.ended));
    Ok((around + tool, tool))
}
