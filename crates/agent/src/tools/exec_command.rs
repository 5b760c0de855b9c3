//! `exec_command`: runs a shell script, once it is decided whether and where it may run.

mod looks;
mod params;

use std::time::Duration;

use serde_json::{Value, json};
use turnhost_base::{AbsPath, Millis};
use turnhost_patch::ShellPatch;
use turnhost_policy::{
    self as policy, AdditionalPermissions, CommandDecision, CommandRequest, Containment,
    Repository, Rules, Shell,
};
use turnhost_ports::{Command, Granted, NetworkRoute, Streams, TerminalSize, ToolSpec};
use turnhost_protocol::{
    self as wire, AskForApproval, CommandAction, CommandExecutionApprovalDecision as Decision,
    CommandExecutionItem, CommandExecutionSource, CommandExecutionStatus,
    GuardianApprovalReviewAction, GuardianCommandSource, SandboxPolicy, ServerRequest,
};
use turnhost_thread::{Input, TurnSettings, WaitingFor};

use looks::Look;
use params::{Arguments, properties};

use super::apply_patch::PatchCall;
use super::arguments::{self, Count};
use super::permissions::{self, Permissions};
use super::{AwaitedRequest, CallCx, Progress, Tool, ToolCall, ToolInput};
use crate::action::{Action, Answer, ToolResult};
use crate::grants::Grants;
use crate::processes::{Process, WaitingCall, command_item};
use crate::question::is_answered_by_a_model;
use crate::skill_permissions::{self, skill_to_ask_for};
use crate::sub_agents::Approval;
use crate::thread_state::ThreadState;
use crate::turn_scope::TurnScope;
use crate::verdict_inquiry::Reviewed;
use crate::{context, items, tool_output};

pub(super) const NAME: &str = "exec_command";

/// The answer to a command that would leave the sandbox where the administrator rules the hosts.
const MANAGED_NETWORK: &str = "exec_command failed: the administrator's network requirements keep every command in the sandbox; run it without `sandbox_permissions`";

/// The answer to a call for a login shell where the configuration allows none.
const LOGIN_REFUSED: &str =
    "login shells are disabled by the configuration; leave `login` out or set it to false";

/// Time that a call waits for its command if the model names none.
pub(super) const DEFAULT_YIELD: Duration = Duration::from_secs(10);

/// The tool.
pub(super) struct ExecCommand(ToolSpec);

impl ExecCommand {
    pub(super) fn new() -> Self {
        Self::with(&properties())
    }

    /// Makes the tool for models that may ask for permissions together with a command.
    pub(super) fn with_permissions() -> Self {
        let mut properties = properties();
        properties["sandbox_permissions"] = json!({
            "type": "string",
            "enum": ["use_default", "with_additional_permissions", "require_escalated"],
            "description": "`with_additional_permissions` asks to widen the sandbox by `additional_permissions`, `require_escalated` to run it outside of the sandbox.",
        });
        properties["additional_permissions"] = permissions::schema();
        Self::with(&properties)
    }

    fn with(properties: &Value) -> Self {
        let description = "Runs a command in a shell and returns its output and exit code, or a session id if it still runs.";
        Self(super::function(NAME, description, properties, &["cmd"]))
    }
}

impl Tool for ExecCommand {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    fn needs_environment(&self) -> bool {
        true
    }

    /// Makes a command, or, of an `apply_patch` typed into a shell, a change of files like any other.
    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(NAME, input.form()));
        };
        let arguments: Arguments = arguments::parse(arguments)?;
        Ok(match ShellPatch::from_script(&arguments.cmd) {
            Some(patch) => Box::new(PatchCall::from_shell(patch, arguments.workdir)),
            None => Box::new(ExecCall {
                arguments,
                permissions: Permissions::default(),
                additional: AdditionalPermissions::default(),
                for_skill: None,
                asked: None,
                looks: None,
            }),
        })
    }
}

/// A call.
struct ExecCall {
    arguments: Arguments,
    /// The permissions that the model asks for, for the wire,
    permissions: Permissions,
    /// and for the policy.
    additional: AdditionalPermissions,
    /// The reason why they are asked for, where a skill asks and not the model.
    for_skill: Option<String>,
    /// The command, while an approval for it is open.
    asked: Option<Asked>,
    /// The purpose of a look at its surroundings that has begun.
    looks: Option<Look>,
}

struct Asked {
    command: Command,
    started_at: Millis,
}

impl ToolCall for ExecCall {
    /// Returns `true` unless a client is asked about it, which takes longer.
    fn may_be_short(&self) -> bool {
        self.asked.is_none()
    }

