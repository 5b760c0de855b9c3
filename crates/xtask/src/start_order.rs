//! The functions that run at every start, as the linker is told them: `crates/cli/start.ld`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::{symbols, workspace};

/// The start that counts: until the answer to `initialize`, and an orderly end.
const REQUESTS: &str = r#"{"id":0,"method":"initialize","params":{"clientInfo":{"name":"x","title":"x","version":"1"}}}
{"method":"initialized"}
"#;

/// Functions of one name, such as all instances of a generic one, are left out if those of them that do not
/// run have more bytes than this and than those that do: they would take more room than they save.
const MAX_IDLE_BYTES: u64 = 60_000;

/// Runs `binary`, which must have its symbols, and writes what it did to the linker's script. Finds no
/// problems. Needs valgrind.
pub(crate) fn run(binary: &Path) -> Result<Vec<String>> {
    let sizes = symbols::sizes(binary)?;
    let script = script(&sizes, &functions(binary)?);
    let path = workspace::root().join("crates/cli/start.ld");
    fs::write(&path, script).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Vec::new())
}

/// Returns the symbols of the functions that run.
fn functions(binary: &Path) -> Result<BTreeSet<String>> {
    let home = std::env::temp_dir().join(format!("turnhost-start-{}", std::process::id()));
    fs::create_dir_all(&home)?;
    let profile = home.join("callgrind");
    let mut server = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--demangle=no"])
        .arg(format!("--callgrind-out-file={}", profile.display()))
        .arg(binary)
        .arg("app-server")
        .env("TURNHOST_HOME", &home)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .context("`valgrind` is missing")?;
    server.stdin.take().context("no stdin")?.write_all(REQUESTS.as_bytes())?;
    let status = server.wait()?;
    let text = fs::read_to_string(&profile);
    fs::remove_dir_all(&home)?;
    ensure!(status.success(), "the server ended with {status}");
    Ok(text?.lines().filter_map(function).map(str::to_owned).collect())
}

/// Returns the name that a line of a profile introduces: `fn=(7) NAME` or `cfn=(7) NAME`; a `'2` behind it
/// counts recursions.
fn function(line: &str) -> Option<&str> {
    let named = line.strip_prefix("cfn=(").or_else(|| line.strip_prefix("fn=("))?;
    let name = named.split_once(") ")?.1;
    Some(name.split_once('\'').map_or(name, |(name, _)| name))
}

fn script(sizes: &BTreeMap<String, u64>, started: &BTreeSet<String>) -> String {
    let mut names: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    for (symbol, bytes) in sizes {
        let [running, idle] = names.entry(pattern(symbol)).or_default();
        *if started.contains(symbol) { running } else { idle } += bytes;
    }
    let mut script = String::from(
        "/* Written by `cargo xtask start-order`. See build.rs. */\nSECTIONS\n{\n    .text.start : {\n",
    );
    for (name, [running, idle]) in names {
        if running > 0 && idle <= running.max(MAX_IDLE_BYTES) {
            // Writing to a string does not fail.
            let _ = writeln!(script, "        *(.text.{name})");
        }
    }
    script.push_str("    }\n}\nINSERT BEFORE .text;\n");
    script
}

/// Returns a symbol without the hashes in it, which differ from build to build.
fn pattern(symbol: &str) -> String {
    if let Some((path, _)) = symbol.rsplit_once("17h").filter(|_| symbol.starts_with("_ZN")) {
        return format!("{path}17h*");
    }
    if !symbol.starts_with("_R") {
        return symbol.to_owned();
    }
    let mut pieces = symbol.split("Cs");
    let mut pattern = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.split_once('_').map_or(piece, |(_, rest)| rest);
        pattern.push_str("Cs*_");
        pattern.push_str(rest);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_left_open() {
        assert_eq!(pattern("_ZN1a1f17h0123456789abcdefE"), "_ZN1a1f17h*");
        assert_eq!(pattern("_RNvNtCsjrHSEGnQ3l9_3std4proc1f"), "_RNvNtCs*_3std4proc1f");
        assert_eq!(pattern("sqlite3_step"), "sqlite3_step");
    }

    #[test]
    fn lines_of_a_profile_name_functions() {
        assert_eq!(function("fn=(12) _ZN1a1f17hE'2"), Some("_ZN1a1f17hE"));
        assert_eq!(function("cfn=(12) main"), Some("main"));
        assert_eq!(function("fn=(12)"), None);
        assert_eq!(function("calls=1 0"), None);
    }

    #[test]
    fn what_seldom_runs_under_a_name_is_left_out() {
        let sizes = [("a", 10), ("g17h1E", 10), ("idle", 5)];
        let sizes: BTreeMap<_, _> = sizes.map(|(name, bytes)| (name.to_owned(), bytes)).into();
        let mut all = sizes.clone();
        for at in 0..10 {
            all.insert(format!("_ZN1g17h{at}E"), MAX_IDLE_BYTES);
        }
        let started = ["a", "_ZN1g17h0E"].map(str::to_owned).into();
        let script = script(&all, &started);
        assert!(script.contains("*(.text.a)") && !script.contains("idle"), "{script}");
        assert!(!script.contains("_ZN1g"), "{script}");
    }
}
