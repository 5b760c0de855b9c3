//! Separate streams, standard input, signals, sizes and variables.

use std::collections::BTreeMap;

use turnhost_ports::{
    CommandError, CommandEvent, CommandPort as _, EnvironmentPolicy, Inherit, OutputStream,
    RunningCommand, Stdin, Streams, TerminalSize,
};

use crate::support::{command, commands, finish, next, read_until, run, shell};

async fn start(script: &str, streams: Streams) -> RunningCommand {
    let mut command = shell(script);
    command.streams = streams;
    commands().start(command).await.unwrap()
}

/// Runs to the end; gives stdout, stderr and the exit code.
async fn gather(running: &mut RunningCommand) -> (String, String, i32) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = loop {
        match next(running).await {
            CommandEvent::Output(OutputStream::Stdout, bytes) => stdout.extend_from_slice(&bytes),
            CommandEvent::Output(OutputStream::Stderr, bytes) => stderr.extend_from_slice(&bytes),
            CommandEvent::HostWanted(host) => panic!("{host:?}"),
            CommandEvent::Exited(exit) => break exit.code,
        }
    };
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap(), code)
}

#[tokio::test]
async fn outputs_can_be_told_apart() {
    let script = "echo out; echo err >&2; cat; exit 3";
    let mut running = start(script, Streams::Separate(Stdin::Empty)).await;
    assert_eq!(gather(&mut running).await, ("out\n".into(), "err\n".into(), 3));
}

#[tokio::test]
async fn neither_stream_keeps_the_other_waiting() {
    let script = "yes out | head -c 300000 & yes err | head -c 300000 >&2; wait";
    let mut running = start(script, Streams::Separate(Stdin::Empty)).await;
    let (stdout, stderr, code) = gather(&mut running).await;
    assert_eq!((stdout.len(), stderr.len(), code), (300_000, 300_000, 0));
}

#[tokio::test]
async fn standard_input_streams_until_it_is_closed() {
    // It lives until it has refused the last write.
    let dir = tempfile::tempdir().unwrap();
    let go = dir.path().join("go");
    let script = format!("cat; until [ -e '{}' ]; do sleep 0.01; done; echo end", go.display());
    let mut running = start(&script, Streams::Separate(Stdin::Piped)).await;
    assert!(running.control.takes_input());
    running.control.write("one\n".into()).await.unwrap();
    assert_eq!(read_until(&mut running, "\n").await, "one\n");
    running.control.write("two\n".into()).await.unwrap();
    running.control.close_stdin().await.unwrap();
    let closed = running.control.write("three\n".into()).await.unwrap_err();
    assert_eq!(closed.to_string(), "stdin is already closed");
    std::fs::write(&go, "").unwrap();
    assert_eq!(gather(&mut running).await, ("two\nend\n".into(), String::new(), 0));
}

#[tokio::test]
async fn writes_keep_their_order_beyond_what_a_pipe_holds() {
    let mut running = start("cat", Streams::Separate(Stdin::Piped)).await;
    let control = std::sync::Arc::clone(&running.control);
    let writes = async {
        let (big, small) = ("a".repeat(1_000_000), "b");
        let both = tokio::join!(control.write(big.into()), control.write(small.into()));
        both.0.and(both.1).unwrap();
        control.close_stdin().await.unwrap();
    };
    let ((), (stdout, _, code)) = tokio::join!(writes, gather(&mut running));
    assert_eq!((stdout.len(), code), (1_000_001, 0));
    assert!(stdout.ends_with("ab"));
}

#[tokio::test]
async fn a_command_that_closed_its_input_fails_the_write() {
    let mut running =
        start("exec <&-; echo ready; sleep 600", Streams::Separate(Stdin::Piped)).await;
    read_until(&mut running, "\n").await;
    // A command that another test starts has the pipe, too, until its program is executed.
    let err = loop {
        if let Err(err) = running.control.write("x".into()).await {
            break err;
        }
    };
    assert!(matches!(err, CommandError::Unread(_)), "{err:?}");
}

#[tokio::test]
async fn an_interrupt_reaches_the_whole_group() {
    // The shell waits for `sh` by then; an interrupt that comes before waits for the end of `sleep`.
    let script = "trap 'echo caught; exit 9' INT; sh -c 'echo ready; exec sleep 600'";
    let mut running = start(script, Streams::Joined).await;
    read_until(&mut running, "\n").await;
    running.control.interrupt();
    assert_eq!(gather(&mut running).await, ("caught\n".into(), String::new(), 9));
}

#[tokio::test]
async fn without_input_a_command_takes_the_interrupt_character_alone() {
    let mut running = start("echo ready; exec sleep 600", Streams::Joined).await;
    read_until(&mut running, "\n").await;
    assert!(!running.control.takes_input());
    let err = running.control.write("x".into()).await.unwrap_err();
    assert!(err.to_string().starts_with("the command has no standard input"));
    running.control.write("\x03".into()).await.unwrap();
    assert_eq!(finish(&mut running).await.1.code, 130);
}

#[tokio::test]
async fn a_terminal_has_the_size_that_it_is_given() {
    let size = TerminalSize { rows: 30, cols: 90 };
    let script = "trap 'stty size; exit' WINCH; stty size; while :; do read -t 1 x; done";
    let mut running = start(script, Streams::Terminal(size)).await;
    assert_eq!(read_until(&mut running, "\n").await, "30 90\r\n");
    running.control.resize(TerminalSize { rows: 40, cols: 100 }).unwrap();
    assert_eq!(read_until(&mut running, "100\r\n").await, "40 100\r\n");
}

#[tokio::test]
async fn a_terminals_input_can_end() {
    let mut running = start("cat; echo end", Streams::Terminal(TerminalSize::default())).await;
    running.control.close_stdin().await.unwrap();
    // The end of a line before it is echoed and read.
    assert_eq!(gather(&mut running).await.0, "\r\n\r\nend\r\n");
}

#[tokio::test]
async fn only_a_terminal_has_a_size() {
    let running = start("sleep 600", Streams::Joined).await;
    let err = running.control.resize(TerminalSize::default()).unwrap_err();
    assert!(matches!(err, CommandError::NoTerminal));
}

#[tokio::test]
async fn the_environment_is_what_the_policy_lets_through() {
    let mut command = command(&["/usr/bin/env"]);
    command.environment = EnvironmentPolicy {
        inherit: Inherit::None,
        set: BTreeMap::from([("FROM_POLICY".into(), "1".into())]),
        ..EnvironmentPolicy::default()
    };
    command.env = vec![("OWN".into(), Some("2".into())), ("GONE".into(), None)];
    let (text, _) = run(command).await.unwrap();
    // By its mark, the watchdog knows what belongs to the command.
    let (marks, mut lines): (Vec<_>, Vec<_>) =
        text.lines().partition(|line| line.starts_with("TURNHOST_COMMAND="));
    lines.sort_unstable();
    assert_eq!((marks.len(), lines), (1, vec!["FROM_POLICY=1", "OWN=2"]));
}
