//! Plays every file below `scenarios/` over every transport that can carry it.
//!
//! Each pair is a test of its own, `thread/fork::stdio`, found by looking: a new file is a new test.
//! The standard harness cannot list tests that are found when it starts, so this one stands in its place.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use libtest_mimic::{Arguments, Failed, Trial};
use turnhost_protocol::CLIENT_METHODS;
use turnhost_tests::{Expectations, Scenario, Transport, discover};

/// The program under test: built from the sources of `crates/cli` with this test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_turnhost-under-test");

fn main() -> Result<ExitCode> {
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

/// Makes a test for each transport; a rewrite of the file takes the first one only.
fn plays(name: &str, scenario: &Scenario, expectations: Expectations) -> Vec<Trial> {
    let mut transports = scenario.transports();
    if expectations == Expectations::Update {
        transports.truncate(1);
    }
    let trial = |transport: Transport| {
        let scenario = scenario.clone();
        Trial::test(format!("{name}::{transport}"), move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let played = runtime.block_on(scenario.play(PROGRAM, transport, expectations));
            played.map_err(|error| Failed::from(format!("{error:#}")))
        })
    };
    transports.into_iter().map(trial).collect()
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
