//! Commands: the life of `exec_command` and `write_stdin`.
//!
//! A command belongs to the thread, not to the call that started it. A call
//! waits for its end or for its own patience (`yield_time_ms`), whichever is
//! first; what is left of the command goes on as a background terminal.

mod events;
mod start;

use std::time::Duration;

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_policy as policy;
use turnhost_ports::Command;
use turnhost_protocol::{CommandExecutionItem, CommandExecutionSource, CommandExecutionStatus};

use crate::action::ProcessId;
use crate::output::{Aggregated, OutputBuffer};

/// A command that was started.
#[derive(Debug)]
pub(crate) struct Terminal {
    /// Its item is the call that started it.
    item: ItemId,
    turn: TurnId,
    command: Command,
    script: String,
    /// When its item began, which is before the command did if leave was asked for.
    item_started_at: Millis,
    started_at: Millis,
    item_is_open: bool,
    /// What it wrote since the model last heard of it.
    unread: OutputBuffer,
    /// All it wrote, for the item.
    written: Aggregated,
    waiting: Option<Waiting>,
}

/// A call that waits for a command.
#[derive(Debug)]
struct Waiting {
    call: ItemId,
    since: Millis,
    patience: Duration,
    max_tokens: Option<usize>,
    /// What the call wrote to the command, told once it is sure that the command outlived it.
    stdin: Option<String>,
}

impl Terminal {
    fn body(&self, process: ProcessId, status: CommandExecutionStatus) -> CommandExecutionItem {
        let source = CommandExecutionSource::UnifiedExecStartup;
        let mut body = item(&self.item, &self.command, &self.script, status, source);
        body.process_id = Some(process.0.to_string());
        body
    }
}

fn item(
    id: &ItemId,
    command: &Command,
    script: &str,
    status: CommandExecutionStatus,
    source: CommandExecutionSource,
) -> CommandExecutionItem {
    CommandExecutionItem {
        id: id.clone(),
        command: policy::join_words(&command.argv),
        command_actions: policy::command_actions(script, &command.cwd),
        cwd: command.cwd.to_string(),
        status,
        aggregated_output: None,
        duration_ms: None,
        exit_code: None,
        plugin_id: None,
        process_id: None,
        script_path: None,
        source,
    }
}
