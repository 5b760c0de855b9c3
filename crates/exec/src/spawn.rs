//! Starting a process: its streams, its session, and the sandbox helper in front of it.
//!
//! A process is not tied to the life of the thread that starts it (no
//! parent-death signal): the watchdog kills what a dead server left.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::io::Errno;
use rustix::process::Pid;
use rustix::pty::OpenptFlags;
use turnhost_base::AbsPath;
use turnhost_ports::{
    Command, CommandError, EnvironmentPolicy, NetworkRoute, Stdin, Streams, TerminalSize,
};
use turnhost_protocol::SandboxPolicy;
use turnhost_sandbox::{
    Confined, Descriptors, Job, Prepared, Report, Route, SandboxError, Sandboxes,
};

use crate::Commands;
use crate::control::winsize;
use crate::pipe::Pipe;
use crate::programs::{OwnPath, Programs};
use crate::proxy;
use crate::record::Token;
use crate::start::{self, Texts};
use crate::sys::{Child, ControllingTerminal};

/// Time in which a sandbox helper must have become the command: a thousand
/// times what it takes. A program that ignores its first argument never does.
const HELPER_TIMEOUT: Duration = Duration::from_secs(5);

/// A process that was started.
pub(crate) struct Spawned {
    /// Its name to the watchdog; `None` in a sandbox.
    pub(crate) token: Option<Token>,
    pub(crate) pid: Pid,
    /// The server's end of the channel into its namespace; `None` without a sandbox.
    pub(crate) channel: Option<UnixStream>,
    pub(crate) ends: Ends,
    /// Receives the sandbox's readiness; `None` without a sandbox.
    pub(crate) report: Option<ReportPipe>,
    /// Must be kept until the process and all that it started have ended.
    pub(crate) sandbox: Option<Prepared>,
}

/// The server's ends of a command's streams.
pub(crate) enum Ends {
    /// One pipe for both outputs.
    Joined(OwnedFd),
    /// A pipe for each output, and for the input if there is one.
    Separate { stdout: OwnedFd, stderr: OwnedFd, stdin: Option<OwnedFd> },
    /// A terminal's master.
    Terminal(OwnedFd),
}

/// Starts `command`. Blocks for the fork and the execution, some 0.3 ms.
pub(crate) fn spawn(commands: &Commands, command: &Command) -> Result<Spawned, CommandError> {
    if command.argv.first().is_none_or(String::is_empty) {
        return Err(CommandError::Spawn("the command is empty".into()));
    }
    let sandbox = prepare(&commands.sandboxes, command)
        .map_err(|err| CommandError::Sandbox(err.to_string()))?;
    match sandbox {
        Some(sandbox) => spawn_confined(commands, command, sandbox),
        None => spawn_free(commands, command).map_err(|err| explain(&err, &command.cwd)),
    }
}

/// Starts the command without a sandbox, known to the watchdog.
fn spawn_free(commands: &Commands, command: &Command) -> io::Result<Spawned> {
    for planted in commands.sandboxes.set_planted_aside() {
        tracing::warn!(%planted, "a command that still runs made a repository");
    }
    let mut variables = given_variables(command, commands.programs.as_deref());
    let (ends, Theirs { stdin, stdout, stderr }) = connect(command.streams)?;
    let terminal = match &ends {
        Ends::Joined(_) | Ends::Separate { .. } => ControllingTerminal::None,
        Ends::Terminal(_) => ControllingTerminal::Stdin,
    };
    let (token, pid) = commands.shared.watchdog.watch(|token, watchdog| {
        let (name, mark) = commands.shared.watchdog.mark(token);
        variables.insert(name.into(), mark.into());
        let texts = Texts::new(command, variables)?;
        let child = Child {
            words: &texts.words,
            variables: &texts.variables,
            directory: &texts.directory,
            stdin: stdin.as_fd(),
            stdout: stdout.as_fd(),
            stderr: stderr.as_fd(),
            terminal,
            open_files: commands.open_files,
            token,
            watchdog,
        };
        start::start(command, &texts, &child)
    })?;
    Ok(Spawned { token: Some(token), pid, channel: None, ends, report: None, sandbox: None })
}

