//! From a command's words to its program, and the state in which that begins.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use turnhost_base::AbsPath;
use turnhost_ports::{Command, CommandError};

use crate::support::{command, run};

/// Returns a command that is looked for in `path`, with `dir` as its working directory.
fn in_path(dir: &Path, argv: &[&str], path: &str) -> Command {
    let mut command = command(argv);
    command.cwd = AbsPath::new(dir.to_str().unwrap()).unwrap();
    command.env = vec![("PATH".into(), Some(path.into()))];
    command
}

/// Writes a script without a `#!` line.
fn write(dir: &Path, name: &str, mode: u32) {
    fs::create_dir_all(dir).unwrap();
    let file = dir.join(name);
    fs::write(&file, "echo \"$0 $*\"\n").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn the_first_of_the_path_that_can_be_executed_is_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let dir = fs::canonicalize(dir.path()).unwrap();
    write(&dir.join("plain"), "tool", 0o644);
    fs::create_dir_all(dir.join("directory/tool")).unwrap();
    write(&dir.join("found"), "tool", 0o755);
    write(&dir.join("later"), "tool", 0o755);
    let path = "/no/such/dir:plain:directory:found:later";
    let (output, code) = run(in_path(&dir, &["tool", "a b", "c"], path)).await.unwrap();
    assert_eq!((output, code), (format!("{}/found/tool a b c\n", dir.display()), 0));
}

#[tokio::test]
async fn a_program_that_may_not_be_executed_is_told_from_one_that_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir.path().join("plain"), "tool", 0o644);
    for (path, expected) in [
        ("/no/such/dir:plain:/nor/this", "Permission denied (os error 13)"),
        ("/no/such/dir:/nor/this", "No such file or directory (os error 2)"),
    ] {
        let err = run(in_path(dir.path(), &["tool"], path)).await.unwrap_err();
        assert_eq!(err.to_string(), expected);
    }
}

#[tokio::test]
async fn paths_and_empty_parts_of_the_path_are_about_the_working_directory() {
    let dir = tempfile::tempdir().unwrap();
    let dir = fs::canonicalize(dir.path()).unwrap();
    write(&dir, "tool", 0o755);
    let (output, _) = run(in_path(&dir, &["./tool", "x"], "")).await.unwrap();
    assert_eq!(output, "./tool x\n");
    let (output, _) = run(in_path(&dir, &["tool", "x"], "/no/such/dir:")).await.unwrap();
    assert_eq!(output, format!("{}/tool x\n", dir.display()));
    // Without a PATH it is looked for where the system's programs are.
    let mut without = in_path(&dir, &["true"], "");
    without.env = vec![("PATH".into(), None)];
    assert_eq!(run(without).await.unwrap().1, 0);
}

#[tokio::test]
async fn a_program_begins_with_the_signals_of_a_fresh_process() {
    // What a runtime handles, and what Rust's library ignores.
    let _handler = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::user_defined1());
    let (status, _) = run(command(&["cat", "/proc/self/status"])).await.unwrap();
    let set = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        u64::from_str_radix(line.trim(), 16).unwrap()
    };
    // The signals 32 and 33 belong to the C library, which does not allow resetting them.
    let ignored = set("SigIgn:") & u64::from(u32::MAX >> 1);
    assert_eq!((set("SigBlk:"), ignored, set("SigCgt:")), (0, 0, 0), "{status}");
}

#[tokio::test]
async fn a_zero_in_a_word_or_a_variable_is_refused() {
    let err = run(command(&["echo", "a\0b"])).await.unwrap_err();
    assert!(matches!(err, CommandError::Spawn(_)), "{err:?}");
    assert_eq!(err.to_string(), "nul byte found in provided data");
    let mut command = command(&["true"]);
    command.env = vec![("NAME".into(), Some("a\0b".into()))];
    let err = run(command).await.unwrap_err();
    assert_eq!(err.to_string(), "data provided contains a nul byte");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_start_at_once() {
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..64 {
        tasks.spawn(async move {
            let word = number.to_string();
            let (output, code) = run(command(&["printf", "%s", &word])).await.unwrap();
            assert_eq!((output, code), (word, 0));
        });
    }
    tasks.join_all().await;
}
