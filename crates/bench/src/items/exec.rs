//! `command/exec`: a command that does nothing, and one that writes 100 MB.

use std::time::Instant;

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::home::{Home, Sandbox};
use crate::item::{Figure, Item, Sample, at_least, at_most};
use crate::lab::Subject;
use crate::link::Transport;
use crate::procfs;
use crate::session::{Message, Session, classify};
use crate::stats::{float, millis, percentile};

/// The item.
pub const ITEM: Item = Item {
    name: "exec",
    title: "8. command/exec (danger-full-access, over stdio)",
    figures: FIGURES,
    measure,
};

const FIGURES: &[Figure] = &[
    at_most("buffered `true` p50", "ms", 0.9),
    at_most("buffered `true`, server CPU", "ms/op", 0.15),
    at_most("buffered `true`, CPU of the commands", "ms/op", 0.6),
    at_least("100 MB of stdout", "MB/s", 700.0),
    at_most("100 MB of stdout, server CPU", "ms/MB", 1.2),
    at_most("100 MB of stdout, RSS high-water growth", "MB", 5.0),
];

/// Commands before anything is measured.
const WARM_UP: usize = 5;

fn measure(subject: &Subject<'_>, sample: &mut Sample<'_>) -> Result<()> {
    let home = subject.home(Sandbox::FullAccess)?;
    let (server, mut session) = subject.session(&home, Transport::Stdio)?;
    nothing(&mut session, &home, WARM_UP)?;
    subject.settle();

    let count = subject.effort.pick(100, 20);
    let meter = subject.meter(&server)?;
    let times = nothing(&mut session, &home, count)?;
    let usage = meter.read()?;
    sample.set("buffered `true` p50", percentile(&times, 50))?;
    sample.set_cpu("buffered `true`, server CPU", usage.millis_each(count))?;
    let children = millis(usage.server.children) / float(count as u64);
    sample.set("buffered `true`, CPU of the commands", children)?;
    subject.settle();

    let megabytes = subject.effort.pick(100, 10);
    let pid = server.pid();
    let resident = procfs::memory(pid)?.resident;
    procfs::forget_peak(pid)?;
    let meter = subject.meter(&server)?;
    let start = Instant::now();
    stream(&mut session, &home, megabytes)?;
    let seconds = start.elapsed().as_secs_f64();
    let usage = meter.read()?;
    sample.set("100 MB of stdout", float(megabytes as u64) / seconds)?;
    sample.set_cpu("100 MB of stdout, server CPU", usage.millis_each(megabytes))?;
    let growth = procfs::memory(pid)?.peak.saturating_sub(resident);
    sample.set("100 MB of stdout, RSS high-water growth", float(growth) / 1e6)?;
    drop(session);
    server.stop()
}

/// Runs `true` this many times, and returns the milliseconds of each.
fn nothing(session: &mut Session, home: &Home, count: usize) -> Result<Vec<f64>> {
    let params = json!({"command": ["true"], "cwd": home.workspace()});
    let run = |_| {
        let start = Instant::now();
        let answer: Answer = serde_json::from_slice(session.call("command/exec", &params)?)?;
        ensure!(answer.result.exit_code == 0, "`true` failed");
        Ok(millis(start.elapsed()))
    };
    (0..count).map(run).collect()
}

#[derive(Deserialize)]
struct Answer {
    result: Ended,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Ended {
    exit_code: i64,
}

/// Runs a command that writes so many megabytes, takes them piece by piece, and counts them.
fn stream(session: &mut Session, home: &Home, megabytes: usize) -> Result<()> {
    let bytes = megabytes * 1_000_000;
    let params = json!({
        "command": ["head", "-c", bytes.to_string(), "/dev/zero"], "cwd": home.workspace(),
        "processId": "p", "streamStdoutStderr": true, "disableOutputCap": true,
    });
    let id = session.queue("command/exec", &params);
    session.link.flush()?;
    let mut received = 0;
    loop {
        let line = session.link.read()?;
        match classify(line)? {
            Message::Notification(method) if method == "command/exec/outputDelta" => {
                received += piece(line)?;
            }
            Message::Notification(_) => {}
            Message::Result(answered) if answered == id => break,
            other => anyhow::bail!("an unexpected message: {other:?}"),
        }
    }
    ensure!(received == bytes, "{received} of {bytes} bytes arrived");
    Ok(())
}

/// Returns the number of bytes that a notification of output carries, without decoding them.
fn piece(line: &[u8]) -> Result<usize> {
    const NAME: &[u8] = br#""deltaBase64":""#;
    let text = line.windows(NAME.len()).position(|window| window == NAME);
    let text = text.map(|at| &line[at + NAME.len()..]);
    let text = text.and_then(|text| Some(&text[..text.iter().position(|&byte| byte == b'"')?]));
    let Some(text) = text else {
        let whole: Value = serde_json::from_slice(line)?;
        anyhow::bail!("no output in {whole}");
    };
    let padding = text.iter().rev().take_while(|&&byte| byte == b'=').count();
    Ok(text.len() / 4 * 3 - padding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_is_counted_without_being_decoded() {
        for (text, bytes) in [("", 0), ("YQ==", 1), ("YWI=", 2), ("YWJj", 3), ("YWJjZA==", 4)] {
            let line = format!(r#"{{"params":{{"capReached":false,"deltaBase64":"{text}"}}}}"#);
            assert_eq!(piece(line.as_bytes()).unwrap(), bytes, "{text}");
        }
        assert!(piece(b"{}").is_err());
    }
}