/// Starts `command` through the helper, which gives it a namespace and makes the terminal its own.
fn spawn_confined(
    commands: &Commands,
    command: &Command,
    sandbox: Prepared,
) -> Result<Spawned, CommandError> {
    let shared = &commands.shared;
    let failed = |err: io::Error| explain(&err, &command.cwd);
    if !std::fs::metadata(command.cwd.as_std()).map_err(failed)?.is_dir() {
        return Err(failed(io::ErrorKind::NotADirectory.into()));
    }
    let (report, their_report) = pipe().map_err(failed)?;
    let (channel, their_channel) = UnixStream::pair().map_err(failed)?;
    let (ends, Theirs { stdin, stdout, stderr }) = connect(command.streams).map_err(failed)?;
    let job = Job {
        spec: sandbox.spec(),
        directory: command.cwd.as_std(),
        words: &command.argv,
        variables: &given_variables(command, commands.programs.as_deref()),
        open_files: commands.open_files,
        descriptors: Descriptors {
            stdin,
            stdout,
            stderr,
            report: their_report,
            channel: their_channel.into(),
        },
    };
    let pid = shared.launcher.launch(&job).map_err(|err| match err {
        SandboxError::Refused(reason) => CommandError::Sandbox(shared.with_lacks(reason)),
        other => CommandError::Sandbox(other.to_string()),
    })?;
    drop(job);
    sandbox.runs_as(pid.as_raw_nonzero().get().unsigned_abs());
    // It can only fail because the namespace is over; the report then says why.
    let _ = turnhost_sandbox::channel::release(&channel);
    Ok(Spawned {
        token: None,
        pid,
        channel: Some(channel),
        ends,
        report: Some(ReportPipe { pipe: report }),
        sandbox: Some(sandbox),
    })
}

/// Returns the variables of the process: those that its policy lets through, its own, and the way to the
/// server's programs and to its proxy.
fn given_variables(command: &Command, programs: Option<&Programs>) -> BTreeMap<OsString, OsString> {
    let mut given = passed_variables(&command.environment);
    for (name, value) in &command.env {
        match value {
            Some(value) => given.insert(name.into(), value.into()),
            None => given.remove(OsStr::new(name)),
        };
    }
    if let Some(programs) = programs {
        // A PATH that was asked for is left as it is.
        let is_asked_for = command.env.iter().any(|(name, _)| name == "PATH");
        programs.offer(
            &mut given,
            command,
            if is_asked_for { OwnPath::Asked } else { OwnPath::Passed },
        );
    }
    if is_proxied(command) {
        given.extend(proxy::variables().map(|(name, value)| (name.into(), value.into())));
    }
    given
}

/// Returns the server's variables that the policy lets through, and those that it sets.
fn passed_variables(policy: &EnvironmentPolicy) -> BTreeMap<OsString, OsString> {
    if policy.is_transparent() {
        return std::env::vars_os().collect();
    }
    // The policy sees U+FFFD in place of bytes that are no UTF-8; they are passed on as they are.
    let mut odd = Vec::new();
    let own = std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok()?;
        let value = value.into_string().unwrap_or_else(|value| {
            let seen = value.to_string_lossy().into_owned();
            odd.push((name.clone(), value));
            seen
        });
        Some((name, value))
    });
    let passed = policy.apply(own);
    odd.retain(|(name, _)| passed.contains_key(name) && !policy.set.contains_key(name));
    let passed = passed.into_iter().map(|(name, value)| (name.into(), value.into()));
    let mut passed: BTreeMap<OsString, OsString> = passed.collect();
    passed.extend(odd.into_iter().map(|(name, value)| (name.into(), value)));
    passed
}

/// Returns true if the command is held to a sandbox, and has the proxy as its way to the network.
pub(crate) fn is_proxied(command: &Command) -> bool {
    let is_bound = match command.sandbox {
        SandboxPolicy::ReadOnly { .. } | SandboxPolicy::WorkspaceWrite { .. } => true,
        SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => false,
    };
    is_bound && command.granted.route == NetworkRoute::Proxy
}

/// Returns the server's variables that are text.
fn variables() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(name, value)| {
        Some((name.into_string().ok()?, value.to_string_lossy().into()))
    })
}

/// Returns the variables that the command gets and that are text, without the way to the server's programs.
pub(crate) fn environment(command: &Command) -> BTreeMap<String, String> {
    let mut all = command.environment.apply(variables());
    for (name, value) in &command.env {
        match value {
            Some(value) => all.insert(name.clone(), value.clone()),
            None => all.remove(name),
        };
    }
    all
}

