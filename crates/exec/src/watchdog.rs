//! The watchdog: a small process beside the server that kills what the server
//! can no longer kill itself.
//!
//! It is the program executed again with a hidden first argument, started with
//! the first command, and knows the leaders of all sessions from a pipe. When
//! the pipe ends, the server is gone, however it went, and every session is
//! killed. While the server lives, the watchdog sweeps up a session on demand,
//! since finding its members means reading `/proc`, which takes milliseconds.
//!
//! A command announces itself, between fork and execution, so that there is no
//! moment in which it runs and is not known.

use std::collections::BTreeMap;
use std::fs::File;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufReader, Read as _};
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use rustix::process::{Pid, Signal};

use crate::record::{FORGET, RECORD_BYTES, SWEEP, Token, announcement, parse, record};

/// The first argument that makes the program a watchdog.
const ASKED: &str = "__turnhost-watchdog";

/// The variable by which the processes of a command are known that have lost their parents.
///
/// A daemon that forked twice and leads a session of its own has nothing else of the command that
/// started it.
const MARK: &str = "TURNHOST_COMMAND";

/// The most of a process's environment that is looked at for its mark: as much as the kernel takes.
const MAX_ENVIRON_BYTES: u64 = 2 << 20;

/// The server's side of the watchdog.
pub(crate) struct Watchdog {
    program: PathBuf,
    /// The beginning of this server's marks, which no other server has.
    server: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    running: Option<WatchdogProcess>,
    next: u32,
    /// The sessions that a new watchdog must know if this one is killed.
    live: BTreeMap<Token, Pid>,
}

struct WatchdogProcess {
    child: Child,
    writer: OwnedFd,
    /// Held so that writing never raises a signal, in the server or in a command about to start.
    reader: OwnedFd,
}

impl Watchdog {
    /// Creates a watchdog that is not started yet, and will be by executing `program`.
    pub(crate) fn new(program: PathBuf) -> Self {
        // Each `RandomState` has keys of its own, taken from the system.
        let server = format!("{:016x}", RandomState::new().hash_one(std::process::id()));
        Self { program, server, state: Mutex::default() }
    }

    /// Returns the variable that marks the processes of a command.
    pub(crate) fn mark(&self, token: Token) -> (&'static str, String) {
        (MARK, format!("{}.{}", self.server, token.0))
    }

    /// Runs `spawn` with a fresh token and the pipe on which the command has to
    /// announce itself. What cannot be watched is not started.
    pub(crate) fn watch(
        &self,
        spawn: impl FnOnce(Token, BorrowedFd<'_>) -> io::Result<Pid>,
    ) -> io::Result<(Token, Pid)> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.ensure_running(&self.program, &self.server)?;
        let token = Token(state.next);
        state.next = state.next.wrapping_add(1);
        let Some(running) = &state.running else { return Err(io::ErrorKind::NotConnected.into()) };
        match spawn(token, running.writer.as_fd()) {
            Ok(pid) => {
                state.live.insert(token, pid);
                Ok((token, pid))
            }
            Err(err) => {
                // It may have announced itself before its execution failed.
                state.send(&record(token, FORGET));
                Err(err)
            }
        }
    }

    /// Asks for everything in the session to be killed, at once. Returns `false` if
    /// no watchdog runs that could do it.
    #[must_use]
    pub(crate) fn sweep(&self, token: Token) -> bool {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).send(&record(token, SWEEP))
    }

    /// Reports that the command is over. Must come before it is collected.
    pub(crate) fn forget(&self, token: Token) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.live.remove(&token);
        state.send(&record(token, FORGET));
    }
}

impl State {
    /// Starts the watchdog, or another one if it was killed.
    fn ensure_running(&mut self, program: &PathBuf, server: &str) -> io::Result<()> {
        if let Some(running) = &mut self.running
            && running.child.try_wait()?.is_none()
        {
            return Ok(());
        }
        let (reader, writer) =
            if let Some(WatchdogProcess { reader, writer, .. }) = self.running.take() {
                (reader, writer)
            } else {
                let (reader, writer) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
                rustix::io::ioctl_fionbio(&writer, true)?;
                (reader, writer)
            };
        let mut command = Command::new(program);
        command.args([ASKED, server]).current_dir("/").stdin(reader.try_clone()?);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        // Away from the terminal, so that an interrupt there does not end it before its time.
        crate::sys::lead_session(&mut command);
        let child = command.spawn()?;
        let running = self.running.insert(WatchdogProcess { child, writer, reader });
        for (token, pid) in &self.live {
            rustix::io::write(&running.writer, &announcement(*token, *pid))?;
        }
        Ok(())
    }

    /// Writes records. Returns `false` if no watchdog will read them.
    fn send(&mut self, records: &[u8]) -> bool {
        let Some(running) = &mut self.running else { return false };
        // The pipe holds thousands of records and the watchdog does little else
        // than read it; if it stopped, a lost record is better than a stopped server.
        let sent = rustix::io::write(&running.writer, records);
        if let Err(err) = sent {
            tracing::warn!(%err, "the watchdog could not be told about a command");
        }
        sent.is_ok() && matches!(running.child.try_wait(), Ok(None))
    }
}

