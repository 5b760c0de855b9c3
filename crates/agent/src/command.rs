//! Commands: the life of `exec_command` and `write_stdin`.
//!
//! A command belongs to the thread, not to the call that started it. A call
//! waits for its end or for its own patience (`yield_time_ms`), whichever is
//! first; what is left of the command goes on as a background terminal.

use std::time::Duration;

use bytes::Bytes;
use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_policy::{self as policy, CommandDecision, CommandRequest, Containment};
use turnhost_protocol::{
    self as wire, CommandExecutionApprovalDecision as Decision, CommandExecutionItem,
    CommandExecutionSource, CommandExecutionStatus, SandboxPolicy, ServerNotification,
    ServerRequest,
};
use turnhost_thread::{Input, WaitingFor};

use crate::action::{Action, Answer, ProcessId, Timer};
use crate::agent::Agent;
use crate::items;
use crate::output::{self, Aggregated, OutputBuffer, Report};
use crate::ports::{Command, CommandError, Exit};
use crate::stream::say;
use crate::tools::{ExecArgs, WriteStdinArgs};
use crate::turn::{AskedCommand, CallState};

/// How long after its start a command's output goes into the completed item only.
///
/// Most commands are over by then, and a client need not draw what it is about to redraw.
const FIRST_MOMENT_MS: i64 = 150;

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

impl Agent {
    pub(crate) fn exec(
        &mut self,
        now: Millis,
        call: &ItemId,
        args: ExecArgs,
        out: &mut Vec<Action>,
    ) {
        if let Some(patch) = turnhost_patch::ShellPatch::from_script(&args.cmd) {
            return self.shell_patch(now, call, &patch, out);
        }
        let Some(turn) = &self.turn else { return };
        let settings = &turn.settings;
        let cwd = settings.cwd.join(args.workdir.as_deref().unwrap_or_default());
        let shell = args.shell.clone().unwrap_or_else(|| turn.surroundings.shell.to_string());
        let flag = if args.login.unwrap_or(true) { "-lc" } else { "-c" };
        let command = Command {
            argv: vec![shell, flag.to_owned(), args.cmd.clone()],
            cwd,
            env: environment(),
            sandbox: settings.sandbox_policy.clone(),
            workspace: settings.cwd.clone(),
            tty: args.tty.unwrap_or(false),
        };
        let containment = args.containment();
        let request = CommandRequest {
            script: &args.cmd,
            argv: &command.argv,
            containment,
            prefix_rule: args.prefix_rule.as_deref(),
        };
        match policy::decide_command(
            &settings.approval_policy,
            &self.rules,
            &self.approvals,
            request,
        ) {
            CommandDecision::Run(containment) => {
                let command = contained(command, containment);
                self.start(now, call, args, command, None, out);
            }
            CommandDecision::Refuse(text) => self.finish_call(now, call, text, out),
            CommandDecision::Ask => {
                let proposed = policy::proposed_amendment(request);
                self.ask_for_command(
                    now,
                    call,
                    args,
                    contained(command, containment),
                    proposed,
                    out,
                );
            }
        }
    }

    fn ask_for_command(
        &mut self,
        now: Millis,
        call: &ItemId,
        args: ExecArgs,
        command: Command,
        proposed: Vec<String>,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = self.turn.as_ref().map(|turn| turn.id) else { return };
        let body = item(
            call,
            &command,
            &args.cmd,
            CommandExecutionStatus::InProgress,
            CommandExecutionSource::Agent,
        );
        let amendment =
            Decision::AcceptWithExecpolicyAmendment { execpolicy_amendment: proposed.clone() };
        let request = wire::CommandExecutionRequestApprovalParams {
            kind: wire::CommandExecutionApprovalKind::Command,
            thread_id: self.thread,
            turn_id: turn,
            item_id: call.clone(),
            started_at_ms: now.0,
            environment_id: Some("local".to_owned()),
            reason: args.justification.clone(),
            command: Some(body.command.clone()),
            command_actions: Some(body.command_actions.clone()),
            cwd: Some(body.cwd.clone()),
            proposed_execpolicy_amendment: Some(proposed),
            available_decisions: Some(vec![Decision::Accept, amendment, Decision::Cancel]),
            approval_id: None,
            network_approval_context: None,
            proposed_network_policy_amendments: None,
            additional_permissions: None,
        };
        out.push(Action::Ask {
            item: call.clone(),
            waiting_for: WaitingFor::Approval,
            started: Some((turn, Box::new(items::command(body, now, None)))),
            request: Box::new(ServerRequest::CommandExecutionRequestApproval(Box::new(request))),
        });
        let asked = AskedCommand { command, args, started_at: now };
        self.set_call(call, CallState::CommandAsks(Box::new(asked)));
    }

