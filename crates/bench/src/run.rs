//! The whole of a benchmark: every item, every run, the servers in turns so
//! that a noisy minute of the machine hits all of them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::item::{Item, Sample};
use crate::lab::{Effort, Subject};
use crate::model::Model;
use crate::options::{Candidate, Options};
use crate::report::Results;

/// Measures as `options` say; tables go to `out` as they are finished.
///
/// `release` is the folder of release builds: our own server is there, and homes
/// are made beside it. Returns whether all runs went through.
///
/// # Errors
/// If a server cannot be built, or a result cannot be written.
pub fn run(
    options: &Options,
    release: &Path,
    cargo: Option<PathBuf>,
    out: &mut impl Write,
) -> Result<bool> {
    let servers = if options.servers.is_empty() {
        vec![build(release, cargo)?]
    } else {
        options.servers.clone()
    };
    let base = release.join("bench-homes");
    fs::create_dir_all(&base).with_context(|| format!("cannot make `{}`", base.display()))?;
    let model = Model::start()?;
    let machine = machine();
    writeln!(out, "On {machine}.\n")?;
    if options.effort == Effort::Quick {
        let note = "A quick run: fewer operations than the names say; do not quote its figures.\n";
        writeln!(out, "{note}")?;
    }
    let mut data = Vec::new();
    let mut complete = true;
    for item in &options.items {
        let results = measure(item, &servers, options, &base, &model);
        writeln!(out, "{}", results.markdown())?;
        out.flush()?;
        complete &= results.complete();
        data.push(results.json());
    }
    if let Some(path) = &options.json {
        let quick = options.effort == Effort::Quick;
        let runs = options.runs;
        let report = json!({"machine": machine, "runs": runs, "quick": quick, "items": data});
        let text = serde_json::to_string_pretty(&report)?;
        fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(complete)
}

/// Returns the cores, and how busy they were before the first run: others slow all figures down.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let busy = load.split(' ').next().unwrap_or("?");
    format!("{cores} cores with a load average of {busy} before the first run")
}

fn measure(
    item: &Item,
    servers: &[Candidate],
    options: &Options,
    base: &Path,
    model: &Model,
) -> Results {
    let mut results = Results::new(*item, servers.iter().map(|server| server.name.clone()));
    for _ in 0..options.runs {
        for (index, server) in servers.iter().enumerate() {
            let subject = Subject {
                command: &server.command,
                base,
                model,
                effort: options.effort,
                idle: options.idle,
            };
            let mut sample = Sample::new(item);
            let failure = (item.measure)(&subject, &mut sample).err();
            results.add(index, &sample, failure.map(|error| format!("{error:#}")));
        }
    }
    results
}

/// Builds our own server and returns its command.
fn build(release: &Path, cargo: Option<PathBuf>) -> Result<Candidate> {
    let cargo = cargo.unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--release", "--package", "turnhost", "--bin", "turnhost"])
        .status()
        .context("cannot start cargo; name a server with `--server`")?;
    ensure!(status.success(), "the server does not build; name another with `--server`");
    let program = release.join("turnhost").display().to_string();
    Ok(Candidate { name: "turnhost".to_owned(), command: vec![program, "app-server".to_owned()] })
}
