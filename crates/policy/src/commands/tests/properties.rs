//! Changes that make no decision looser, for any script.

use proptest::prelude::*;

use super::*;

fn strictness(decision: &CommandDecision) -> u8 {
    match decision {
        Run(_) => 0,
        Ask => 1,
        Refuse(_) | Forbid(_) => 2,
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
        let request = CommandRequest { script: &script, argv: &argv, shell: Shell::Trusted, cwd: &cwd, repository: Repository::Protected, containment, additional: &NOTHING, prefix_rule: None };
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
            let request = CommandRequest { script, argv: &argv, shell: Shell::Trusted, cwd: &cwd, repository: Repository::Protected, containment, additional: &NOTHING, prefix_rule: None };
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
