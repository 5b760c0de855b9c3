//! The port to commands: processes inside a sandbox.

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use turnhost_base::AbsPath;
use turnhost_policy::{CommandSurroundings, NamedPrograms};
use turnhost_protocol::{NetworkApprovalProtocol, SandboxPolicy};
use turnhost_thread::EnvironmentPolicy;

use crate::BoxFuture;

/// A command to start.
#[derive(Clone, Debug)]
pub struct Command {
    /// Program and arguments; never empty.
    pub argv: Vec<String>,
    /// Working directory.
    pub cwd: AbsPath,
    /// Variables that it gets of the server's own environment.
    pub environment: EnvironmentPolicy,
    /// Variables on top of those; `None` unsets one.
    pub env: Vec<(String, Option<String>)>,
    /// The sandbox policy that the kernel enforces. Relative to `workspace` where the policy speaks of the workspace.
    pub sandbox: SandboxPolicy,
    /// The thread's working directory: the first writable root under `workspaceWrite`.
    pub workspace: AbsPath,
    /// Permissions beyond `sandbox`.
    pub granted: Granted,
    /// Its standard streams.
    pub streams: Streams,
}

/// Permissions of one command beyond its sandbox policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Granted {
    /// Directories and files that it may write.
    pub write: Vec<AbsPath>,
    /// Its way to the network.
    pub route: NetworkRoute,
}

/// The way of a sandboxed command to the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NetworkRoute {
    /// Sockets of the machine, or none, as the sandbox policy says.
    #[default]
    Policy,
    /// A proxy, which asks for each host ([`CommandEvent::HostWanted`]); no other socket leads out,
    /// regardless of the policy. Without effect where the policy needs no sandbox.
    Proxy,
}

/// A host that a command wants to reach through the proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedHost {
    /// Names the connection among the command's.
    pub connection: u64,
    /// Its name or address in lower case, with `:PORT` unless that is the protocol's own.
    pub host: String,
    /// The way in which it is reached.
    pub protocol: NetworkApprovalProtocol,
}

/// The answer about a [`WantedHost`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostAnswer {
    /// The connection is made.
    Allow,
    /// It is refused.
    Deny,
}

/// The standard streams of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streams {
    /// One pipe for stdout and stderr, so that their order is the order of writing; no stdin.
    Joined,
    /// A pipe for each of stdout and stderr.
    Separate(Stdin),
    /// A terminal for all three, which is the command's controlling one.
    Terminal(TerminalSize),
}

/// The standard input of a command without a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stdin {
    /// At its end from the beginning.
    Empty,
    /// A pipe, written by [`CommandControl::write`] until [`CommandControl::close_stdin`].
    Piped,
}

/// The size of a terminal in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalSize {
    /// Lines.
    pub rows: u16,
    /// Characters a line.
    pub cols: u16,
}

impl Default for TerminalSize {
    /// 24 lines of 80 characters, as terminals have had since the VT100.
    fn default() -> Self {
        Self { rows: 24, cols: 80 }
    }
}

/// The end of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit {
    /// The exit status; 128 + n for signal n, but 1 for the program of a terminal.
    pub code: i32,
    /// Time since it was started.
    pub elapsed: Duration,
    /// The end of its output.
    pub output: OutputEnd,
}

/// The end of a command's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputEnd {
    /// All of it was read.
    Whole,
    /// Something that the command left behind holds it open; the rest was not waited for.
    HeldOpen,
}

/// The reason a command could not be started.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CommandError {
    /// The system refused: no such program, no permission.
    #[error("{0}")]
    Spawn(String),
    /// The working directory is not there, or is none.
    #[error("working directory `{cwd}`: {cause}")]
    Directory {
        /// The directory that was asked for.
        cwd: AbsPath,
        /// The system's words.
        cause: String,
    },
    /// The kernel cannot enforce the sandbox policy, so the command was not started.
    #[error("{0}")]
    Sandbox(String),
    /// The process is gone or has no standard input any more.
    #[error("{0}")]
    Stdin(String),
    /// The process runs, but nothing of it reads its standard input any more.
    #[error("the command does not read any more: {0}")]
    Unread(String),
    /// The process has no terminal whose size could change.
    #[error("process is not attached to a PTY")]
    NoTerminal,
}

/// One of a command's output streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputStream {
    /// Standard output, or both streams where they are not separate.
    Stdout,
    /// Standard error.
    Stderr,
}

/// An event of a running command.
#[derive(Clone, Debug)]
pub enum CommandEvent {
    /// Bytes of a stream, in the order they were read; at most 64 KiB.
    Output(OutputStream, Bytes),
    /// It wants to reach a host, and its connection waits for [`CommandControl::answer_host`].
    HostWanted(WantedHost),
    /// It ended and all its output has been given. Nothing follows.
    Exited(Exit),
}

/// The reading side of a running command. Dropping it does not end the command.
///
/// Nothing is read ahead of a poll: a command whose reader stops polling waits in its own write.
pub trait CommandEvents: Send {
    /// Returns the next event. Must not be polled again after `Exited`.
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<CommandEvent>;

    /// Waits up to `grace` for what the command left behind to close its output, once it has ended.
    /// Without this no longer than it takes to read what the command wrote itself.
    fn linger(&mut self, grace: Duration) {
        _ = grace;
    }
}

/// The steering side of a running command. Dropping the last handle kills it
/// with its whole process group.
pub trait CommandControl: Send + Sync {
    /// Returns whether it has a standard input to write to: a pipe, open or closed, or a terminal.
    fn takes_input(&self) -> bool;
    /// Writes all of `bytes` to standard input (or the terminal), behind earlier writes, and
    /// returns once the command's pipe has taken them.
    ///
    /// A command with [`Streams::Joined`] has no standard input; it takes a lone U+0003 as
    /// [`CommandControl::interrupt`], as a terminal would.
    fn write(&self, bytes: Bytes) -> BoxFuture<'_, Result<(), CommandError>>;
    /// Ends standard input, behind the writes so far. A terminal is sent its end-of-file character.
    fn close_stdin(&self) -> BoxFuture<'_, Result<(), CommandError>>;
    /// Changes the size of its terminal.
    fn resize(&self, size: TerminalSize) -> Result<(), CommandError>;
    /// Sends SIGINT to the process group.
    fn interrupt(&self);
    /// Answers [`CommandEvent::HostWanted`]. Has no effect for a connection that has given up, and
    /// for commands without a proxy.
    fn answer_host(&self, _connection: u64, _answer: HostAnswer) {}
    /// Kills the process group at once.
    fn kill(&self);
}

/// A command that was started.
pub struct RunningCommand {
    /// Its events.
    pub events: Box<dyn CommandEvents>,
    /// The handle that steers it.
    pub control: Arc<dyn CommandControl>,
}

/// A way to run commands.
pub trait CommandPort: Send + Sync {
    /// Starts `command` in its sandbox, as the leader of a process group of its own.
    fn start(&self, command: Command) -> BoxFuture<'static, Result<RunningCommand, CommandError>>;

    /// Looks at what would decide what `command` runs if it ran outside of the sandbox that it names:
    /// whether sandboxed commands may have written programs, variables' files or settings. `named` are the programs of its script.
    fn look_around(
        &self,
        command: Command,
        named: NamedPrograms,
    ) -> BoxFuture<'static, CommandSurroundings>;

    /// Counts the commands that were started and whose handles are held: those of models and clients,
    /// MCP servers, hooks and notices.
    fn running(&self) -> usize;
}
