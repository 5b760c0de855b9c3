//! How a command begins: whether it may run, and where.

use turnhost_base::{ItemId, Millis};
use turnhost_policy::{self as policy, CommandDecision, CommandRequest, Containment};
use turnhost_ports::{Command, Streams, TerminalSize};
use turnhost_protocol::{
    self as wire, CommandExecutionApprovalDecision as Decision, CommandExecutionSource,
    CommandExecutionStatus, SandboxPolicy, ServerRequest,
};
use turnhost_thread::{Input, WaitingFor};

use super::{Terminal, Waiting, item};
use crate::action::{Action, Answer};
use crate::agent::Agent;
use crate::items;
use crate::output::{self, Aggregated, OutputBuffer};
use crate::tools::ExecArgs;
use crate::turn::{AskedCommand, CallState};

impl Agent {
    pub(crate) fn exec(
        &mut self,
        now: Millis,
        call: &ItemId,
        args: ExecArgs,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &self.turn else { return };
        let settings = &turn.settings;
        let cwd = settings.cwd.join(args.workdir.as_deref().unwrap_or_default());
        let shell = args.shell.clone().unwrap_or_else(|| turn.surroundings.shell.to_string());
        let flag = if args.login.unwrap_or(true) { "-lc" } else { "-c" };
        let command = Command {
            argv: vec![shell, flag.to_owned(), args.cmd.clone()],
            cwd,
            environment: settings.environment.clone(),
            env: environment(),
            sandbox: settings.sandbox_policy.clone(),
            workspace: settings.cwd.clone(),
            streams: streams(args.tty.unwrap_or(false)),
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
}

fn streams(tty: bool) -> Streams {
    if tty { Streams::Terminal(TerminalSize::default()) } else { Streams::Joined }
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