/// Describes the sandbox that the command is held to.
pub(crate) fn confined<'a>(command: &'a Command, tmpdir: Option<&'a str>) -> Confined<'a> {
    Confined {
        policy: &command.sandbox,
        workspace: &command.workspace,
        cwd: &command.cwd,
        tmpdir,
        granted: &command.granted.write,
        route: if is_proxied(command) { Route::Proxy } else { Route::Policy },
    }
}

/// Prepares the sandbox that the command is held to.
fn prepare(sandboxes: &Sandboxes, command: &Command) -> Result<Option<Prepared>, SandboxError> {
    let given =
        command.env.iter().rev().find(|(name, _)| name == "TMPDIR").map(|(_, value)| value.clone());
    let tmpdir = given.unwrap_or_else(|| {
        let inherited = std::env::var_os("TMPDIR");
        let inherited = inherited.map(|dir| ("TMPDIR".to_owned(), dir.to_string_lossy().into()));
        command.environment.apply(inherited).remove("TMPDIR")
    });
    sandboxes.prepare(&confined(command, tmpdir.as_deref()))
}

fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    Ok(rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?)
}

/// The command's ends of its streams.
struct Theirs {
    stdin: OwnedFd,
    stdout: OwnedFd,
    stderr: OwnedFd,
}

/// Makes the streams of a command. Returns the server's ends and the command's.
fn connect(streams: Streams) -> io::Result<(Ends, Theirs)> {
    match streams {
        Streams::Joined => {
            let (ours, stdout) = pipe()?;
            let stderr = stdout.try_clone()?;
            Ok((Ends::Joined(ours), Theirs { stdin: nothing()?, stdout, stderr }))
        }
        Streams::Separate(stdin) => {
            let (stdout, their_stdout) = pipe()?;
            let (stderr, their_stderr) = pipe()?;
            let (theirs, stdin) = match stdin {
                Stdin::Empty => (nothing()?, None),
                Stdin::Piped => {
                    let (theirs, ours) = pipe()?;
                    (theirs, Some(ours))
                }
            };
            let ends = Ends::Separate { stdout, stderr, stdin };
            Ok((ends, Theirs { stdin: theirs, stdout: their_stdout, stderr: their_stderr }))
        }
        Streams::Terminal(size) => {
            let (ours, stdin) = open_terminal(size)?;
            let (stdout, stderr) = (stdin.try_clone()?, stdin.try_clone()?);
            Ok((Ends::Terminal(ours), Theirs { stdin, stdout, stderr }))
        }
    }
}

/// Opens an input that has nothing.
fn nothing() -> io::Result<OwnedFd> {
    Ok(std::fs::File::open("/dev/null")?.into())
}

/// Makes a terminal. Returns its master, and what is to be the command's.
fn open_terminal(size: TerminalSize) -> io::Result<(OwnedFd, OwnedFd)> {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let ours = rustix::pty::openpt(flags)?;
    rustix::pty::unlockpt(&ours)?;
    rustix::termios::tcsetwinsize(&ours, winsize(size))?;
    let theirs = rustix::pty::ioctl_tiocgptpeer(&ours, flags)?;
    Ok((ours, theirs))
}

fn words(err: &io::Error) -> CommandError {
    CommandError::Spawn(err.to_string())
}

/// Names the thing that a spawn needs and that was missing: the system does not.
fn explain(err: &io::Error, cwd: &AbsPath) -> CommandError {
    let cause = match std::fs::metadata(cwd.as_std()) {
        Err(cause) => cause,
        Ok(it) if !it.is_dir() => Errno::NOTDIR.into(),
        Ok(_) => return words(err),
    };
    CommandError::Directory { cwd: cwd.clone(), cause: cause.to_string() }
}

/// The reading end of a sandbox helper's report.
pub(crate) struct ReportPipe {
    pipe: OwnedFd,
}

impl ReportPipe {
    /// Waits until the command has taken the helper's place, or returns why it has not.
    pub(crate) async fn started(self) -> Result<(), CommandError> {
        let pipe = Pipe::reader(self.pipe).map_err(|err| words(&err))?;
        let report = tokio::time::timeout(HELPER_TIMEOUT, pipe.read_to_end()).await;
        match report.map_or(Report::Silent, |bytes| Report::parse(&bytes)) {
            Report::Started => Ok(()),
            Report::NotExecuted(words) => Err(CommandError::Spawn(words)),
            Report::Refused(reason) => Err(CommandError::Sandbox(reason)),
            Report::Silent => Err(CommandError::Sandbox(
                "the sandbox helper did not answer; the program that serves as helper must call `run_if_asked` first of all".into(),
            )),
        }
    }
}
