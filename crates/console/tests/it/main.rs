//! The console's modules, checked and run by the tools of their own world.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Set to anything, it makes the absence of a tool a failure.
const REQUIRE: &str = "TURNHOST_REQUIRE_TOOLS";

fn crate_directory() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns a program that passes `--version`: the one that the variable names, or the one of the
/// PATH. `None`, with the reason on stderr, where there is none.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn find(variable: &str, name: &str) -> Option<PathBuf> {
    let program = PathBuf::from(std::env::var_os(variable).unwrap_or_else(|| name.into()));
    let works = Command::new(&program).arg("--version").output();
    if works.is_ok_and(|output| output.status.success()) {
        return Some(program);
    }
    let reason = format!("{} does not run; {variable} names one that does", program.display());
    assert!(std::env::var_os(REQUIRE).is_none(), "{reason}");
    eprintln!("skipped: {reason}");
    None
}

fn assert_success(output: &Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}

/// Needs the TypeScript compiler: `tsc`, or the one that `TURNHOST_TSC` names.
#[test]
fn the_modules_are_typed_strictly() {
    let Some(tsc) = find("TURNHOST_TSC", "tsc") else { return };
    for project in ["tsconfig.json", "tsconfig.worker.json"] {
        let project = crate_directory().join(project);
        assert_success(&Command::new(&tsc).arg("--project").arg(project).output().unwrap());
    }
}

/// Needs node: `node`, or the one that `TURNHOST_NODE` names.
#[test]
fn the_modules_pass_their_tests() {
    let Some(node) = find("TURNHOST_NODE", "node") else { return };
    let directory = crate_directory().join("tests/js");
    let mut files: Vec<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "mjs"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    assert_success(&Command::new(node).arg("--test").args(files).output().unwrap());
}
