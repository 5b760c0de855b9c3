//! Decisions about commands of the model: they run, are asked for, or are refused.

use turnhost_base::AbsPath;
use turnhost_protocol::AskForApproval;

use crate::repository::Repository;
use crate::rules::{RuleDecision, Rules};
use crate::session::{ApprovedCommand, SessionApprovals};
use crate::shell::Shell;
use crate::shell_words::plain_commands;
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
    /// The first words of the commands that it wants to be allowed from now on.
    pub prefix_rule: Option<&'a [String]>,
}

impl CommandRequest<'_> {
    /// Returns what an approval for the session covers.
    pub fn approved(&self) -> ApprovedCommand {
        ApprovedCommand {
            argv: self.argv.to_vec(),
            cwd: self.cwd.clone(),
            containment: self.containment,
        }
    }
}

/// The decision about a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandDecision {
    /// It runs.
    Run(Containment),
    /// The user is asked; if the answer is yes it runs as the request says.
    Ask,
    /// It does not run, and the model is told this.
    Refuse(String),
}

/// The model is told this when it asks to leave the sandbox although nobody may be asked.
const NEVER_ESCALATES: &str = "approval policy is Never; reject command — you cannot ask for escalated permissions if the approval policy is Never";

/// The same for a granular policy without `sandbox_approval`.
const GRANULAR_REFUSES: &str = "approval policy does not allow asking for escalated permissions; run the command inside the sandbox";

/// The same for a rule that wants a question.
const RULE_NEEDS_APPROVAL: &str =
    "a rule of the user wants this command approved, and the approval policy does not allow asking";

/// Decides about a command.
///
/// What the user has allowed never widens a request: an approved command runs
/// outside of the sandbox only if the model asked for that. A rule that forbids wins over everything.
pub fn decide_command(
    policy: &AskForApproval,
    rules: &Rules,
    session: &SessionApprovals,
    request: CommandRequest<'_>,
) -> CommandDecision {
    let rule = decide_by_rules(rules, request);
    if rule == Some(RuleDecision::Forbidden) {
        let command = request.script.trim();
        return CommandDecision::Refuse(format!("`{command}` is forbidden by a rule of the user"));
    }
    let escalates = request.containment == Containment::Unconfined;
    if *policy == AskForApproval::Never && escalates {
        return CommandDecision::Refuse(NEVER_ESCALATES.into());
    }
    // Git would run what a command has put into the repository's settings.
    let is_safe = !escalates || request.repository == Repository::Protected;
    let is_allowed = rule == Some(RuleDecision::Allow) || session.has_command(&request.approved());
    if is_allowed && is_safe {
        return CommandDecision::Run(request.containment);
    }
    let prompts = rule == Some(RuleDecision::Prompt);
    let refuse = |text: &str| CommandDecision::Refuse(text.to_owned());
    match policy {
        AskForApproval::Untrusted => CommandDecision::Ask,
        AskForApproval::Granular(granular) if escalates && !granular.sandbox_approval => {
            refuse(GRANULAR_REFUSES)
        }
        AskForApproval::Granular(granular) if prompts && !granular.rules => {
            refuse(RULE_NEEDS_APPROVAL)
        }
        AskForApproval::Never if prompts => refuse(RULE_NEEDS_APPROVAL),
        AskForApproval::OnRequest | AskForApproval::Granular(_) if escalates || prompts => {
            CommandDecision::Ask
        }
        _ => CommandDecision::Run(Containment::Sandboxed),
    }
}