    fn needs_approval(&mut self, turn: &TurnScope, thread: &ThreadState) -> Option<Reviewed> {
        self.resolve(turn).ok()?;
        let command = self.command(turn, &thread.rules);
        let policy = &turn.settings.approval_policy;
        let request = self.request(&command, turn);
        match policy::decide_command(policy, &thread.rules, &thread.approvals, request) {
            CommandDecision::Ask => Some(Reviewed {
                action: action(&command),
                reason: self.arguments.justification.clone(),
            }),
            CommandDecision::Run(_) | CommandDecision::Refuse(_) | CommandDecision::Forbid(_) => {
                None
            }
        }
    }

    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        if let Err(text) = self.resolve(cx.turn) {
            return Progress::done(text);
        }
        let cwd = self.cwd(cx.turn);
        self.ask_for_skill(&cwd, cx);
        let command = self.command(cx.turn, &cx.cx.thread.rules);
        let wanted = self.containment(cx.turn);
        if wanted == Containment::Unconfined && cx.cx.thread.rules.are_hosts_managed() {
            return Progress::done(MANAGED_NETWORK.to_owned());
        }
        let request = self.request(&command, cx.turn);
        let thread = &cx.cx.thread;
        let policy = &cx.turn.settings.approval_policy;
        match policy::decide_command(policy, &thread.rules, &thread.approvals, request) {
            CommandDecision::Run(_) if looks::is_needed(request, cx.turn) => {
                self.look_around(Look::BeforeRunning(command), cx)
            }
            CommandDecision::Run(containment) => {
                self.start(contained(command, containment), StartedItem::None, cx)
            }
            CommandDecision::Refuse(text) => Progress::done(text),
            CommandDecision::Forbid(reason) => Progress::done(tool_output::rejected(&reason)),
            CommandDecision::Ask => {
                let proposed = policy::proposed_amendment(&thread.rules, request);
                let decisions = match &self.for_skill {
                    Some(_) => skill_permissions::decisions(),
                    None => policy::available_decisions(request, &proposed),
                };
                let reason = self.for_skill.clone();
                let reason = reason.or_else(|| policy::why_asked_by_rule(&thread.rules, request));
                let reason = reason.or_else(|| self.arguments.justification.clone());
                let offer = Offer { proposed, decisions, reason };
                self.ask(contained(command, wanted), offer, cx)
            }
        }
    }

    fn aborted(&self, millis: i64) -> String {
        tool_output::aborted(millis)
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        match result {
            ToolResult::LookedAround(around) => self.looked_around(around, cx),
            _ => Progress::Running,
        }
    }

    fn on_answer(&mut self, answer: Answer, cx: &mut CallCx<'_, '_>) -> Progress {
        let Some(Asked { command, started_at }) = self.asked.take() else {
            return Progress::Running;
        };
        if let Answer::Denied(reason) = answer {
            self.refused(&command, started_at, CommandExecutionStatus::Declined, cx);
            return Progress::done(tool_output::rejected(&reason));
        }
        let Answer::Command(decision) = answer else {
            self.refused(&command, started_at, CommandExecutionStatus::Failed, cx);
            return Progress::done(tool_output::rejected(tool_output::APPROVAL_FAILED));
        };
        let request = self.request(&command, cx.turn);
        let (approved, must_look) = (request.approved(), looks::is_needed(request, cx.turn));
        match decision {
            Decision::Accept => {}
            Decision::AcceptForSession if must_look => {
                return self.look_around(Look::BeforeApproval(Asked { command, started_at }), cx);
            }
            Decision::AcceptForSession => return self.approved(approved, command, started_at, cx),
            // A rule without words would say nothing.
            Decision::AcceptWithExecpolicyAmendment { execpolicy_amendment }
                if execpolicy_amendment.is_empty() => {}
            Decision::AcceptWithExecpolicyAmendment { execpolicy_amendment } => {
                cx.cx.approve(Approval::Rule(execpolicy_amendment.clone()));
                cx.cx.remember(context::rule_added(&execpolicy_amendment));
                cx.cx.push(Action::KeepRule(execpolicy_amendment));
            }
            Decision::ApplyNetworkPolicyAmendment { .. } | Decision::Decline => {
                self.refused(&command, started_at, CommandExecutionStatus::Declined, cx);
                return Progress::done(tool_output::rejected("rejected by user"));
            }
            Decision::Cancel => {
                self.refused(&command, started_at, CommandExecutionStatus::Declined, cx);
                return Progress::CancelTurn;
            }
        }
        cx.cx.push(Action::Thread(Input::Resumed));
        self.start(command, StartedItem::At(started_at), cx)
    }
}

/// The answers that clients are offered.
struct Offer {
    /// First words of commands to be allowed permanently.
    proposed: Vec<String>,
    decisions: Vec<Decision>,
    /// The reason that they are shown.
    reason: Option<String>,
}

/// The beginning of a command's item, where it began before the command does.
#[derive(Clone, Copy)]
enum StartedItem {
    None,
    At(Millis),
}

