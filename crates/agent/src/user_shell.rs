//! Commands that the user runs in a thread, outside the sandbox and without approval.

use std::time::Duration;

use turnhost_ports::{Command, Granted, HistoryItem, Streams};
use turnhost_protocol::{CommandExecutionSource, CommandExecutionStatus, SandboxPolicy};

use crate::action::{Action, ProcessId, ShellCommand, Timer};
use crate::context::{message, text};
use crate::cx::Cx;
use crate::items;
use crate::processes::{Process, command_item};
use crate::tool_output::head_and_tail;
use crate::turn_scope::TurnScope;

/// An hour: how long a command of the user may take if the client does not say.
const DEFAULT_TIMEOUT: Duration = Duration::from_hours(1);

/// Bytes of a command's output that the model is shown.
const SHOWN_BYTES: usize = 10_000;

/// The end of a user's command.
pub(crate) enum ShellEnd {
    /// It ended by itself, with this exit status.
    Exited(i32),
    /// It did not start, or was ended, for this reason.
    Failed(String),
}

impl Cx<'_> {
    /// Starts a command of the user; its item belongs to the turn.
    pub(crate) fn start_shell(&mut self, shell: ShellCommand, turn: &TurnScope) {
        let ShellCommand { item, command: script, timeout } = shell;
        let settings = &turn.settings;
        let command = Command {
            argv: vec![turn.environment.shell.to_string(), "-lc".to_owned(), script.clone()],
            cwd: settings.cwd.clone(),
            environment: settings.environment.clone(),
            env: Vec::new(),
            sandbox: SandboxPolicy::DangerFullAccess,
            workspace: settings.cwd.clone(),
            granted: Granted::default(),
            streams: Streams::Joined,
        };
        let process = Process::of_user(item, turn.id, command, script, self.now);
        let id = self.run_process(process);
        self.push(Action::Wait(Timer::Shell(id), timeout.unwrap_or(DEFAULT_TIMEOUT)));
    }

    /// Ends a command of the user that takes too long.
    pub(crate) fn shell_times_out(&mut self, id: ProcessId) {
        let Some(process) = self.thread.processes.take_users(id) else { return };
        let waited = self.now.since(process.started_at);
        self.push(Action::KillCommand(id));
        self.shell_ended(process, ShellEnd::Failed(format!("command timed out after {waited} ms")));
    }

    /// Ends every command of the user, since the turn was stopped.
    pub(crate) fn abort_shells(&mut self) {
        for (id, process) in self.thread.processes.take_all_users() {
            self.push(Action::KillCommand(id));
            self.shell_ended(process, ShellEnd::Failed("command aborted by user".to_owned()));
        }
    }

    /// Completes the item of a user's command, and stores its record for the model.
    pub(crate) fn shell_ended(&mut self, mut process: Process, end: ShellEnd) {
        let took = self.now.since(process.started_at);
        let (status, exit_code, output) = match end {
            ShellEnd::Exited(code) => {
                let status = if code == 0 {
                    CommandExecutionStatus::Completed
                } else {
                    CommandExecutionStatus::Failed
                };
                (status, code, process.written.take())
            }
            ShellEnd::Failed(reason) => (CommandExecutionStatus::Failed, -1, Some(reason)),
        };
        let record =
            record(&process.script, exit_code, took, output.as_deref().unwrap_or_default());
        let source = CommandExecutionSource::UserShell;
        let mut body =
            command_item(&process.item, &process.command, &process.script, status, source);
        body.exit_code = Some(exit_code);
        body.duration_ms = Some(took);
        body.aggregated_output = output;
        let completed = items::command(body, process.item_started_at, Some(self.now));
        self.item_completed(process.turn, completed);
        self.thread.injected.push(record);
        self.ended_shells += 1;
    }
}

fn record(script: &str, exit_code: i32, took_ms: i64, output: &str) -> HistoryItem {
    let took = Duration::from_millis(u64::try_from(took_ms).unwrap_or(0)).as_secs_f64();
    let output = head_and_tail(output, SHOWN_BYTES);
    let words = format!(
        "<user_shell_command>\n<command>\n{script}\n</command>\n<result>\nExit code: {exit_code}\nDuration: {took:.4} seconds\nOutput:\n{output}\n</result>\n</user_shell_command>"
    );
    message("user", vec![text(&words)])
}