/// Returns the strictest of what the rules say about each command of the script.
///
/// Matches rules that forbid or ask loosely, rules that allow exactly: it must cover
/// every command, and the shell must be one that is known to run nothing else.
fn decide_by_rules(rules: &Rules, request: CommandRequest<'_>) -> Option<RuleDecision> {
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
        || request.shell == Shell::Unknown
        || !SHELLS.contains(&base_name(shell));
    let unclear = is_unclear.then_some(RuleDecision::Prompt);
    parts.max().max(whole).max(unclear)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use turnhost_protocol::{CommandExecutionApprovalDecision as Answer, GranularApproval};

    use super::*;
    use crate::{available_decisions, proposed_amendment};

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    fn argv(script: &str) -> Vec<String> {
        strings(&["/bin/bash", "-lc", script])
    }

    fn granular(sandbox_approval: bool, rules: bool) -> AskForApproval {
        AskForApproval::Granular(GranularApproval {
            sandbox_approval,
            rules,
            skill_approval: false,
            request_permissions: false,
            mcp_elicitations: false,
        })
    }

    struct Case {
        policy: AskForApproval,
        rules: &'static str,
        session: SessionApprovals,
        shell: Shell,
        repository: Repository,
    }

    impl Case {
        fn new(policy: AskForApproval, rules: &'static str) -> Self {
            Self {
                policy,
                rules,
                session: SessionApprovals::default(),
                shell: Shell::Trusted,
                repository: Repository::Protected,
            }
        }

        fn decide(&self, script: &str, containment: Containment) -> CommandDecision {
            let (rules, argv) = (Rules::parse(self.rules).unwrap(), argv(script));
            let (cwd, shell) = (AbsPath::new("/ws").unwrap(), self.shell);
            let prefix_rule = None;
            let argv = &argv;
            let repository = self.repository;
            let cwd = &cwd;
            let request =
                CommandRequest { script, argv, shell, cwd, repository, containment, prefix_rule };
            decide_command(&self.policy, &rules, &self.session, request)
        }
    }

    use CommandDecision::{Ask, Refuse, Run};
    use Containment::{Sandboxed, Unconfined};

    #[test]
    fn untrusted_asks_for_every_command() {
        let case = Case::new(AskForApproval::Untrusted, "");
        assert_eq!(case.decide("ls", Sandboxed), Ask);
        assert_eq!(case.decide("ls", Unconfined), Ask);
    }

    #[test]
    fn on_request_asks_only_for_escalation() {
        let case = Case::new(AskForApproval::OnRequest, "");
        assert_eq!(case.decide("echo quiet", Sandboxed), Run(Sandboxed));
        assert_eq!(case.decide("echo out", Unconfined), Ask);
    }

    #[test]
    fn never_refuses_escalation_even_where_a_rule_allows_the_command() {
        let case =
            Case::new(AskForApproval::Never, "prefix_rule(pattern=[\"echo\"], decision=\"allow\")");
        assert_eq!(case.decide("echo out", Sandboxed), Run(Sandboxed));
        assert_eq!(case.decide("echo out", Unconfined), Refuse(NEVER_ESCALATES.into()));
    }

    #[test]
    fn granular_asks_by_kind() {
        let rule = "prefix_rule(pattern=[\"git\", \"push\"], decision=\"prompt\")";
        assert_eq!(
            Case::new(granular(false, true), "").decide("ls", Unconfined),
            Refuse(GRANULAR_REFUSES.into())
        );
        assert_eq!(Case::new(granular(true, false), "").decide("ls", Unconfined), Ask);
        assert_eq!(Case::new(granular(false, false), "").decide("ls", Sandboxed), Run(Sandboxed));
        assert_eq!(Case::new(granular(false, true), rule).decide("git push", Sandboxed), Ask);
        assert!(matches!(
            Case::new(granular(true, false), rule).decide("git push", Sandboxed),
            Refuse(_)
        ));
    }

    #[test]
    fn a_rule_must_cover_every_command_of_a_script() {
        let case = Case::new(
            AskForApproval::Untrusted,
            "prefix_rule(pattern=[\"touch\"], decision=\"allow\")",
        );
        assert_eq!(case.decide("touch a", Sandboxed), Run(Sandboxed));
        assert_eq!(case.decide("touch a && touch b", Sandboxed), Run(Sandboxed));
        assert_eq!(case.decide("touch a && rm b", Sandboxed), Ask);
        assert_eq!(case.decide("touch a | sh", Sandboxed), Ask);
        assert_eq!(case.decide("touch $(rm b)", Sandboxed), Ask);
        assert_eq!(case.decide("touch a > b", Sandboxed), Ask);
    }

    #[test]
    fn a_forbidden_command_is_refused_wherever_it_stands() {
        let case = Case::new(
            AskForApproval::OnRequest,
            "prefix_rule(pattern=[\"rm\"], decision=\"forbidden\")",
        );
        assert!(matches!(case.decide("ls; rm x", Sandboxed), Refuse(_)));
        assert_eq!(case.decide("ls", Sandboxed), Run(Sandboxed));
    }

    #[test]
    fn rules_that_cannot_be_read_allow_nothing() {
        let cwd = AbsPath::new("/ws").unwrap();
        for (script, containment) in
            [("rm x", Sandboxed), ("rm x", Unconfined), ("a && b", Sandboxed)]
        {
            let argv = argv(script);
            let request = CommandRequest {
                script,
                argv: &argv,
                shell: Shell::Trusted,
                cwd: &cwd,
                repository: Repository::Protected,
                containment,
                prefix_rule: None,
            };
            let decide = |policy| {
                decide_command(&policy, &Rules::unreadable(), &SessionApprovals::default(), request)
            };
            assert_eq!(decide(AskForApproval::OnRequest), Ask, "{script}");
            assert!(matches!(decide(AskForApproval::Never), Refuse(_)), "{script}");
        }
    }

    #[test]
    fn nothing_allows_git_outside_of_the_sandbox_in_a_repository_that_a_command_can_have_made() {
        let rule = "prefix_rule(pattern=[\"git\", \"status\"], decision=\"allow\")";
        let mut case = Case::new(AskForApproval::OnRequest, rule);
        case.repository = Repository::Plantable;
        assert_eq!(case.decide("git status", Unconfined), Ask);
        assert_eq!(case.decide("git status", Sandboxed), Run(Sandboxed));
    }

    #[test]
    fn an_unknown_shell_is_covered_by_no_rule_that_allows() {
        let rule = "prefix_rule(pattern=[\"git\", \"status\"], decision=\"allow\")";
        let mut case = Case::new(AskForApproval::OnRequest, rule);
        assert_eq!(case.decide("git status", Unconfined), Run(Unconfined));
        case.shell = Shell::Unknown;
        assert_eq!(case.decide("git status", Unconfined), Ask);
        case.policy = AskForApproval::Untrusted;
        assert_eq!(case.decide("git status", Sandboxed), Ask);
    }

    /// Ways to write `rm`, all of which remove a file.
    const REMOVES: [&str; 60] = [
        "rm a",
        "rm *.o",
        "rm $F",
        "rm a && echo $?",
        "(rm a)",
        "{ rm a; }",
        "! rm a",
        "rm a &",
        "/bin/rm a",
        "\\rm a",
        "'rm' a",
        "r''m a",
        "r\\m a",
        "$'rm' a",
        "$F a",
        "${R}m a",
        "{rm,a}",
        "/bin/r? a",
        "$(echo rm) a",
        "`echo rm` a",
        "echo $(rm a)",
        "echo \"$(rm a)\"",
        "echo `rm a`",
        "cat <(rm a)",
        "FOO=1 rm a",
        "FOO=\"1 2\" rm a",
        "FOO=$BAR rm a",
        ">x rm a",
        "2>/dev/null rm a",
        "rm a > x 2>&1",
        "true | rm a",
        "false || rm a",
        "ls; rm a",
        "ls\nrm a",
        "if true; then rm a; fi",
        "for f in *; do rm $f; done",
        "while rm a; do :; done",
        "case x in x) rm a;; esac",
        "f() { rm a; }; f",
        "function f { rm a; }; f",
        "time rm a",
        "exec rm a",
        "command -p rm a",
        "env -u X A=1 rm a",
        "sudo -u root rm a",
        "nice -n 5 rm a",
        "timeout -k 1 5 rm a",
        "nohup rm a",
        "busybox rm a",
        "xargs rm < x",
        "ls | xargs -n 1 rm",
        "find . -exec rm {} +",
        "sh -c 'rm a'",
        "bash -lc \"rm a\"",
        "sh -ec 'ls; rm a'",
        "eval 'rm a'",
        "eval rm a",
        "trap 'rm a' EXIT",
        "env sh -c 'sudo rm a'",
        "cat <<E\n$(rm a)\nE",
    ];

    #[test]
    fn a_forbidden_command_is_refused_however_it_is_written() {
        let case = Case::new(
            AskForApproval::OnRequest,
            "prefix_rule(pattern=[\"rm\"], decision=\"forbidden\")",
        );
        for script in REMOVES {
            let decision = case.decide(script, Sandboxed);
            assert!(matches!(decision, Refuse(_)), "{script}: {decision:?}");
        }
        for script in ["ls", "echo rm", "git rm a", "ls 'rm'", "# rm a", "cat <<'E'\nrm a\nE"] {
            assert_eq!(case.decide(script, Sandboxed), Run(Sandboxed), "{script}");
        }
        for script in [
            "sh x",
            "echo 'rm a' | sh",
            "bash <<E\nrm a\nE",
            ". ./x",
            "eval $X",
            "echo 'a",
            "echo $(ls",
        ] {
            assert_eq!(case.decide(script, Sandboxed), Ask, "{script}");
        }
    }

    #[test]
    fn a_rule_that_asks_sees_through_options_and_redirections() {
        let case = Case::new(
            AskForApproval::OnRequest,
            "prefix_rule(pattern=[\"git\", \"push\"], decision=\"prompt\")",
        );
        for script in [
            "git push origin main 2>&1",
            "git -C x push",
            "git $X",
            "git --no-pager push",
            "cd x && git push",
            "echo push | xargs git",
        ] {
            assert_eq!(case.decide(script, Sandboxed), Ask, "{script}");
        }
        assert_eq!(case.decide("git status", Sandboxed), Run(Sandboxed));
        assert_eq!(case.decide("git commit -m 'to push'", Sandboxed), Run(Sandboxed));
    }

    #[test]
    fn a_session_approval_is_for_the_same_line_and_the_same_containment() {
        let mut case = Case::new(AskForApproval::Untrusted, "");
        let cwd = AbsPath::new("/ws").unwrap();
        let approved =
            |cwd| ApprovedCommand { argv: argv("./made.sh"), cwd, containment: Sandboxed };
        case.session.approve_command(approved(AbsPath::new("/other").unwrap()));
        assert_eq!(case.decide("./made.sh", Sandboxed), Ask, "another directory's program");
        case.session.approve_command(approved(cwd));
        assert_eq!(case.decide("./made.sh", Sandboxed), Run(Sandboxed));
        assert_eq!(case.decide("./made.sh", Unconfined), Ask);
        assert_eq!(case.decide("touch other.txt", Sandboxed), Ask);
    }

    fn amendment(script: &str, prefix: Option<&[&str]>) -> Vec<String> {
        let (argv, prefix) = (argv(script), prefix.map(strings));
        proposed_amendment(CommandRequest {
            script,
            argv: &argv,
            shell: Shell::Trusted,
            cwd: &AbsPath::new("/ws").unwrap(),
            repository: Repository::Protected,
            containment: Unconfined,
            prefix_rule: prefix.as_deref(),
        })
    }

    #[test]
    fn the_offered_rule_is_the_words_or_the_models_prefix() {
        assert_eq!(amendment("touch made.txt", None), ["touch", "made.txt"]);
        assert_eq!(amendment("echo out", Some(&["echo"])), ["echo"]);
        assert_eq!(amendment("echo out", Some(&["rm"])), ["echo", "out"]);
        assert_eq!(amendment("python3 -c x", Some(&["python3", "-c"])), ["python3", "-c", "x"]);
        assert_eq!(amendment("a && b", Some(&["a"])), ["/bin/bash", "-lc", "a && b"]);
    }

    #[test]
    fn no_prefix_is_offered_that_names_a_program_for_anything_alone() {
        for program in [
            "git",
            "rm",
            "lua5.4",
            "pwsh",
            "if",
            "busybox",
            "timeout",
            "xargs",
            "zsh",
            "sudo",
            "eval",
            "/usr/bin/env",
        ] {
            let script = format!("{program} x y");
            assert_eq!(amendment(&script, Some(&[program])), [program, "x", "y"], "{program}");
        }
        assert_eq!(amendment("git status -s", Some(&["git", "status"])), ["git", "status"]);
    }

    #[test]
    fn a_rule_is_offered_only_where_it_would_count() {
        let argv = argv("git status");
        let cwd = AbsPath::new("/ws").unwrap();
        let mut request = CommandRequest {
            script: "git status",
            argv: &argv,
            shell: Shell::Trusted,
            cwd: &cwd,
            repository: Repository::Protected,
            containment: Unconfined,
            prefix_rule: None,
        };
        let words = strings(&["git", "status"]);
        assert_eq!(available_decisions(request, &words).len(), 3);
        request.repository = Repository::Plantable;
        assert_eq!(available_decisions(request, &words), [Answer::Accept, Answer::Cancel]);
        request.containment = Sandboxed;
        assert_eq!(available_decisions(request, &words).len(), 3);
        request.shell = Shell::Unknown;
        assert_eq!(available_decisions(request, &words).len(), 2);
    }

    #[test]
    fn the_offered_rule_allows_the_command_itself() {
        for script in ["touch a", "a && b", "echo $HOME", "ls | wc -l"] {
            let mut rules = Rules::default();
            rules.allow(&amendment(script, None));
            let argv = argv(script);
            let request = CommandRequest {
                script,
                argv: &argv,
                shell: Shell::Trusted,
                cwd: &AbsPath::new("/ws").unwrap(),
                repository: Repository::Protected,
                containment: Sandboxed,
                prefix_rule: None,
            };
            let decision = decide_command(
                &AskForApproval::Untrusted,
                &rules,
                &SessionApprovals::default(),
                request,
            );
            assert_eq!(decision, Run(Sandboxed), "{script}");
        }
    }

    fn strictness(decision: &CommandDecision) -> u8 {
        match decision {
            Run(_) => 0,
            Ask => 1,
            Refuse(_) => 2,
        }
    }

    proptest! {
        #[test]
        fn a_rule_that_does_not_allow_never_loosens_a_decision(
            rules in "(prefix_rule\\(pattern=\\[\"[ab]\"\\], decision=\"(allow|prompt|forbidden)\"\\)\n){0,4}",
            more in "prefix_rule\\(pattern=\\[\"[ab]\"\\], decision=\"(prompt|forbidden)\"\\)\n",
            script in "[abc]( x)?( && [abc]|; [ab]| > x)?", policy in 0..5, escalates: bool,
        ) {
            let policy = match policy {
                0 => AskForApproval::Untrusted, 1 => AskForApproval::OnRequest, 2 => AskForApproval::Never,
                3 => granular(true, false), _ => granular(false, true),
            };
            let argv = argv(&script);
            let containment = if escalates { Unconfined } else { Sandboxed };
            let cwd = AbsPath::new("/ws").unwrap();
            let request = CommandRequest { script: &script, argv: &argv, shell: Shell::Trusted, cwd: &cwd, repository: Repository::Protected, containment, prefix_rule: None };
            let decide = |text: &str| decide_command(&policy, &Rules::parse(text).unwrap(), &SessionApprovals::default(), request);
            let both = format!("{rules}{more}");
            prop_assert!(strictness(&decide(&both)) >= strictness(&decide(&rules)));
        }

        #[test]
        fn a_wrapper_or_a_redirection_never_loosens_a_decision(
            rules in "(prefix_rule\\(pattern=\\[\"[ab]\"\\], decision=\"(allow|prompt|forbidden)\"\\)\n){0,4}",
            script in "[abc]( x)?( && [abc]| \\$X|; [ab])?", wrapper in 0..9_usize, escalates: bool, never: bool,
        ) {
            let policy = if never { AskForApproval::Never } else { AskForApproval::OnRequest };
            let wrapped = match wrapper {
                0 => format!("env {script}"), 1 => format!("sudo -u x {script}"),
                2 => format!("sh -c '{script}'"), 3 => format!("timeout 5 {script}"),
                4 => format!("nice {script}"), 5 => format!("busybox {script}"),
                6 => format!("{script} > out 2>&1"), 7 => format!("({script})"),
                _ => format!("xargs {script}"),
            };
            let parsed = Rules::parse(&rules).unwrap();
            let cwd = AbsPath::new("/ws").unwrap();
            let containment = if escalates { Unconfined } else { Sandboxed };
            let decide = |script: &str| {
                let argv = argv(script);
                let request = CommandRequest { script, argv: &argv, shell: Shell::Trusted, cwd: &cwd, repository: Repository::Protected, containment, prefix_rule: None };
                strictness(&decide_command(&policy, &parsed, &SessionApprovals::default(), request))
            };
            prop_assert!(decide(&wrapped) >= decide(&script), "{} {}", wrapped, script);
        }

        #[test]
        fn no_script_panics_the_reader(script in "(rm|\\$|\\(|\\)|`|'|\"|<<|E|\n|;|case|in|esac|for|do|\\{|\\}|\\\\|<|>|&|\\||env|sh -c|=| ){0,24}") {
            let _ = Unwrapped::read(&script);
        }

        #[test]
        fn nothing_leaves_the_sandbox_unless_the_model_asked(script in "[abc]( x)?( && [abc])?", allow: bool) {
            let rules = if allow { "prefix_rule(pattern=[[\"a\", \"b\"]], decision=\"allow\")" } else { "" };
            for policy in [AskForApproval::Untrusted, AskForApproval::OnRequest, AskForApproval::Never] {
                let decision = Case::new(policy, rules).decide(&script, Sandboxed);
                prop_assert_ne!(decision, Run(Unconfined));
            }
        }
    }
}
