//! Steps of the thread's commands: their start, output and end, and the calls that wait for them.

use bytes::Bytes;
use turnhost_base::{ItemId, Millis, ThreadId, TurnId};
use turnhost_ports::{CommandError, Exit};
use turnhost_protocol::{self as wire, CommandExecutionStatus, ServerNotification};

use super::{EndedProcess, Process, WaitingCall};
use crate::action::{Action, ProcessId, Timer};
use crate::cx::Cx;
use crate::items;
use crate::tool_output::{self, Report};
use crate::user_shell::ShellEnd;

/// Time after its start in which a command's output goes into the completed item only.
///
/// Most commands are over by then, and a client need not draw what it is about to redraw.
const FIRST_MOMENT_MS: i64 = 150;

/// Exit code of a command that a client ended, as the reference implementation has it.
const TERMINATED: i32 = -1;

impl Cx<'_> {
    /// Starts a command that `waiting` waits for.
    pub(crate) fn start_process(&mut self, mut process: Process, waiting: WaitingCall) {
        process.waiting = Some(waiting);
        self.run_process(process);
    }

    /// Starts a command that no call waits for.
    pub(crate) fn run_process(&mut self, process: Process) -> ProcessId {
        let processes = &mut self.thread.processes;
        let id = ProcessId(processes.next);
        processes.next += 1;
        let command = Box::new(process.command.clone());
        processes.running.insert(id, process);
        self.push(Action::StartCommand(id, command));
        id
    }

    pub(crate) fn process_started(&mut self, id: ProcessId, result: Result<(), CommandError>) {
        let now = self.now;
        let Some(process) = self.thread.processes.running.get_mut(&id) else {
            // It was given up while it started.
            return self.push(Action::KillCommand(id));
        };
        process.started_at = now;
        let is_terminated = process.is_terminated;
        if let Err(error) = result {
            return self.process_not_started(id, &error);
        }
        let timeout = process.waiting.as_ref().map(|it| (it.call.clone(), it.timeout));
        if !std::mem::replace(&mut process.item_is_open, true) {
            let body = process.body(id, CommandExecutionStatus::InProgress);
            let started = items::command(body, process.item_started_at, None);
            let turn = process.turn;
            self.item_started(turn, started);
        }
        if let Some((call, timeout)) = timeout {
            self.push(Action::Wait(Timer::Yield { process: id, call }, timeout));
        }
        if is_terminated {
            // The request to kill it came before there was a process.
            self.push(Action::KillCommand(id));
        }
    }

    fn process_not_started(&mut self, id: ProcessId, error: &CommandError) {
        let Some(process) = self.thread.processes.running.remove(&id) else { return };
        let mut body = process.body(id, CommandExecutionStatus::InProgress);
        body.process_id = None;
        if !process.item_is_open {
            let started = items::command(body.clone(), process.item_started_at, None);
            self.item_started(process.turn, started);
        }
        if process.is_users {
            return self.shell_ended(process, ShellEnd::Failed(error.to_string()));
        }
        body.status = CommandExecutionStatus::Failed;
        body.exit_code = Some(-1);
        body.aggregated_output = Some(error.to_string());
        body.duration_ms = Some(self.now.since(process.started_at));
        let completed = items::command(body, process.item_started_at, Some(self.now));
        self.item_completed(process.turn, completed);
        if let Some(waiting) = process.waiting {
            self.finish_call(waiting.call, tool_output::could_not_start(error));
        }
    }

    pub(crate) fn process_output(&mut self, id: ProcessId, bytes: &Bytes) {
        let (now, thread_id) = (self.now, self.thread.id);
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        process.unread.push(bytes);
        let delta = process.written.push(bytes);
        let is_first = now.since(process.started_at) < FIRST_MOMENT_MS && !process.is_users;
        if is_first || delta.is_empty() {
            return;
        }
        let notification = wire::CommandExecutionOutputDeltaNotification {
            delta,
            item_id: process.item.clone(),
            thread_id,
            turn_id: process.turn,
        };
        self.notify(ServerNotification::CommandExecutionOutputDelta(notification));
    }

    pub(crate) fn process_exited(&mut self, id: ProcessId, exit: Exit) {
        let Some(mut process) = self.thread.processes.running.remove(&id) else { return };
        self.withdraw_host(&process.item, &process.hosts);
        if process.is_users {
            return self.shell_ended(process, ShellEnd::Exited(exit.code));
        }
        let mut waiting = process.waiting.take();
        if let Some(waiting) = &mut waiting
            && let Some(stdin) = waiting.stdin.take()
        {
            self.notify(interaction(self.thread.id, id, &process.item, waiting.turn, stdin));
        }
        let code = if process.is_terminated { TERMINATED } else { exit.code };
        let took = exit.elapsed.as_millis().try_into().unwrap_or(i64::MAX);
        self.complete_command(id, &mut process, code, took);
        let ended = EndedProcess { process: id, exit_code: code, unread: process.unread };
        match waiting {
            Some(waiting) => {
                let output = ended.report(&waiting, self.now);
                self.finish_call(waiting.call, output);
            }
            None => self.thread.processes.keep_ended(ended),
        }
    }

    /// Completes the item of a command that has ended, after so many milliseconds.
    fn complete_command(&mut self, id: ProcessId, process: &mut Process, code: i32, took: i64) {
        let status = if code == 0 {
            CommandExecutionStatus::Completed
        } else {
            CommandExecutionStatus::Failed
        };
        let mut body = process.body(id, status);
        body.exit_code = Some(code);
        body.duration_ms = Some(took);
        body.aggregated_output = process.written.take();
        let completed = items::command(body, process.item_started_at, Some(self.now));
        self.item_completed(process.turn, completed);
    }

    /// Ends every command, and completes their items now: they end with the thread's time in memory.
    pub(crate) fn end_commands(&mut self) {
        self.abort_shells();
        while let Some((id, mut process)) = self.thread.processes.running.pop_last() {
            self.push(Action::KillCommand(id));
            self.withdraw_host(&process.item, &process.hosts);
            if process.item_is_open {
                let took = self.now.since(process.started_at);
                self.complete_command(id, &mut process, TERMINATED, took);
            }
        }
    }

    /// Ends a command because a client wants it; its item is completed once it has exited.
    pub(crate) fn terminate_process(&mut self, id: ProcessId) {
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        if !std::mem::replace(&mut process.is_terminated, true) {
            self.push(Action::KillCommand(id));
        }
    }

    /// Ends all commands that outlived the calls that started them.
    pub(crate) fn terminate_background(&mut self) {
        let running = self.thread.processes.running.iter();
        let ids = running.filter(|(_, process)| process.is_in_background()).map(|(id, _)| *id);
        for id in ids.collect::<Vec<_>>() {
            self.terminate_process(id);
        }
    }

    /// Ends the wait of a call whose timeout is over: the command continues without it.
    pub(crate) fn process_yields(&mut self, id: ProcessId, call: &ItemId) {
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        if let Some(waiting) = process.waiting.take_if(|waiting| waiting.call == *call) {
            self.report_running(id, waiting);
        }
    }

    /// Lets a call wait for a command, after it has written to it. Returns the call's output if
    /// there is nothing to wait for.
    pub(crate) fn wait_for_process(
        &mut self,
        id: ProcessId,
        waiting: WaitingCall,
    ) -> Result<(), String> {
        let Some(process) = self.thread.processes.running.get_mut(&id) else {
            return Err(match self.thread.processes.take_ended(id) {
                Some(ended) => ended.report(&waiting, self.now),
                None => format!("write_stdin failed: Unknown process id {}", id.0),
            });
        };
        // Two calls cannot wait for one command: the earlier one returns its present state.
        let displaced = process.waiting.take();
        let action = if let Some(stdin) = &waiting.stdin {
            Action::WriteStdin(id, Bytes::from(stdin.clone()))
        } else {
            let call = waiting.call.clone();
            Action::Wait(Timer::Yield { process: id, call }, waiting.timeout)
        };
        process.waiting = Some(waiting);
        if let Some(displaced) = displaced {
            self.report_running(id, displaced);
        }
        self.push(action);
        Ok(())
    }

    /// Ends a call that waited for a command which still runs.
    fn report_running(&mut self, id: ProcessId, waiting: WaitingCall) {
        let now = self.now;
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        let report = Report::running(id.0, waiting.waited(now), waiting.shown);
        let output = report.text(&mut process.unread);
        if let Some(stdin) = waiting.stdin {
            let notification = interaction(self.thread.id, id, &process.item, waiting.turn, stdin);
            self.notify(notification);
        }
        self.finish_call(waiting.call, output);
    }

    pub(crate) fn stdin_written(&mut self, id: ProcessId, result: Result<(), CommandError>) {
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        match result {
            Ok(()) => {
                if let Some(waiting) = &process.waiting {
                    let timer = Timer::Yield { process: id, call: waiting.call.clone() };
                    let timeout = waiting.timeout;
                    self.push(Action::Wait(timer, timeout));
                }
            }
            Err(error) => {
                if let Some(waiting) = process.waiting.take() {
                    self.finish_call(waiting.call, format!("write_stdin failed: {error}"));
                }
            }
        }
    }
}

impl EndedProcess {
    fn report(mut self, waiting: &WaitingCall, now: Millis) -> String {
        let report = Report::exited(self.exit_code, waiting.waited(now), waiting.shown);
        report.text(&mut self.unread)
    }
}

fn interaction(
    thread_id: ThreadId,
    id: ProcessId,
    item: &ItemId,
    turn_id: TurnId,
    stdin: String,
) -> ServerNotification {
    ServerNotification::TerminalInteraction(wire::TerminalInteractionNotification {
        item_id: item.clone(),
        process_id: id.0.to_string(),
        stdin,
        thread_id,
        turn_id,
    })
}
