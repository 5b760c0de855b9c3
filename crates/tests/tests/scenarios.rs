//! Plays every file below `scenarios/` over every transport that can carry it, and in process.
//!
//! Each pair is a test of its own, `thread/fork::stdio`, found by looking: a new file is a new test.
//! The standard harness cannot list tests that are found when it starts, so this one stands in its place.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result};
use libtest_mimic::{Arguments, Failed, Trial};
use turnhost_protocol::CLIENT_METHODS;
use turnhost_tests::{Carrier, Expectations, Scenario, discover};

/// The program under test: built from the sources of `crates/cli` with this test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_turnhost-under-test");

/// The variables that this process keeps from the one that started it.
const KEPT: [&str; 4] = ["PATH", "RUST_BACKTRACE", "TMPDIR", "UPDATE_EXPECT"];

/// A home without the start-up files of a login shell, which might print something.
const NO_HOME: &str = "/nonexistent";

/// Set in a process whose variables are known.
const CLEAN: &str = "TURNHOST_SCENARIOS_CLEAN";

fn main() -> Result<ExitCode> {
    // Sandboxed commands of a server in this process run this program again.
    turnhost_host::run_helper_if_asked();
    if std::env::var_os(CLEAN).is_none() {
        return Err(clean().into());
    }
    let arguments = Arguments::from_args();
    let expectations = match std::env::var_os("UPDATE_EXPECT") {
        Some(_) => Expectations::Update,
        None => Expectations::Check,
    };
    let mut trials = Vec::new();
    let mut methods = BTreeSet::new();
    for (name, path) in discover()? {
        // One broken file fails its own test and no other.
        match Scenario::read(&path).with_context(|| path.display().to_string()) {
            Ok(scenario) => {
                methods.extend(scenario.methods().into_iter().map(str::to_owned));
                trials.extend(plays(&name, &scenario, expectations));
            }
            Err(error) => trials.push(Trial::test(name, move || Err(Failed::from(error)))),
        }
    }
    trials.push(Trial::test("every_served_method_has_a_scenario", move || covers(&methods)));
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

/// Executes this program again without the variables of its parent, which commands of
/// a server in this process would see. Returns only if that fails.
fn clean() -> std::io::Error {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return error,
    };
    Command::new(program)
        .args(std::env::args_os().skip(1))
        .env_clear()
        .envs(KEPT.iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
        .envs([
            (CLEAN, "1"),
            ("HOME", NO_HOME),
            ("SHELL", "/bin/bash"),
            ("LANG", "C.UTF-8"),
            ("TZ", "UTC"),
        ])
        .exec()
}

/// Makes a test for each carrier; a rewrite of the file takes the first one only.
fn plays(name: &str, scenario: &Scenario, expectations: Expectations) -> Vec<Trial> {
    let mut carriers = scenario.carriers();
    if expectations == Expectations::Update {
        carriers.truncate(1);
    }
    let trial = |carrier: Carrier| {
        let scenario = scenario.clone();
        Trial::test(format!("{name}::{carrier}"), move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let played = runtime.block_on(scenario.play(PROGRAM, carrier, expectations));
            played.map_err(|error| Failed::from(format!("{error:#}")))
        })
    };
    carriers.into_iter().map(trial).collect()
}

/// Fails if the table serves a method that no scenario requests.
fn covers(methods: &BTreeSet<String>) -> Result<(), Failed> {
    let missing: Vec<&str> = CLIENT_METHODS
        .iter()
        .filter(|method| method.served && !methods.contains(method.name))
        .map(|method| method.name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("no scenario requests {}", missing.join(", ")).into())
}
