//! The server in the background, by the commands that people use.

use std::path::Path;

use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::time::timeout;
use turnhost_remote_client::Options;
use turnhost_tests::{Lab, Peer, TIMEOUT, Transport};

use crate::{PROGRAM, lab};

/// Ends the daemon with the test, also when that fails.
struct Daemon<'a> {
    lab: &'a Lab,
}

impl Drop for Daemon<'_> {
    fn drop(&mut self) {
        let mut command = self.lab.command(["app-server", "daemon", "stop"]).into_std();
        // A test that fails has said why.
        let _ended = command.status();
    }
}

impl Daemon<'_> {
    fn command(&self, arguments: &[&str]) -> Command {
        self.lab.command([&["app-server", "daemon"], arguments].concat())
    }

    /// Returns the exit code, the report, and stderr.
    async fn run(&self, command: &str) -> (i32, Value, String) {
        self.run_with(command, &[]).await
    }

    async fn run_with(&self, command: &str, flags: &[&str]) -> (i32, Value, String) {
        let mut command = self.command(&[&[command, "--json"], flags].concat());
        let output = timeout(TIMEOUT, command.output()).await.expect("it hangs").unwrap();
        let report = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
        let stderr = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), report, stderr)
    }

    /// Runs a command that goes well; gives back status and process id.
    async fn done(&self, command: &str) -> (String, Option<i64>) {
        let (code, report, stderr) = self.run(command).await;
        assert_eq!((code, stderr.as_str()), (0, ""), "{command}: {report}");
        assert_eq!(report["socketPath"], self.lab.control_socket().to_str().unwrap());
        assert_eq!(report["cliVersion"], env!("CARGO_PKG_VERSION"));
        (report["status"].as_str().unwrap().to_owned(), report["pid"].as_i64())
    }
}

fn alive(pid: i64) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    !stat.is_empty() && !stat.contains(") Z ")
}

fn status(word: &str, pid: Option<i64>) -> (String, Option<i64>) {
    (word.to_owned(), pid)
}

#[tokio::test]
async fn a_daemon_is_started_once_looked_at_restarted_and_stopped() {
    let lab = Lab::new(PROGRAM).unwrap();
    let daemon = Daemon { lab: &lab };
    assert_eq!(daemon.run("status").await.0, 3);
    assert_eq!(daemon.done("version").await, status("notRunning", None));
    assert_eq!(daemon.done("stop").await, status("notRunning", None));

    let (word, pid) = daemon.done("start").await;
    assert_eq!(word, "started");
    assert_eq!(daemon.done("start").await, status("alreadyRunning", pid));
    assert_eq!(daemon.done("status").await, status("running", pid));
    let (_, report, _) = daemon.run("version").await;
    assert_eq!(report["appServerVersion"], env!("CARGO_PKG_VERSION"));
    let first = pid.unwrap();
    // It is in a session of its own, so that the end of a terminal does not end it.
    let stat = std::fs::read_to_string(format!("/proc/{first}/stat")).unwrap();
    let session = stat.rsplit(") ").next().unwrap().split(' ').nth(3).unwrap();
    assert_eq!(session, first.to_string());

    let (word, pid) = daemon.done("restart").await;
    assert_eq!(word, "restarted");
    let second = pid.unwrap();
    assert!(second != first && alive(second) && !alive(first));
    let mut peer = Peer::dial(&format!("unix://{}", lab.control_socket().display())).await.unwrap();
    peer.initialize().await.unwrap();
    assert_eq!(daemon.done("stop").await, status("stopped", None));
    assert!(!alive(second));
    assert!(std::fs::symlink_metadata(lab.control_socket()).is_err());
    let log = std::fs::read_to_string(lab.home().join("log/app-server.log")).unwrap();
    assert_eq!(log.matches("listening on: unix://").count(), 2, "{log}");
}

/// Returns the last websocket address in the log.
fn websocket_url(lab: &Lab) -> String {
    let log = std::fs::read_to_string(lab.home().join("log/app-server.log")).unwrap();
    let mut urls = log.lines().filter_map(|line| line.trim().strip_prefix("listening on: ws://"));
    format!("ws://{}", urls.next_back().expect("a websocket listener"))
}

/// Knocks with a token and without; only the first is let in.
async fn only_the_token_opens(url: &str, token: &str) {
    let options = |token: Option<&str>| Options {
        token: token.map(str::to_owned),
        keep_alive: None,
        ..Options::default()
    };
    Peer::dial_with(url, &options(Some(token))).await.unwrap().initialize().await.unwrap();
    let refused = Peer::dial_with(url, &options(None)).await.expect_err("a stranger is let in");
    assert!(refused.to_string().contains("401"), "{refused}");
}

#[tokio::test]
async fn a_daemon_has_the_flags_that_it_was_given_and_a_restart_keeps_them() {
    let lab = Lab::new(PROGRAM).unwrap();
    let daemon = Daemon { lab: &lab };
    // A path that only means something where the command is given.
    std::fs::write(lab.repo().join("tokens"), "ann: s3cret\n").unwrap();
    let flags = ["--drain-timeout", "5", "--listen", "ws://127.0.0.1:0", "--ws-auth"];
    let flags = [&flags[..], &["capability-token", "--ws-token-file", "tokens"]].concat();
    let (code, report, stderr) = daemon.run_with("start", &flags).await;
    assert_eq!((code, stderr.as_str()), (0, ""));
    let tokens = format!("--ws-token-file={}", lab.repo().join("tokens").display());
    let expected = json!([
        "--listen=ws://127.0.0.1:0",
        "--drain-timeout=5",
        "--ws-auth=capability-token",
        tokens,
    ]);
    assert_eq!(report["flags"], expected);
    only_the_token_opens(&websocket_url(&lab), "s3cret").await;

    let (code, report, stderr) = daemon.run_with("start", &["--drain-timeout", "9"]).await;
    assert_eq!((code, &report["status"]), (0, &json!("alreadyRunning")));
    assert_eq!(report["flags"], expected, "it was not started anew");
    assert!(stderr.contains("keeps its flags; `restart` changes them"), "{stderr}");

    let (code, report, stderr) = daemon.run("restart").await;
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert_eq!(report["flags"], expected);
    only_the_token_opens(&websocket_url(&lab), "s3cret").await;

    let (_, report, _) = daemon.run_with("restart", &["--drain-timeout=0"]).await;
    assert_eq!(report["flags"], json!(["--drain-timeout=0"]));
    assert_eq!(daemon.run("status").await.1["flags"], json!(["--drain-timeout=0"]));
    let output = daemon.command(&["status"]).output().await.unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.ends_with("app-server.log, with --drain-timeout=0\n"), "{said}");
}