/// Becomes the watchdog if the program was started as one.
pub(crate) fn run_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == ASKED) {
        let server = arguments.next().and_then(|server| server.into_string().ok());
        run(io::stdin().as_fd(), &server.unwrap_or_default());
        std::process::exit(0);
    }
}

/// A session to be killed, with the mark of its processes.
struct Doomed {
    leader: Pid,
    /// `TURNHOST_COMMAND=SERVER.TOKEN`.
    mark: Vec<u8>,
}

/// Follows the records on `pipe` to its end, then kills all that is left.
fn run(pipe: BorrowedFd<'_>, server: &str) {
    let Ok(pipe) = pipe.try_clone_to_owned() else { return };
    let mut pipe = BufReader::new(File::from(pipe));
    let mut sessions = BTreeMap::new();
    let mut bytes = [0; RECORD_BYTES];
    let doomed = |(token, leader): (&u64, &Pid)| Doomed {
        leader: *leader,
        mark: format!("{MARK}={server}.{token}").into_bytes(),
    };
    while pipe.read_exact(&mut bytes).is_ok() {
        let (token, word) = parse(bytes);
        match word {
            FORGET => drop(sessions.remove(&token)),
            SWEEP => {
                let found = sessions.get_key_value(&token);
                kill_sessions(&found.map(doomed).into_iter().collect::<Vec<_>>());
            }
            pid => drop(
                i32::try_from(pid)
                    .ok()
                    .and_then(Pid::from_raw)
                    .map(|pid| sessions.insert(token, pid)),
            ),
        }
    }
    kill_sessions(&sessions.iter().map(doomed).collect::<Vec<_>>());
}

/// Each round finds what was started during the one before it. There is a
/// limit because a process that cannot be stopped continues starting others.
const SWEEPS: usize = 16;

/// Kills every process of these sessions, all descendants of those, and all that bear their marks.
///
/// Stops them before it kills: a stopped process starts no other, and keeps its
/// place as the parent of those that it did start.
fn kill_sessions(sessions: &[Doomed]) {
    let mut doomed: Vec<i32> =
        sessions.iter().map(|session| session.leader.as_raw_nonzero().get()).collect();
    let mut stopped = 0;
    for _ in 0..SWEEPS {
        let found = doomed.get(stopped..).unwrap_or_default();
        signal_all(found, Signal::STOP);
        // A start that was under way when its process was stopped shows in one more look.
        let is_last_look = found.is_empty();
        stopped = doomed.len();
        add_belonging(&mut doomed, sessions);
        if is_last_look && doomed.len() == stopped {
            break;
        }
    }
    for session in sessions {
        let _ = rustix::process::kill_process_group(session.leader, Signal::KILL);
    }
    signal_all(&doomed, Signal::KILL);
}

fn signal_all(pids: &[i32], signal: Signal) {
    for pid in pids.iter().filter_map(|pid| Pid::from_raw(*pid)) {
        // One that is gone already needs no signal.
        let _ = rustix::process::kill_process(pid, signal);
    }
}

/// Adds all processes that are in a session of one in `doomed`, descend from one, or bear a mark.
fn add_belonging(doomed: &mut Vec<i32>, sessions: &[Doomed]) {
    let processes = processes();
    for process in &processes {
        if !doomed.contains(&process.pid) && bears_mark(process.pid, sessions) {
            doomed.push(process.pid);
        }
    }
    // Again while any is found: a child may come before its parent in the list.
    let mut known = 0;
    while known != doomed.len() {
        known = doomed.len();
        for process in &processes {
            let belongs = doomed.contains(&process.session) || doomed.contains(&process.parent);
            if belongs && !doomed.contains(&process.pid) {
                doomed.push(process.pid);
            }
        }
    }
}

/// Returns `true` for a process that was started with the mark of one of the sessions. The
/// environment of another user's process cannot be read, and bears none.
fn bears_mark(pid: i32, sessions: &[Doomed]) -> bool {
    let mut environ = Vec::new();
    let read = File::open(format!("/proc/{pid}/environ"))
        .and_then(|file| file.take(MAX_ENVIRON_BYTES).read_to_end(&mut environ));
    read.is_ok()
        && environ
            .split(|byte| *byte == 0)
            .any(|variable| sessions.iter().any(|session| session.mark == variable))
}

struct Process {
    pid: i32,
    parent: i32,
    session: i32,
}

/// Returns all processes that can be seen and still run.
fn processes() -> Vec<Process> {
    let Ok(dir) = std::fs::read_dir("/proc") else { return Vec::new() };
    dir.filter_map(|entry| {
        let name = entry.ok()?.file_name();
        let pid = name.to_str()?.parse().ok()?;
        let stat = std::fs::read(format!("/proc/{pid}/stat")).ok()?;
        // The program's name stands in brackets and may hold brackets and spaces itself.
        let after_name = stat.iter().rposition(|byte| *byte == b')')? + 2;
        let mut fields = std::str::from_utf8(stat.get(after_name..)?).ok()?.split(' ');
        let state = fields.next()?;
        let parent = fields.next()?.parse().ok()?;
        let session = fields.nth(1)?.parse().ok()?;
        (!matches!(state, "Z" | "X")).then_some(Process { pid, parent, session })
    })
    .collect()
}