impl ExecCall {
    /// Describes the command for the approval policy.
    fn request<'a>(&'a self, command: &'a Command, turn: &TurnScope) -> CommandRequest<'a> {
        let roots = turn.writable_roots();
        let shell = command.argv.first().map(String::as_str).unwrap_or_default();
        CommandRequest {
            script: &self.arguments.cmd,
            argv: &command.argv,
            shell: Shell::identify(shell, &turn.environment.shell, &roots),
            cwd: &command.cwd,
            repository: Repository::identify(&self.arguments.cmd, &command.cwd, &roots),
            containment: self.containment(turn),
            additional: &self.additional,
            prefix_rule: self.arguments.prefix_rule.as_deref(),
        }
    }

    /// Returns where the command wants to run. Where there is no sandbox there is nothing to leave.
    fn containment(&self, turn: &TurnScope) -> Containment {
        if has_all(&turn.settings) { Containment::Sandboxed } else { self.arguments.containment() }
    }

    /// Asks for the permissions of the skill whose script the command runs, unless the model asks
    /// for some itself.
    fn ask_for_skill(&mut self, cwd: &AbsPath, cx: &CallCx<'_, '_>) {
        let leaves = self.arguments.containment() == Containment::Unconfined;
        if leaves || !self.additional.is_empty() {
            return;
        }
        let (script, turn) = (&self.arguments.cmd, &*cx.turn);
        let (skills, settings) = (&turn.scripted_skills, &turn.settings);
        if let Some((skill, wanted)) = skill_to_ask_for(script, cwd, skills, settings) {
            let some = |paths: &[AbsPath]| (!paths.is_empty()).then(|| paths.to_vec());
            self.permissions = Permissions {
                network: wanted.network.then_some(true),
                read: some(&wanted.read),
                write: some(&wanted.write),
            };
            self.additional = self.permissions.to_policy();
            self.for_skill = Some(skill_permissions::reason(skill, wanted));
        }
    }

    /// Reads the permissions that the model asks for, and refuses a login shell where there is none.
    /// The error goes to the model.
    fn resolve(&mut self, turn: &TurnScope) -> Result<(), String> {
        if turn.settings.withheld.login_shells && self.arguments.login == Some(true) {
            return Err(LOGIN_REFUSED.into());
        }
        let permissions = self.arguments.additional(&self.cwd(turn), &turn.settings)?;
        if !has_all(&turn.settings) {
            self.additional = permissions.to_policy();
            self.permissions = permissions;
        }
        Ok(())
    }

    fn cwd(&self, turn: &TurnScope) -> AbsPath {
        turn.settings.cwd.join(self.arguments.workdir.as_deref().unwrap_or_default())
    }

    /// Makes the command with the permissions that it asks for.
    fn command(&self, turn: &TurnScope, rules: &Rules) -> Command {
        let arguments = &self.arguments;
        let settings = &turn.settings;
        let mut sandbox = settings.sandbox_policy.clone();
        let grants = Grants { network: self.additional.network, ..Grants::default() };
        grants.apply(&mut sandbox);
        let shell = arguments.shell(&turn.environment.shell);
        let login = arguments.login.unwrap_or(!settings.withheld.login_shells);
        let flag = if login { "-lc" } else { "-c" };
        Command {
            argv: vec![shell.to_owned(), flag.to_owned(), arguments.cmd.clone()],
            cwd: self.cwd(turn),
            environment: settings.environment.clone(),
            env: variables(),
            sandbox,
            workspace: settings.cwd.clone(),
            granted: Granted {
                write: turn.granted.iter().chain(&self.additional.write).cloned().collect(),
                route: route(settings, &self.additional, rules),
            },
            streams: if arguments.tty.unwrap_or(false) {
                Streams::Terminal(TerminalSize::default())
            } else {
                Streams::Joined
            },
        }
    }

    /// Makes the item of a command that has not started. One that a model reviews is shown whole, as the
    /// model sees it.
    fn item(
        &self,
        cx: &CallCx<'_, '_>,
        command: &Command,
        status: CommandExecutionStatus,
    ) -> CommandExecutionItem {
        let source = CommandExecutionSource::Agent;
        let mut item = command_item(cx.call, command, &self.arguments.cmd, status, source);
        if is_answered_by_a_model(&cx.turn.settings) {
            item.command_actions = vec![CommandAction::Unknown { command: item.command.clone() }];
        }
        item
    }