#[tokio::test]
async fn the_drain_timeout_of_a_daemon_holds() {
    let (lab, _model) = lab("", &["text \"beginning\", hold"]).await;
    let daemon = Daemon { lab: &lab };
    assert_eq!(daemon.run_with("start", &["--drain-timeout", "0"]).await.0, 0);
    let mut peer = dial(&lab.control_socket()).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.start_turn(&thread, "go").await.unwrap();
    peer.notified(0, "item/agentMessage/delta", |_| true).await.unwrap();
    assert_eq!(daemon.done("stop").await, status("stopped", None));
}

#[tokio::test]
async fn flags_that_make_no_sense_in_the_background_start_nothing() {
    let lab = Lab::new(PROGRAM).unwrap();
    let daemon = Daemon { lab: &lab };
    for (flags, code, says) in [
        (&["--listen", "stdio://"][..], 2, "listens on `unix://PATH` and `ws://IP:PORT` only"),
        (&["--listen", "off"], 2, "listens on `unix://PATH` and `ws://IP:PORT` only"),
        (&["--ws-auth", "capability-token"], 1, "`--ws-token-file` or `--ws-token-sha256`"),
        (&["--listen", "ws://0.0.0.0:0"], 1, "refusing to start non-loopback"),
    ] {
        let (exit, _, stderr) = daemon.run_with("start", flags).await;
        assert_eq!(exit, code, "{flags:?}: {stderr}");
        assert!(stderr.contains(says), "{flags:?}: {stderr}");
        assert_eq!(daemon.run("status").await.0, 3, "{flags:?}");
    }
}

#[tokio::test]
async fn a_restart_of_a_server_that_was_started_by_hand_says_that_its_flags_are_gone() {
    let lab = Lab::new(PROGRAM).unwrap();
    let daemon = Daemon { lab: &lab };
    let _by_hand = lab.serve(Transport::Unix).await.unwrap();
    let (code, report, stderr) = daemon.run("restart").await;
    assert_eq!((code, &report["flags"]), (0, &json!([])));
    assert!(
        stderr.contains("was not started by `daemon start`; its flags are not kept"),
        "{stderr}"
    );
}

#[tokio::test]
async fn of_many_starts_at_once_one_starts_and_all_agree() {
    let lab = Lab::new(PROGRAM).unwrap();
    let daemon = Daemon { lab: &lab };
    let starts = join_all((0..8).map(|_| daemon.done("start"))).await;
    let started = starts.iter().filter(|(word, _)| word == "started").count();
    assert!(started == 1, "{starts:?}");
    assert!(starts.iter().all(|(_, pid)| *pid == starts[0].1), "{starts:?}");
}

#[tokio::test]
async fn a_server_that_was_started_by_hand_is_found_and_stopped_too() {
    let lab = Lab::new(PROGRAM).unwrap();
    let daemon = Daemon { lab: &lab };
    let mut server = lab.serve(Transport::Unix).await.unwrap();
    let pid = server.pid().map(i64::from);
    assert_eq!(daemon.done("start").await, status("alreadyRunning", pid));
    assert_eq!(daemon.done("stop").await, status("stopped", None));
    assert_eq!(server.ended().await.unwrap().code(), Some(0));
}

#[tokio::test]
async fn why_it_does_not_start_is_told() {
    let lab = Lab::new(PROGRAM).unwrap();
    let daemon = Daemon { lab: &lab };
    std::fs::create_dir(lab.home().join("turnhost.sqlite")).unwrap();
    let (code, _, stderr) = daemon.run("start").await;
    assert_eq!(code, 1);
    assert!(stderr.starts_with("Error: the server did not start; "), "{stderr}");
    assert!(stderr.contains("turnhost.sqlite`: is a directory"), "{stderr}");
    assert_eq!(daemon.run("status").await.0, 3);
}

#[tokio::test]
async fn stopping_waits_for_a_turn_and_a_second_time_does_not() {
    let (lab, _model) = lab("", &["text \"beginning\", hold"]).await;
    let daemon = Daemon { lab: &lab };
    let (_, pid) = daemon.done("start").await;
    let mut peer = dial(&lab.control_socket()).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.start_turn(&thread, "go").await.unwrap();
    peer.notified(0, "item/agentMessage/delta", |_| true).await.unwrap();
    let output = daemon.command(&["stop", "--timeout", "0"]).output().await.unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("did not end within 0 s"), "{stderr}");
    assert!(alive(pid.unwrap()));
    assert_eq!(daemon.done("stop").await, status("stopped", None));
    assert!(!alive(pid.unwrap()));
}

async fn dial(socket: &Path) -> Peer {
    let mut peer = Peer::dial(&format!("unix://{}", socket.display())).await.unwrap();
    peer.initialize().await.unwrap();
    peer
}
