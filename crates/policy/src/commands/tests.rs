//! Decisions about commands, by example.

mod properties;
mod spellings;

use turnhost_protocol::{CommandExecutionApprovalDecision as Answer, GranularApproval};

use super::*;
use crate::{Program, available_decisions, proposed_amendment};

static NOTHING: AdditionalPermissions =
    AdditionalPermissions { network: false, read: Vec::new(), write: Vec::new() };

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
        self.with_request(script, containment, |rules, request| {
            decide_command(&self.policy, rules, &self.session, request)
        })
    }

    fn decide_in(&self, script: &str, around: &CommandSurroundings) -> CommandDecision {
        self.with_request(script, Unconfined, |rules, request| {
            decide_in_surroundings(&self.policy, rules, &self.session, request, around)
        })
    }

    fn with_request(
        &self,
        script: &str,
        containment: Containment,
        decide: impl FnOnce(&Rules, CommandRequest<'_>) -> CommandDecision,
    ) -> CommandDecision {
        let (rules, argv) = (Rules::parse(self.rules).unwrap(), argv(script));
        let (cwd, shell) = (AbsPath::new("/ws").unwrap(), self.shell);
        let prefix_rule = None;
        let argv = &argv;
        let repository = self.repository;
        let cwd = &cwd;
        let request = CommandRequest {
            script,
            argv,
            shell,
            cwd,
            repository,
            containment,
            additional: &NOTHING,
            prefix_rule,
        };
        decide(&rules, request)
    }
}

use CommandDecision::{Ask, Forbid, Refuse, Run};
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
        Refuse(_) | Forbid(_)
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
    assert!(matches!(case.decide("ls; rm x", Sandboxed), Refuse(_) | Forbid(_)));
    assert_eq!(case.decide("ls", Sandboxed), Run(Sandboxed));
}

