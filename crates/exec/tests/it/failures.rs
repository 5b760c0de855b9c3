//! Commands that cannot be started.

use turnhost_base::AbsPath;
use turnhost_ports::CommandError;
use turnhost_protocol::SandboxPolicy;

use crate::support::{command, run, shell};

const READ_ONLY: SandboxPolicy = SandboxPolicy::ReadOnly { network_access: false };

/// Checks that a failure reads the same with and without the sandbox.
async fn check(change: impl Fn(&mut turnhost_ports::Command), argv: &[&str], expected: &str) {
    for sandbox in [SandboxPolicy::DangerFullAccess, READ_ONLY] {
        let mut command = command(argv);
        command.sandbox = sandbox;
        change(&mut command);
        let err = run(command).await.unwrap_err();
        let is_it = matches!(err, CommandError::Spawn(_) | CommandError::Directory { .. });
        assert!(is_it, "{err:?}");
        assert_eq!(err.to_string(), expected);
    }
}

#[tokio::test]
async fn a_missing_program_is_told_in_the_system_s_words() {
    check(|_| {}, &["/no/such/program"], "No such file or directory (os error 2)").await;
    check(|_| {}, &["no-such-program"], "No such file or directory (os error 2)").await;
    check(|_| {}, &["/etc/passwd"], "Permission denied (os error 13)").await;
}

#[tokio::test]
async fn a_missing_working_directory_is_named() {
    let gone = |command: &mut turnhost_ports::Command| {
        command.cwd = AbsPath::new("/no/such/dir").unwrap();
    };
    check(
        gone,
        &["true"],
        "working directory `/no/such/dir`: No such file or directory (os error 2)",
    )
    .await;
    let file = |command: &mut turnhost_ports::Command| {
        command.cwd = AbsPath::new("/etc/passwd").unwrap();
    };
    check(file, &["true"], "working directory `/etc/passwd`: Not a directory (os error 20)").await;
}

#[tokio::test]
async fn an_empty_command_is_refused() {
    check(|_| {}, &[""], "the command is empty").await;
    check(|_| {}, &[], "the command is empty").await;
}

#[tokio::test]
async fn a_helper_that_is_none_does_not_run_the_command() {
    use turnhost_ports::CommandPort as _;
    let commands = turnhost_exec::Commands::with_helper("/bin/true", turnhost_task::Tasks::new());
    let mut command = shell("true");
    command.sandbox = READ_ONLY;
    let Err(CommandError::Sandbox(reason)) = commands.start(command).await else {
        panic!("it ran")
    };
    assert!(reason.contains("run_if_asked"), "{reason}");
}
