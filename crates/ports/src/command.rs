//! The port to commands: processes inside a sandbox.

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;

use crate::BoxFuture;

/// A command to start.
#[derive(Clone, Debug)]
pub struct Command {
    /// Program and arguments; never empty.
    pub argv: Vec<String>,
    /// Working directory.
    pub cwd: AbsPath,
    /// Variables on top of the server's own environment; `None` unsets one.
    pub env: Vec<(String, Option<String>)>,
    /// What the kernel lets it do. Relative to `workspace` where the policy speaks of the workspace.
    pub sandbox: SandboxPolicy,
    /// The thread's working directory: the first writable root under `workspaceWrite`.
    pub workspace: AbsPath,
    /// Whether it gets a terminal (80 columns, 24 rows) instead of pipes.
    pub tty: bool,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit {
    /// The exit status; 128 + n for signal n.
    pub code: i32,
    /// Time since it was started.
    pub elapsed: Duration,
}

/// Why a command could not be started.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CommandError {
    /// The system refused: no such program, no such directory, no permission.
    #[error("{0}")]
    Spawn(String),
    /// The kernel cannot enforce the sandbox policy, so the command was not started.
    #[error("{0}")]
    Sandbox(String),
    /// The process is gone or has no standard input any more.
    #[error("{0}")]
    Stdin(String),
}

/// What a running command says.
#[derive(Clone, Debug)]
pub enum CommandEvent {
    /// Bytes of stdout and stderr, in the order they were read.
    Output(Bytes),
    /// It ended and all its output has been given. Nothing follows.
    Exited(Exit),
}

/// The reading side of a running command. Dropping it does not end the command.
pub trait CommandEvents: Send {
    /// The next event. Must not be polled again after `Exited`.
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<CommandEvent>;
}

/// The steering side of a running command. Dropping the last handle kills it
/// with its whole process group.
pub trait CommandControl: Send + Sync {
    /// Writes to standard input (or the terminal).
    fn write(&self, bytes: Bytes) -> BoxFuture<'_, Result<(), CommandError>>;
    /// Kills the process group at once.
    fn kill(&self);
}

/// A command that was started.
pub struct Running {
    /// What it says.
    pub events: Box<dyn CommandEvents>,
    /// How to steer it.
    pub control: Arc<dyn CommandControl>,
}

/// A way to run commands.
pub trait CommandPort: Send + Sync {
    /// Starts `command` in its sandbox, as the leader of a process group of its own.
    fn start(&self, command: Command) -> BoxFuture<'static, Result<Running, CommandError>>;
}
