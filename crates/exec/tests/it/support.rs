//! Starts commands and gathers what they say.

use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use turnhost_base::AbsPath;
use turnhost_exec::Commands;
use turnhost_ports::{
    Command, CommandError, CommandEvent, CommandPort as _, EnvironmentPolicy, Exit, Granted,
    RunningCommand, Streams,
};
use turnhost_protocol::SandboxPolicy;
use turnhost_task::Tasks;

/// Longer than anything here takes, shorter than anybody waits for a test.
const DEADLINE: Duration = Duration::from_secs(20);

pub(crate) fn commands() -> Commands {
    Commands::with_helper(env!("CARGO_BIN_EXE_turnhost-exec-helper"), Tasks::new())
}

pub(crate) fn shell(script: &str) -> Command {
    command(&["/bin/bash", "-c", script])
}

pub(crate) fn command(argv: &[&str]) -> Command {
    let root = AbsPath::new("/").unwrap();
    Command {
        argv: argv.iter().map(|&arg| arg.to_owned()).collect(),
        cwd: root.clone(),
        environment: EnvironmentPolicy::default(),
        env: Vec::new(),
        sandbox: SandboxPolicy::DangerFullAccess,
        workspace: root,
        granted: Granted::default(),
        streams: Streams::Joined,
    }
}

pub(crate) async fn next(running: &mut RunningCommand) -> CommandEvent {
    let event = std::future::poll_fn(|cx| running.events.poll_next(cx));
    tokio::time::timeout(DEADLINE, event).await.expect("the command says something in time")
}

/// Reads until the text so far ends with `end`.
pub(crate) async fn read_until(running: &mut RunningCommand, end: &str) -> String {
    let mut text = String::new();
    while !text.ends_with(end) {
        match next(running).await {
            CommandEvent::Output(_, bytes) => text.push_str(std::str::from_utf8(&bytes).unwrap()),
            CommandEvent::HostWanted(host) => panic!("{host:?}"),
            CommandEvent::Exited(exit) => panic!("ended with {exit:?} after {text:?}"),
        }
    }
    text
}

pub(crate) async fn finish(running: &mut RunningCommand) -> (Vec<u8>, Exit) {
    let mut all = Vec::new();
    loop {
        match next(running).await {
            CommandEvent::Output(_, bytes) => all.extend_from_slice(&bytes),
            CommandEvent::HostWanted(host) => panic!("{host:?}"),
            CommandEvent::Exited(exit) => return (all, exit),
        }
    }
}

/// Runs to the end; gives the output as text, and the exit code.
pub(crate) async fn run(command: Command) -> Result<(String, i32), CommandError> {
    let mut running = commands().start(command).await?;
    let (output, exit) = finish(&mut running).await;
    Ok((String::from_utf8(output).unwrap(), exit.code))
}

/// A process that is awaited from outside, by a handle that never names another one.
pub(crate) struct Watched(std::os::fd::OwnedFd);

impl Watched {
    /// Takes a handle on each of the processes whose numbers stand in `line`.
    pub(crate) fn all(line: &str) -> Vec<Self> {
        let pid = |word: &str| Pid::from_raw(word.parse().unwrap()).unwrap();
        line.split_whitespace()
            .map(|word| Self(pidfd_open(pid(word), PidfdFlags::empty()).unwrap()))
            .collect()
    }

    /// Blocks until it has ended.
    pub(crate) fn assert_ends(&self) {
        let deadline = Timespec { tv_sec: DEADLINE.as_secs().try_into().unwrap(), tv_nsec: 0 };
        let ended = poll(&mut [PollFd::new(&self.0, PollFlags::IN)], Some(&deadline)).unwrap();
        assert_eq!(ended, 1, "the process still runs");
    }

    pub(crate) fn runs(&self) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut [PollFd::new(&self.0, PollFlags::IN)], Some(&now)).unwrap() == 0
    }
}