#[test]
fn rules_that_cannot_be_read_allow_nothing() {
    let cwd = AbsPath::new("/ws").unwrap();
    for (script, containment) in [("rm x", Sandboxed), ("rm x", Unconfined), ("a && b", Sandboxed)]
    {
        let argv = argv(script);
        let request = CommandRequest {
            script,
            argv: &argv,
            shell: Shell::Trusted,
            cwd: &cwd,
            repository: Repository::Protected,
            containment,
            additional: &NOTHING,
            prefix_rule: None,
        };
        let decide = |policy| {
            decide_command(&policy, &Rules::unreadable(), &SessionApprovals::default(), request)
        };
        assert_eq!(decide(AskForApproval::OnRequest), Ask, "{script}");
        assert!(matches!(decide(AskForApproval::Never), Refuse(_) | Forbid(_)), "{script}");
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
    let approved = |cwd| ApprovedCommand {
        argv: argv("./made.sh"),
        cwd,
        containment: Sandboxed,
        additional: AdditionalPermissions::default(),
        programs: Vec::new(),
    };
    case.session.approve_command(approved(AbsPath::new("/other").unwrap()));
    assert_eq!(case.decide("./made.sh", Sandboxed), Ask, "another directory's program");
    case.session.approve_command(approved(cwd));
    assert_eq!(case.decide("./made.sh", Sandboxed), Run(Sandboxed));
    assert_eq!(case.decide("./made.sh", Unconfined), Ask);
    assert_eq!(case.decide("touch other.txt", Sandboxed), Ask);
}

fn amendment(script: &str, prefix: Option<&[&str]>) -> Vec<String> {
    propose(&Rules::default(), script, prefix)
}

fn propose(rules: &Rules, script: &str, prefix: Option<&[&str]>) -> Vec<String> {
    let (argv, prefix) = (argv(script), prefix.map(strings));
    proposed_amendment(
        rules,
        CommandRequest {
            script,
            argv: &argv,
            shell: Shell::Trusted,
            cwd: &AbsPath::new("/ws").unwrap(),
            repository: Repository::Protected,
            containment: Unconfined,
            additional: &NOTHING,
            prefix_rule: prefix.as_deref(),
        },
    )
}

#[test]
fn the_offered_rule_is_the_words_or_the_models_prefix() {
    assert_eq!(amendment("touch made.txt", None), ["touch", "made.txt"]);
    assert_eq!(amendment("echo out", Some(&["echo"])), ["echo"]);
    assert_eq!(amendment("echo out", Some(&["rm"])), ["echo", "out"]);
    assert_eq!(amendment("python3 -c x", Some(&["python3", "-c"])), ["python3", "-c", "x"]);
    assert_eq!(amendment("a x && b", Some(&["a"])), ["a", "x"]);
    assert_eq!(amendment("a > b", None), ["/bin/bash", "-lc", "a > b"]);
    assert_eq!(amendment("python3 && b", None), ["/bin/bash", "-lc", "python3 && b"]);
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
        additional: &NOTHING,
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
fn no_rule_is_offered_where_another_one_wants_the_question() {
    for text in [
        "prefix_rule(pattern=[\"touch\"], decision=\"prompt\")",
        "prefix_rule(pattern=[\"rm\"], decision=\"forbidden\")",
    ] {
        let rules = Rules::parse(text).unwrap();
        let script = if text.contains("rm") { "python3 -c 'os.system(1)'" } else { "touch a" };
        assert_eq!(propose(&rules, script, None), Vec::<String>::new(), "{text}");
    }
    assert_eq!(propose(&Rules::unreadable(), "ls", None), Vec::<String>::new());
}

#[test]
fn the_offered_rules_allow_the_command_itself() {
    for (script, count) in [("touch a", 1), ("a && b", 2), ("echo $HOME", 1), ("ls | wc -l", 2)] {
        let mut rules = Rules::default();
        for _ in 0..count {
            let offered = propose(&rules, script, None);
            rules.allow(&offered);
        }
        let argv = argv(script);
        let request = CommandRequest {
            script,
            argv: &argv,
            shell: Shell::Trusted,
            cwd: &AbsPath::new("/ws").unwrap(),
            repository: Repository::Protected,
            containment: Sandboxed,
            additional: &NOTHING,
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

#[test]
fn additional_permissions_are_asked_for_like_leaving_the_sandbox() {
    let additional = AdditionalPermissions {
        write: vec![AbsPath::new("/data").unwrap()],
        ..AdditionalPermissions::default()
    };
    let (argv, cwd) = (argv("make x"), AbsPath::new("/ws").unwrap());
    let request = CommandRequest {
        script: "make x",
        argv: &argv,
        shell: Shell::Trusted,
        cwd: &cwd,
        repository: Repository::Protected,
        containment: Sandboxed,
        additional: &additional,
        prefix_rule: None,
    };
    let decide = |policy, session: &SessionApprovals| {
        decide_command(&policy, &Rules::default(), session, request)
    };
    let mut session = SessionApprovals::default();
    assert_eq!(decide(AskForApproval::OnRequest, &session), Ask);
    assert_eq!(decide(granular(true, false), &session), Ask);
    assert_eq!(decide(granular(false, true), &session), Refuse(GRANULAR_REFUSES.into()));
    assert_eq!(decide(AskForApproval::Never, &session), Refuse(NEVER_ESCALATES.into()));
    assert_eq!(available_decisions(request, &strings(&["make"])), [Answer::Accept, Answer::Cancel]);
    let without = CommandRequest { additional: &NOTHING, ..request };
    session.approve_command(without.approved());
    assert_eq!(decide(AskForApproval::OnRequest, &session), Ask, "other permissions");
    session.approve_command(request.approved());
    assert_eq!(decide(AskForApproval::OnRequest, &session), Run(Sandboxed));
}

#[test]
fn what_was_allowed_is_asked_for_where_it_could_be_something_else() {
    let program = |stamp: i64| Program {
        path: AbsPath::new("/ws/build.sh").unwrap(),
        stamp: [0, 0, 0, 0, stamp],
    };
    let with =
        |programs: &[Program]| CommandSurroundings { doubt: None, programs: programs.to_vec() };
    let doubtful = CommandSurroundings { doubt: Some("a doubt".into()), programs: Vec::new() };
    let mut case = Case::new(
        AskForApproval::OnRequest,
        "prefix_rule(pattern=[\"./build.sh\"], decision=\"allow\")",
    );
    assert_eq!(case.decide_in("./build.sh", &CommandSurroundings::default()), Run(Unconfined));
    assert_eq!(case.decide_in("./build.sh", &doubtful), Ask);
    assert_eq!(case.decide_in("./build.sh", &with(&[program(1)])), Ask, "a rule names no file");
    case.session.approve_command(ApprovedCommand {
        argv: argv("./build.sh"),
        cwd: AbsPath::new("/ws").unwrap(),
        containment: Unconfined,
        additional: AdditionalPermissions::default(),
        programs: vec![program(1)],
    });
    assert_eq!(case.decide_in("./build.sh", &with(&[program(1)])), Run(Unconfined));
    assert_eq!(case.decide_in("./build.sh", &with(&[program(2)])), Ask, "it was replaced");
    assert_eq!(case.decide_in("./build.sh", &doubtful), Ask);
}

#[test]
fn wrappers_without_end_do_not_hide_what_is_forbidden() {
    let case = Case::new(
        AskForApproval::OnRequest,
        "prefix_rule(pattern=[\"rm\"], decision=\"forbidden\")",
    );
    for count in 1..40 {
        for wrapper in ["nice ", "env -u X ", "sudo -u root timeout -k 1 5 "] {
            let script = format!("{}rm a", wrapper.repeat(count));
            assert!(matches!(case.decide(&script, Sandboxed), Refuse(_) | Forbid(_)), "{script}");
            let nested = format!("{}rm a{}", "(".repeat(count), ")".repeat(count));
            assert!(matches!(case.decide(&nested, Sandboxed), Refuse(_) | Forbid(_)), "{nested}");
        }
    }
}
