//! Finding the programs that a test needs, which not every machine has.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Set to anything, it makes the absence of a tool a failure: a test that is meant to run
/// cannot be skipped unseen.
const REQUIRE: &str = "TURNHOST_REQUIRE_TOOLS";

/// Returns the root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the first program that passes `probe`: the one that the environment variable names, or
/// one of `names`. `None`, with the reason on stderr, where there is none.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn find(variable: &str, names: &[&str], probe: &[&str]) -> Option<PathBuf> {
    let given = std::env::var_os(variable).map(PathBuf::from);
    let is_given = given.is_some();
    let candidates = given.map_or_else(|| names.iter().map(PathBuf::from).collect(), |it| vec![it]);
    let works = |program: &PathBuf| {
        Command::new(program).args(probe).output().is_ok_and(|output| output.status.success())
    };
    let found = candidates.iter().find(|program| works(program)).cloned();
    if found.is_none() {
        let reason =
            format!("none of {candidates:?} passes {probe:?}; {variable} names one that does");
        assert!(!is_given && std::env::var_os(REQUIRE).is_none(), "{reason}");
        eprintln!("skipped: {reason}");
    }
    found
}

/// Fails with what the program wrote unless it succeeded.
pub(crate) fn assert_success(output: &Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}
