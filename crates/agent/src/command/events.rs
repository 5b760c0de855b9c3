//! What becomes of a command: output, input, its end, and the patience of the call that waits.

use std::time::Duration;

use bytes::Bytes;
use turnhost_base::{ItemId, Millis};
use turnhost_ports::{CommandError, Exit};
use turnhost_protocol::{self as wire, CommandExecutionStatus, ServerNotification};
use turnhost_thread::Input;

use super::{Terminal, Waiting};
use crate::action::{Action, ProcessId, Timer};
use crate::agent::Agent;
use crate::items;
use crate::output::{self, Report};
use crate::stream::say;
use crate::tools::WriteStdinArgs;
use crate::turn::CallState;

/// How long after its start a command's output goes into the completed item only.
///
/// Most commands are over by then, and a client need not draw what it is about to redraw.
const FIRST_MOMENT_MS: i64 = 150;

impl Agent {
    pub(crate) fn on_started(
        &mut self,
        now: Millis,
        process: ProcessId,
        result: Result<(), CommandError>,
        out: &mut Vec<Action>,
    ) {
        let Some(terminal) = self.terminals.get_mut(&process) else { return };
        terminal.started_at = now;
        if let Err(error) = result {
            return self.could_not_start(now, process, &error, out);
        }
        if !terminal.item_is_open {
            terminal.item_is_open = true;
            let body = terminal.body(process, CommandExecutionStatus::InProgress);
            let started = items::command(body, terminal.item_started_at, None);
            out.push(Action::Thread(Input::ItemStarted(terminal.turn, Box::new(started))));
        }
        if let Some(waiting) = &terminal.waiting {
            out.push(Action::Wait(
                Timer::Yield { process, call: waiting.call.clone() },
                waiting.patience,
            ));
        }
    }

    fn could_not_start(
        &mut self,
        now: Millis,
        process: ProcessId,
        error: &CommandError,
        out: &mut Vec<Action>,
    ) {
        let Some(terminal) = self.terminals.remove(&process) else { return };
        let mut body = terminal.body(process, CommandExecutionStatus::InProgress);
        body.process_id = None;
        if !terminal.item_is_open {
            let started = items::command(body.clone(), terminal.item_started_at, None);
            out.push(Action::Thread(Input::ItemStarted(terminal.turn, Box::new(started))));
        }
        body.status = CommandExecutionStatus::Failed;
        body.exit_code = Some(-1);
        body.aggregated_output = Some(error.to_string());
        body.duration_ms = Some(now.0 - terminal.started_at.0);
        let completed = items::command(body, terminal.item_started_at, Some(now));
        out.push(Action::Thread(Input::ItemCompleted(terminal.turn, Box::new(completed))));
        if let Some(waiting) = terminal.waiting {
            self.finish_call(now, &waiting.call, output::could_not_start(error), out);
        }
    }

    pub(crate) fn on_output(
        &mut self,
        now: Millis,
        process: ProcessId,
        bytes: &Bytes,
        out: &mut Vec<Action>,
    ) {
        let Some(terminal) = self.terminals.get_mut(&process) else { return };
        terminal.unread.push(bytes);
        let delta = terminal.written.push(bytes);
        if now.0 - terminal.started_at.0 < FIRST_MOMENT_MS || delta.is_empty() {
            return;
        }
        let notification = wire::CommandExecutionOutputDeltaNotification {
            delta,
            item_id: terminal.item.clone(),
            thread_id: self.thread,
            turn_id: terminal.turn,
        };
        say(out, ServerNotification::CommandExecutionOutputDelta(notification));
    }

    pub(crate) fn on_exited(
        &mut self,
        now: Millis,
        process: ProcessId,
        exit: Exit,
        out: &mut Vec<Action>,
    ) {
        let Some(mut terminal) = self.terminals.remove(&process) else { return };
        let waiting = terminal.waiting.take();
        if let Some(stdin) = waiting.as_ref().and_then(|waiting| waiting.stdin.clone()) {
            self.say_interaction(process, &terminal, stdin, out);
        }
        let status = if exit.code == 0 {
            CommandExecutionStatus::Completed
        } else {
            CommandExecutionStatus::Failed
        };
        let mut body = terminal.body(process, status);
        body.exit_code = Some(exit.code);
        body.duration_ms = Some(exit.elapsed.as_millis().try_into().unwrap_or(i64::MAX));
        body.aggregated_output = terminal.written.take();
        let completed = items::command(body, terminal.item_started_at, Some(now));
        out.push(Action::Thread(Input::ItemCompleted(terminal.turn, Box::new(completed))));
        if let Some(waiting) = waiting {
            let limit = self.output_limit();
            let report =
                Report::exited(exit.code, waited(now, &waiting), waiting.max_tokens, limit);
            let text = report.text(&mut terminal.unread);
            self.finish_call(now, &waiting.call, text, out);
        }
    }

