//! Decisions about commands of the model: they run, are asked for, or are refused.

use turnhost_base::AbsPath;
use turnhost_protocol::AskForApproval;

use crate::decision::RuleDecision;
use crate::repository::Repository;
use crate::rules::Rules;
use crate::session::{ApprovedCommand, SessionApprovals};
use crate::shell::Shell;
use crate::shell_words::{join_words, plain_commands};
use crate::surroundings::CommandSurroundings;
use crate::wrappers::{SHELLS, Unwrapped, base_name};

/// The sandbox of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Containment {
    /// Under the thread's sandbox policy.
    Sandboxed,
    /// Outside of the sandbox.
    Unconfined,
}

/// A command that the model wants to run.
#[derive(Clone, Copy, Debug)]
pub struct CommandRequest<'a> {
    /// The script as the model wrote it.
    pub script: &'a str,
    /// The command line that runs it: shell, flag and script.
    pub argv: &'a [String],
    /// The program that reads the script.
    pub shell: Shell,
    /// The directory in which it runs.
    pub cwd: &'a AbsPath,
    /// The repository that its git commands work on.
    pub repository: Repository,
    /// Set if the model asks to leave the sandbox (`require_escalated`).
    pub containment: Containment,
    /// Permissions that the model asks for inside of the sandbox (`with_additional_permissions`).
    pub additional: &'a AdditionalPermissions,
    /// The first words of the commands that it wants to be allowed from now on.
    pub prefix_rule: Option<&'a [String]>,
}

impl CommandRequest<'_> {
    /// Returns true if the command would run outside of the sandbox, or with more permissions than that gives.
    pub fn widens(&self) -> bool {
        self.containment == Containment::Unconfined || !self.additional.is_empty()
    }

    /// Returns what an approval for the session covers.
    pub fn approved(&self) -> ApprovedCommand {
        ApprovedCommand {
            argv: self.argv.to_vec(),
            cwd: self.cwd.clone(),
            containment: self.containment,
            additional: self.additional.clone(),
            programs: Vec::new(),
        }
    }
}

/// Permissions of one command beyond the sandbox of its thread.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AdditionalPermissions {
    /// The network.
    pub network: bool,
    /// Directories and files to read; sandboxes let everything be read that is not the server's.
    pub read: Vec<AbsPath>,
    /// Directories and files to write.
    pub write: Vec<AbsPath>,
}

impl AdditionalPermissions {
    /// Returns true if nothing is asked for.
    pub fn is_empty(&self) -> bool {
        !self.network && self.read.is_empty() && self.write.is_empty()
    }
}

/// The decision about a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandDecision {
    /// It runs.
    Run(Containment),
    /// The user is asked; if the answer is yes it runs as the request says.
    Ask,
    /// It does not run; this text goes to the model.
    Refuse(String),
    /// A rule forbids it, for this reason.
    Forbid(String),
}

/// Returned to the model when it asks to leave the sandbox although approvals are off.
const NEVER_ESCALATES: &str = "approval policy is Never; reject command — you cannot ask for escalated permissions if the approval policy is Never";

/// The same for a granular policy without `sandbox_approval`.
const GRANULAR_REFUSES: &str = "approval policy does not allow asking for escalated permissions; run the command inside the sandbox";

/// The reason where a rule wants a question, and the policy forbids all,
const RULE_UNDER_NEVER: &str = "approval required by policy, but AskForApproval is set to Never";

/// or those of rules.
const RULE_UNDER_GRANULAR: &str =
    "approval required by policy rule, but AskForApproval::Granular.rules is false";

/// Decides about a command.
///
/// A permission of the user never widens a request: an approved command runs
/// outside of the sandbox only if the model asked for that. A rule that forbids wins over everything.
pub fn decide_command(
    policy: &AskForApproval,
    rules: &Rules,
    session: &SessionApprovals,
    request: CommandRequest<'_>,
) -> CommandDecision {
    let rule = decide_by_rules(rules, request);
    if rule == Some(RuleDecision::Forbidden) {
        return CommandDecision::Forbid(why_forbidden(rules, request));
    }
    let leaves = request.containment == Containment::Unconfined;
    let escalates = request.widens();
    if *policy == AskForApproval::Never && escalates {
        return CommandDecision::Refuse(NEVER_ESCALATES.into());
    }
    // Git would run what a command has put into the repository's settings.
    let is_safe = !leaves || request.repository == Repository::Protected;
    let is_allowed = rule == Some(RuleDecision::Allow) || session.has_command(&request.approved());
    if is_allowed && is_safe {
        return CommandDecision::Run(request.containment);
    }
    let prompts = rule == Some(RuleDecision::Prompt);
    let refuse = |text: &str| CommandDecision::Refuse(text.to_owned());
    let forbid = |text: &str| CommandDecision::Forbid(text.to_owned());
    match policy {
        AskForApproval::Untrusted => CommandDecision::Ask,
        AskForApproval::Granular(granular) if escalates && !granular.sandbox_approval => {
            refuse(GRANULAR_REFUSES)
        }
        AskForApproval::Granular(granular) if prompts && !granular.rules => {
            forbid(RULE_UNDER_GRANULAR)
        }
        AskForApproval::Never if prompts => forbid(RULE_UNDER_NEVER),
        AskForApproval::OnRequest | AskForApproval::Granular(_) if escalates || prompts => {
            CommandDecision::Ask
        }
        _ => CommandDecision::Run(Containment::Sandboxed),
    }
}