    fn ask(
        &mut self,
        command: Command,
        Offer { proposed, decisions, reason }: Offer,
        cx: &mut CallCx<'_, '_>,
    ) -> Progress {
        let now = cx.cx.now;
        let body = self.item(cx, &command, CommandExecutionStatus::InProgress);
        let may_be_kept = |decision: &Decision| {
            matches!(decision, Decision::AcceptWithExecpolicyAmendment { .. })
        };
        let widens = !self.additional.is_empty();
        let is_shown = widens || decisions.iter().any(may_be_kept);
        let request = wire::CommandExecutionRequestApprovalParams {
            kind: wire::CommandExecutionApprovalKind::Command,
            thread_id: cx.cx.thread.id,
            turn_id: cx.turn.id,
            item_id: cx.call.clone(),
            started_at_ms: now.0,
            environment_id: Some("local".to_owned()),
            reason,
            command: Some(body.command.clone()),
            command_actions: Some(body.command_actions.clone()),
            cwd: Some(body.cwd.clone()),
            proposed_execpolicy_amendment: is_shown.then_some(proposed),
            available_decisions: Some(decisions),
            approval_id: None,
            network_approval_context: None,
            proposed_network_policy_amendments: None,
            additional_permissions: widens.then(|| self.permissions.profile()),
        };
        let reviewed = action(&command);
        self.asked = Some(Asked { command, started_at: now });
        Progress::NeedsAnswer(Box::new(AwaitedRequest {
            waiting_for: WaitingFor::Approval,
            reviewed: Some(reviewed),
            started: Some(items::command(body, now, None)),
            request: ServerRequest::CommandExecutionRequestApproval(Box::new(request)),
        }))
    }

    /// Completes the item of a command that may not run.
    fn refused(
        &self,
        command: &Command,
        started_at: Millis,
        status: CommandExecutionStatus,
        cx: &mut CallCx<'_, '_>,
    ) {
        let body = self.item(cx, command, status);
        cx.item_completed(items::command(body, started_at, Some(cx.cx.now)));
        cx.cx.push(Action::Thread(Input::Resumed));
    }

    fn start(&mut self, command: Command, item: StartedItem, cx: &mut CallCx<'_, '_>) -> Progress {
        let waiting = WaitingCall {
            call: cx.call.clone(),
            turn: cx.turn.id,
            since: cx.cx.now,
            timeout: arguments::yield_time(self.arguments.yield_time_ms, DEFAULT_YIELD),
            shown: tool_output::Limit::new(
                self.arguments.max_output_tokens.map(Count::to_usize),
                cx.turn.settings.output_token_limit,
            ),
            stdin: None,
        };
        let mut process = Process::new(
            cx.call.clone(),
            cx.turn.id,
            command,
            self.arguments.cmd.clone(),
            cx.cx.now,
        );
        if let StartedItem::At(started_at) = item {
            process.item_began(started_at);
        }
        cx.cx.start_process(process, waiting);
        Progress::Running
    }
}

/// Returns true if every command has all permissions, and approval is needed only for more.
fn has_all(settings: &TurnSettings) -> bool {
    settings.sandbox_policy == SandboxPolicy::DangerFullAccess
        && settings.approval_policy == AskForApproval::OnRequest
}

/// Describes a command for a reviewer.
fn action(command: &Command) -> GuardianApprovalReviewAction {
    GuardianApprovalReviewAction::Command {
        command: policy::join_words(&command.argv),
        cwd: command.cwd.to_string(),
        source: GuardianCommandSource::UnifiedExec,
    }
}

/// Returns the command as it runs once it is decided where.
fn contained(command: Command, containment: Containment) -> Command {
    match containment {
        Containment::Sandboxed => command,
        Containment::Unconfined => Command { sandbox: SandboxPolicy::DangerFullAccess, ..command },
    }
}

/// Returns the command's route to the network: the proxy where the user wants it and the policy lets a
/// command out or approvals are on; and for every command that gets out where the
/// administrator rules the hosts.
fn route(
    settings: &TurnSettings,
    additional: &AdditionalPermissions,
    rules: &Rules,
) -> NetworkRoute {
    let lets_out = match settings.sandbox_policy {
        SandboxPolicy::ReadOnly { network_access }
        | SandboxPolicy::WorkspaceWrite { network_access, .. } => network_access,
        SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => false,
    };
    let may_get_out = lets_out || policy::may_ask_for_hosts(&settings.approval_policy);
    let by_choice = settings.network_proxy && may_get_out && !additional.network;
    let by_demand = rules.are_hosts_managed() && (may_get_out || additional.network);
    if by_choice || by_demand { NetworkRoute::Proxy } else { NetworkRoute::Policy }
}

/// Returns the variables that every command of a model gets: no user is there to page, edit or confirm.
fn variables() -> Vec<(String, Option<String>)> {
    [
        ("NO_COLOR", "1"),
        ("TERM", "dumb"),
        ("COLORTERM", ""),
        ("PAGER", "cat"),
        ("GIT_PAGER", "cat"),
        ("GH_PAGER", "cat"),
        ("GIT_TERMINAL_PROMPT", "0"),
    ]
    .map(|(name, value)| (name.to_owned(), Some(value.to_owned())))
    .into()
}