    pub(crate) fn command_answered(
        &mut self,
        now: Millis,
        call: &ItemId,
        asked: AskedCommand,
        answer: Answer,
        out: &mut Vec<Action>,
    ) {
        let AskedCommand { command, args, started_at } = asked;
        let decision = match answer {
            Answer::Command(decision) => decision,
            Answer::FileChange(_) | Answer::Unusable => {
                let body = item(
                    call,
                    &command,
                    &args.cmd,
                    CommandExecutionStatus::Failed,
                    CommandExecutionSource::Agent,
                );
                self.complete(items::command(body, started_at, Some(now)), out);
                out.push(Action::Thread(Input::Resumed));
                return self.finish_call(
                    now,
                    call,
                    output::rejected("approval request failed"),
                    out,
                );
            }
        };
        match decision {
            Decision::Accept => {}
            Decision::AcceptForSession => {
                self.approvals.approve_command(&command.argv, args.containment());
            }
            Decision::AcceptWithExecpolicyAmendment { execpolicy_amendment } => {
                self.rules.allow(&execpolicy_amendment);
                self.remember(crate::context::rule_added(&execpolicy_amendment), out);
                out.push(Action::KeepRule(execpolicy_amendment));
            }
            Decision::ApplyNetworkPolicyAmendment { .. } | Decision::Decline | Decision::Cancel => {
                let body = item(
                    call,
                    &command,
                    &args.cmd,
                    CommandExecutionStatus::Declined,
                    CommandExecutionSource::Agent,
                );
                self.complete(items::command(body, started_at, Some(now)), out);
                out.push(Action::Thread(Input::Resumed));
                return if decision == Decision::Cancel {
                    self.cancel(now, out);
                } else {
                    self.finish_call(now, call, output::rejected("rejected by user"), out);
                };
            }
        }
        out.push(Action::Thread(Input::Resumed));
        self.start(now, call, args, command, Some(started_at), out);
    }

    /// Starts a command. `asked_at` is when its item began, if leave was asked for.
    fn start(
        &mut self,
        now: Millis,
        call: &ItemId,
        args: ExecArgs,
        command: Command,
        asked_at: Option<Millis>,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = self.turn.as_ref().map(|turn| turn.id) else { return };
        let process = self.fresh_process();
        let waiting = Waiting {
            call: call.clone(),
            since: now,
            patience: args.patience(),
            max_tokens: args.max_output_tokens,
            stdin: None,
        };
        out.push(Action::StartCommand(process, Box::new(command.clone())));
        let terminal = Terminal {
            item: call.clone(),
            turn,
            command,
            script: args.cmd,
            item_started_at: asked_at.unwrap_or(now),
            started_at: now,
            item_is_open: asked_at.is_some(),
            unread: OutputBuffer::default(),
            written: Aggregated::default(),
            waiting: Some(waiting),
        };
        self.terminals.insert(process, terminal);
        self.set_call(call, CallState::Running);
    }

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

/// The command as it runs once it is decided where.
fn contained(command: Command, containment: Containment) -> Command {
    match containment {
        Containment::Sandboxed => command,
        Containment::Unconfined => Command { sandbox: SandboxPolicy::DangerFullAccess, ..command },
    }
}

/// What every command of a model finds in its environment: nobody is there to page, edit or confirm.
fn environment() -> Vec<(String, Option<String>)> {
    [
        ("NO_COLOR", "1"),
        ("TERM", "dumb"),
        ("PAGER", "cat"),
        ("GIT_PAGER", "cat"),
        ("GIT_TERMINAL_PROMPT", "0"),
    ]
    .map(|(name, value)| (name.to_owned(), Some(value.to_owned())))
    .into()
}

fn waited(now: Millis, waiting: &Waiting) -> Duration {
    Duration::from_millis(u64::try_from(now.0 - waiting.since.0).unwrap_or(0))
}
