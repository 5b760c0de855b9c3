//! The commands of a thread.
//!
//! A command belongs to the thread, not to the call that started it. A call
//! waits for its end or for its own timeout (`yield_time_ms`), whichever is
//! first; what is left of the command continues in the background. Output that no
//! call waits for is kept until a call returns it, also when the command has ended.

pub(crate) mod hosts;
mod steps;
mod wanted_hosts;

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_policy as policy;
use turnhost_ports::Command;
use turnhost_protocol::{
    CommandExecutionItem, CommandExecutionSource, CommandExecutionStatus, ThreadBackgroundTerminal,
};

use self::wanted_hosts::Hosts;
use crate::action::ProcessId;
use crate::tool_output::{Aggregated, Limit, OutputBuffer};

/// The first process id of a thread: five digits, so that a model takes it for an id and not a count.
const FIRST_PROCESS: i64 = 10_001;

/// Ended commands whose last output no call has returned yet: of more, the oldest are forgotten.
/// A model that never looks back must not fill the memory.
const MAX_ENDED: usize = 16;

/// The commands of a thread.
#[derive(Debug)]
pub(crate) struct Processes {
    running: BTreeMap<ProcessId, Process>,
    ended: VecDeque<EndedProcess>,
    next: i64,
}

/// A command that was started.
#[derive(Debug)]
pub(crate) struct Process {
    /// Its item is the call that started it.
    pub(crate) item: ItemId,
    pub(crate) turn: TurnId,
    pub(crate) command: Command,
    pub(crate) script: String,
    /// When its item began, which is before the command did if an approval was needed.
    pub(crate) item_started_at: Millis,
    pub(crate) started_at: Millis,
    item_is_open: bool,
    /// Set once a client has ended it: its item fails, whatever the command's own exit code.
    is_terminated: bool,
    /// Its output since a call last returned some.
    unread: OutputBuffer,
    /// All its output, for the item.
    pub(crate) written: Aggregated,
    waiting: Option<WaitingCall>,
    /// Set if the user runs it, and not the model.
    is_users: bool,
    hosts: Hosts,
}

/// A command that ended while no call waited for it.
#[derive(Debug)]
struct EndedProcess {
    process: ProcessId,
    exit_code: i32,
    unread: OutputBuffer,
}

/// A call that waits for a command.
#[derive(Debug)]
pub(crate) struct WaitingCall {
    pub(crate) call: ItemId,
    /// The turn of the call, which may be a later one than the command's.
    pub(crate) turn: TurnId,
    pub(crate) since: Millis,
    pub(crate) timeout: Duration,
    /// Limit of the output that the call returns.
    pub(crate) shown: Limit,
    /// The call's text for the command, shown once it is sure that the command outlived it.
    pub(crate) stdin: Option<String>,
}

impl WaitingCall {
    fn waited(&self, now: Millis) -> Duration {
        Duration::from_millis(u64::try_from(now.0 - self.since.0).unwrap_or(0))
    }
}

impl Process {
    pub(crate) fn new(
        item: ItemId,
        turn: TurnId,
        command: Command,
        script: String,
        now: Millis,
    ) -> Self {
        Self {
            item,
            turn,
            command,
            script,
            item_started_at: now,
            started_at: now,
            item_is_open: false,
            is_terminated: false,
            unread: OutputBuffer::default(),
            written: Aggregated::default(),
            waiting: None,
            is_users: false,
            hosts: Hosts::default(),
        }
    }

    /// Makes a command that the user runs.
    pub(crate) fn of_user(
        item: ItemId,
        turn: TurnId,
        command: Command,
        script: String,
        now: Millis,
    ) -> Self {
        Self { is_users: true, ..Self::new(item, turn, command, script, now) }
    }

    /// Notes that the command's item has begun already.
    pub(crate) fn item_began(&mut self, at: Millis) {
        self.item_started_at = at;
        self.item_is_open = true;
    }

    /// Returns `true` if the command outlived the call that started it, and continues.
    fn is_in_background(&self) -> bool {
        let waits = self.waiting.as_ref().is_some_and(|waiting| waiting.call == self.item);
        !waits && self.is_of_model()
    }

    /// Returns `true` if the model started the command and no client has ended it.
    fn is_of_model(&self) -> bool {
        !self.is_terminated && !self.is_users
    }

    fn body(&self, process: ProcessId, status: CommandExecutionStatus) -> CommandExecutionItem {
        if self.is_users {
            let source = CommandExecutionSource::UserShell;
            return command_item(&self.item, &self.command, &self.script, status, source);
        }
        let source = CommandExecutionSource::UnifiedExecStartup;
        let mut body = command_item(&self.item, &self.command, &self.script, status, source);
        body.process_id = Some(process.0.to_string());
        body
    }
}

impl Processes {
    /// Returns the processes of a thread whose earlier ones took at most `count` ids.
    pub(crate) fn after(count: usize) -> Self {
        let next = FIRST_PROCESS + i64::try_from(count).unwrap_or(0);
        Self { running: BTreeMap::new(), ended: VecDeque::new(), next }
    }

    pub(crate) fn any_running(&self) -> bool {
        !self.running.is_empty()
    }

    /// Returns `true` if this command runs and no client has ended it.
    pub(crate) fn runs(&self, process: ProcessId) -> bool {
        self.running.get(&process).is_some_and(|process| !process.is_terminated)
    }

    /// Returns the commands of the model that run; one may outlive the call that started it.
    pub(crate) fn background_terminals(&self) -> Vec<ThreadBackgroundTerminal> {
        let of_model = self.running.iter().filter(|(_, process)| process.is_of_model());
        let terminal = |(id, process): (&ProcessId, &Process)| ThreadBackgroundTerminal {
            item_id: process.item.clone(),
            command: process.script.clone(),
            cwd: process.command.cwd.to_string(),
            process_id: id.0.to_string(),
            cpu_percent: None,
            os_pid: None,
            rss_kb: None,
        };
        of_model.map(terminal).collect()
    }

    /// Lets no call wait any more; the commands continue. Returns those that were waited for.
    pub(crate) fn stop_waiting(&mut self) -> Vec<ProcessId> {
        let waited =
            |(id, process): (&ProcessId, &mut Process)| process.waiting.take().map(|_| *id);
        self.running.iter_mut().filter_map(waited).collect()
    }

    /// Returns the commands of the model that run, with their scripts.
    pub(crate) fn of_the_model(&self) -> impl Iterator<Item = (ProcessId, &str)> {
        let running = self.running.iter();
        running
            .filter(|(_, process)| !process.is_users && !process.is_terminated)
            .map(|(id, process)| (*id, &*process.script))
    }

    /// Takes out a command of the user that runs.
    pub(crate) fn take_users(&mut self, id: ProcessId) -> Option<Process> {
        self.running.get(&id).filter(|process| process.is_users)?;
        self.running.remove(&id)
    }

    /// Takes out all commands of the user that run.
    pub(crate) fn take_all_users(&mut self) -> Vec<(ProcessId, Process)> {
        self.running.extract_if(.., |_, process| process.is_users).collect()
    }

    fn keep_ended(&mut self, ended: EndedProcess) {
        if self.ended.len() == MAX_ENDED {
            self.ended.pop_front();
        }
        self.ended.push_back(ended);
    }

    fn take_ended(&mut self, process: ProcessId) -> Option<EndedProcess> {
        let index = self.ended.iter().position(|ended| ended.process == process)?;
        self.ended.remove(index)
    }
}

/// Makes the item of a command that has neither output nor process id yet.
pub(crate) fn command_item(
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