    /// The patience of the call that waits for a command is over: the command goes on without it.
    pub(crate) fn on_yield(
        &mut self,
        now: Millis,
        process: ProcessId,
        call: &ItemId,
        out: &mut Vec<Action>,
    ) {
        let limit = self.output_limit();
        let Some(terminal) = self.terminals.get_mut(&process) else { return };
        let Some(waiting) = terminal.waiting.take_if(|waiting| waiting.call == *call) else {
            return;
        };
        let report = Report::running(process.0, waited(now, &waiting), waiting.max_tokens, limit);
        let text = report.text(&mut terminal.unread);
        if let (Some(stdin), Some(terminal)) = (waiting.stdin, self.terminals.get(&process)) {
            self.say_interaction(process, terminal, stdin, out);
        }
        self.finish_call(now, call, text, out);
    }

    pub(crate) fn write_stdin(
        &mut self,
        now: Millis,
        call: &ItemId,
        args: WriteStdinArgs,
        out: &mut Vec<Action>,
    ) {
        let process = ProcessId(args.session_id);
        let Some(terminal) = self.terminals.get_mut(&process) else {
            let text = format!("write_stdin failed: Unknown process id {}", args.session_id);
            return self.finish_call(now, call, text, out);
        };
        let displaced = terminal.waiting.take();
        if let Some(displaced) = displaced {
            self.displace(now, process, displaced, out);
        }
        let Some(terminal) = self.terminals.get_mut(&process) else { return };
        let patience = args.patience();
        let chars = args.chars.unwrap_or_default();
        let bytes = Bytes::from(chars.clone());
        terminal.waiting = Some(Waiting {
            call: call.clone(),
            since: now,
            patience,
            max_tokens: args.max_output_tokens,
            stdin: (!chars.is_empty()).then_some(chars),
        });
        if bytes.is_empty() {
            out.push(Action::Wait(Timer::Yield { process, call: call.clone() }, patience));
        } else {
            out.push(Action::WriteStdin(process, bytes));
        }
    }

    /// Two calls cannot wait for one command: the earlier one hears how it stands now.
    fn displace(
        &mut self,
        now: Millis,
        process: ProcessId,
        waiting: Waiting,
        out: &mut Vec<Action>,
    ) {
        let limit = self.output_limit();
        let Some(terminal) = self.terminals.get_mut(&process) else { return };
        let report = Report::running(process.0, waited(now, &waiting), waiting.max_tokens, limit);
        let text = report.text(&mut terminal.unread);
        if let (Some(stdin), Some(terminal)) = (waiting.stdin, self.terminals.get(&process)) {
            self.say_interaction(process, terminal, stdin, out);
        }
        // The call that takes its place is still open, so nothing has to go on yet.
        self.set_call(&waiting.call, CallState::Done(text));
    }

    pub(crate) fn on_stdin_written(
        &mut self,
        now: Millis,
        process: ProcessId,
        result: Result<(), CommandError>,
        out: &mut Vec<Action>,
    ) {
        let Some(terminal) = self.terminals.get_mut(&process) else { return };
        match result {
            Ok(()) => {
                if let Some(waiting) = &terminal.waiting {
                    out.push(Action::Wait(
                        Timer::Yield { process, call: waiting.call.clone() },
                        waiting.patience,
                    ));
                }
            }
            Err(error) => {
                if let Some(waiting) = terminal.waiting.take() {
                    self.finish_call(
                        now,
                        &waiting.call,
                        format!("write_stdin failed: {error}"),
                        out,
                    );
                }
            }
        }
    }

    /// A stopped turn's calls wait no more; their commands go on.
    pub(crate) fn stop_waiting(&mut self) {
        for terminal in self.terminals.values_mut() {
            terminal.waiting = None;
        }
    }

    fn say_interaction(
        &self,
        process: ProcessId,
        terminal: &Terminal,
        stdin: String,
        out: &mut Vec<Action>,
    ) {
        let notification = wire::TerminalInteractionNotification {
            item_id: terminal.item.clone(),
            process_id: process.0.to_string(),
            stdin,
            thread_id: self.thread,
            turn_id: terminal.turn,
        };
        say(out, ServerNotification::TerminalInteraction(notification));
    }

    /// The bytes of one output that the model may be shown, if the user limits them.
    fn output_limit(&self) -> Option<usize> {
        let limit = self.turn.as_ref()?.settings.output_token_limit?;
        usize::try_from(limit).ok().map(|tokens| tokens.saturating_mul(output::BYTES_PER_TOKEN))
    }
}

fn waited(now: Millis, waiting: &Waiting) -> Duration {
    Duration::from_millis(u64::try_from(now.0 - waiting.since.0).unwrap_or(0))
}
