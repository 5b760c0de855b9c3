//! Lifetimes of processes: never longer than their starter's.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Command as Process, Stdio};
use std::time::Duration;

use turnhost_ports::{CommandEvent, CommandPort as _, OutputEnd, RunningCommand};

use crate::support::{Watched, commands, finish, read_until, shell};

/// A shell whose child has three children: one as it comes, one in a session of
/// its own, one in a group of its own. Says the numbers of those four on one line.
const FAMILY: &str = "bash -c 'sleep 600 & a=$!; setsid sleep 600 & b=$!; set -m; sleep 600 & \
    echo $$ $a $b $!; wait' & wait";

async fn family() -> (RunningCommand, Vec<Watched>) {
    let mut running = commands().start(shell(FAMILY)).await.unwrap();
    let line = read_until(&mut running, "\n").await;
    let watched = Watched::all(&line);
    assert_eq!(watched.len(), 4, "{line}");
    assert!(watched.iter().all(Watched::runs));
    (running, watched)
}

fn assert_all_end(watched: &[Watched]) {
    watched.iter().for_each(Watched::assert_ends);
}

#[tokio::test]
async fn killing_ends_the_whole_session() {
    let (mut running, watched) = family().await;
    running.control.kill();
    assert_eq!(finish(&mut running).await.1.code, 137);
    assert_all_end(&watched);
}

#[tokio::test]
async fn killing_ends_daemons_that_have_lost_their_parents_too() {
    let mark = format!("600.{}4", std::process::id());
    let script = format!(
        "trap '' TERM HUP; (setsid setsid sleep {mark} > /dev/null 2>&1 &); \
        while ! pgrep -f '^sleep {mark}' > /dev/null; do :; done; echo up; sleep 600"
    );
    let mut running = commands().start(shell(&script)).await.unwrap();
    read_until(&mut running, "up\n").await;
    let watched = crate::sandboxed::bearing(&mark);
    assert_eq!(watched.len(), 1);
    running.control.kill();
    assert_eq!(finish(&mut running).await.1.code, 137);
    assert_all_end(&watched);
}

#[tokio::test]
async fn dropping_the_control_kills_and_collects() {
    let (running, watched) = family().await;
    let RunningCommand { mut events, control } = running;
    drop(control);
    loop {
        if let CommandEvent::Exited(exit) = std::future::poll_fn(|cx| events.poll_next(cx)).await {
            assert_eq!(exit.code, 137);
            break;
        }
    }
    assert_all_end(&watched);
}

#[tokio::test]
async fn dropping_the_events_alone_ends_nothing() {
    let mut running =
        commands().start(shell("echo $$; read -t 0.1 < <(:); echo more; sleep 600")).await.unwrap();
    let watched = Watched::all(read_until(&mut running, "\n").await.lines().next().unwrap());
    drop(running.events);
    assert!(watched[0].runs());
    drop(running.control);
    assert_all_end(&watched);
}

#[tokio::test]
async fn what_a_command_leaves_in_the_background_does_not_hold_up_its_end() {
    let mut running = commands().start(shell("sleep 600 & echo $!")).await.unwrap();
    let start = std::time::Instant::now();
    let (output, exit) = finish(&mut running).await;
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!((exit.code, exit.output), (0, OutputEnd::HeldOpen));
    let watched = Watched::all(std::str::from_utf8(&output).unwrap());
    assert!(watched[0].runs(), "it may live as long as the control");
    drop(running.control);
    assert_all_end(&watched);
}

#[tokio::test]
async fn a_flood_from_the_background_does_not_hold_up_the_end_either() {
    let mut running = commands().start(shell("yes & exit 4")).await.unwrap();
    let exit = finish(&mut running).await.1;
    assert_eq!((exit.code, exit.output), (4, OutputEnd::HeldOpen));
}

#[tokio::test]
async fn an_output_that_ended_is_whole() {
    let mut running = commands().start(shell("yes | head -c 300000; exit 5")).await.unwrap();
    let (output, exit) = finish(&mut running).await;
    assert_eq!((output.len(), exit.code, exit.output), (300_000, 5, OutputEnd::Whole));
}

#[tokio::test]
async fn ended_commands_leave_no_zombie() {
    let port = commands();
    let mut running = port.start(shell("echo $$")).await.unwrap();
    let (output, _) = finish(&mut running).await;
    let pid = String::from_utf8(output).unwrap();
    let stat = format!("/proc/{}/stat", pid.trim());
    assert!(std::fs::exists(&stat).unwrap(), "its number is held while there is a handle");
    drop(running);
    assert!(!std::fs::exists(&stat).unwrap());
}

/// A server in a process of its own, which a test can kill.
struct Server {
    process: Child,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(policy: &str, scripts: &[&str]) -> Self {
        let mut process = Process::new(env!("CARGO_BIN_EXE_turnhost-exec-helper"))
            .args(["serve", policy])
            .args(scripts)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        Self { process, output }
    }

    /// Returns the processes that the script named in its next line.
    fn next_line(&mut self) -> Vec<Watched> {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let watched = Watched::all(&line);
        assert!(!watched.is_empty() && watched.iter().all(Watched::runs));
        watched
    }

    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Kills its watchdog and waits for its end.
    fn kill_watchdog(&self) {
        let pid = self.process.id();
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
        let is_watchdog = |child: &&str| {
            std::fs::read_to_string(format!("/proc/{child}/cmdline"))
                .unwrap()
                .contains("__turnhost-watchdog")
        };
        let watchdog = children.split_whitespace().find(is_watchdog).unwrap();
        let watched = Watched::all(watchdog);
        assert!(Process::new("kill").args(["-KILL", watchdog]).status().unwrap().success());
        assert_all_end(&watched);
    }
}

#[test]
fn nothing_outlives_a_killed_server() {
    let mut server = Server::start("free", &[FAMILY]);
    let watched = server.next_line();
    assert_eq!(watched.len(), 4);
    server.kill();
    assert_all_end(&watched);
}

#[test]
fn nothing_in_a_sandbox_outlives_a_killed_server() {
    let mark = format!("600.{}3", std::process::id());
    let script = format!(
        "(setsid setsid sleep {mark} > /dev/null 2>&1 &); \
        while ! pgrep -f '^sleep {mark}' > /dev/null; do :; done; echo $$; sleep 600"
    );
    let mut server = Server::start("confined", &[&script]);
    // The number is one of the namespace, and of some other process out here.
    server.output.read_line(&mut String::new()).unwrap();
    let watched = crate::sandboxed::bearing(&mark);
    assert_eq!(watched.len(), 1);
    server.kill();
    assert_all_end(&watched);
}

#[test]
fn nor_does_what_an_ended_command_left_behind() {
    let mut server = Server::start("free", &["sleep 600 >/dev/null 2>&1 & echo $!"]);
    let watched = server.next_line();
    server.kill();
    assert_all_end(&watched);
}

#[test]
fn a_watchdog_that_was_killed_is_replaced_and_told_everything() {
    let script = "sleep 600 & echo $!; wait";
    let mut server = Server::start("free", &[script, script]);
    let mut watched = server.next_line();
    server.kill_watchdog();
    server.process.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    watched.extend(server.next_line());
    server.kill();
    assert_all_end(&watched);
}