/// Returns the reason for which a rule forbids a command: its author's, or the words that it is about.
fn why_forbidden(rules: &Rules, request: CommandRequest<'_>) -> String {
    let command = join_words(request.argv);
    let unwrapped = Unwrapped::read(request.script);
    let rule = rules.behind(RuleDecision::Forbidden, &unwrapped.commands);
    match rule.map(|rule| (&rule.justification, rule.prefix())) {
        Some((Some(reason), _)) => format!("`{command}` rejected: {reason}"),
        Some((None, prefix)) => {
            format!("`{command}` rejected: policy forbids commands starting with `{prefix}`")
        }
        None => format!("`{command}` rejected: a rule could forbid what it runs"),
    }
}

/// Returns the reason for which a rule has a command asked for; `None` if none does.
pub fn why_asked_by_rule(rules: &Rules, request: CommandRequest<'_>) -> Option<String> {
    if decide_by_rules(rules, request) != Some(RuleDecision::Prompt) {
        return None;
    }
    let command = join_words(request.argv);
    let unwrapped = Unwrapped::read(request.script);
    let rule = rules.behind(RuleDecision::Prompt, &unwrapped.commands);
    Some(match rule.and_then(|rule| rule.justification.as_deref()) {
        Some(reason) => format!("`{command}` requires approval: {reason}"),
        None => format!("`{command}` requires approval by policy"),
    })
}

/// Decides again about a command that a rule or an approval lets out of the sandbox, or gives more
/// permissions, now that its surroundings are known: they must be what was allowed. A rule names words, and covers no program that sandboxed
/// commands may write; an approval covers such a program as it was.
pub fn decide_in_surroundings(
    policy: &AskForApproval,
    rules: &Rules,
    session: &SessionApprovals,
    request: CommandRequest<'_>,
    surroundings: &CommandSurroundings,
) -> CommandDecision {
    let decision = decide_command(policy, rules, session, request);
    if !matches!(decision, CommandDecision::Run(_)) || !request.widens() {
        return decision;
    }
    let approved =
        ApprovedCommand { programs: surroundings.programs.clone(), ..request.approved() };
    let is_ruled = decide_by_rules(rules, request) == Some(RuleDecision::Allow)
        && surroundings.programs.is_empty();
    if surroundings.doubt.is_none() && (is_ruled || session.has_command_as_it_is(&approved)) {
        return decision;
    }
    decide_command(policy, &rules.without_leave(), &SessionApprovals::default(), request)
}

/// Returns the strictest of what the rules say about each command of the script.
///
/// Matches rules that forbid or ask loosely, rules that allow exactly: it must cover
/// every command, and the shell must be one that is known to run nothing else.
pub(crate) fn decide_by_rules(rules: &Rules, request: CommandRequest<'_>) -> Option<RuleDecision> {
    let strict = strictest(rules, request);
    if strict.is_some() {
        return strict;
    }
    if request.shell == Shell::Unknown {
        return None;
    }
    let is_allowed = |words: &[String]| rules.decide(words) == Some(RuleDecision::Allow);
    let parts = plain_commands(request.script).unwrap_or_default();
    let mut parts = parts.iter().flatten().map(|words| is_allowed(words)).peekable();
    let all_allowed = parts.peek().is_some() && parts.all(|part| part);
    (all_allowed || is_allowed(request.argv)).then_some(RuleDecision::Allow)
}

/// Returns what the rules that forbid or ask say; `None` if none of them can match.
fn strictest(rules: &Rules, request: CommandRequest<'_>) -> Option<RuleDecision> {
    if !rules.has_strict() {
        return None;
    }
    let whole = rules.decide(request.argv).filter(|decision| *decision > RuleDecision::Allow);
    let unwrapped = Unwrapped::read(request.script);
    let parts = unwrapped.commands.iter().filter_map(|words| rules.decide_loosely(words));
    let shell = request.argv.first().map(String::as_str).unwrap_or_default();
    let is_unclear = unwrapped.is_unclear
        || unwrapped.reads_files
        || request.shell == Shell::Unknown
        || !SHELLS.contains(&base_name(shell));
    let is_suspect = || unwrapped.could_run(|text| rules.are_mentioned(text), |it| rules.names(it));
    let unclear = (is_unclear || is_suspect()).then_some(RuleDecision::Prompt);
    // Else one wrapper more would loosen what the innermost one does.
    let excessive = unwrapped.is_excessive.then(|| rules.strictest()).flatten();
    parts.max().max(whole).max(unclear).max(excessive)
}

#[cfg(test)]
mod tests;
