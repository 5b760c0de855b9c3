//! The invariants of any script of a model: the property that the fuzzer hunts for and that a test holds
//! the corpus against.

use turnhost_base::AbsPath;
use turnhost_policy::{
    AdditionalPermissions, CommandDecision, CommandRequest, Containment, Repository, Rules,
    SessionApprovals, Shell, available_decisions, command_actions, decide_command,
    proposed_amendment, quote_word,
};
use turnhost_protocol::AskForApproval;

/// Rules about the words that scripts of the corpus have.
const RULES: [&str; 4] = [
    "",
    "prefix_rule(pattern=[\"rm\"], decision=\"forbidden\")\n",
    "prefix_rule(pattern=[[\"ls\", \"git\"]], decision=\"allow\")\nprefix_rule(pattern=[\"git\", \"push\"], decision=\"prompt\")\n",
    "prefix_rule(pattern=[\"echo\"], decision=\"allow\")\nprefix_rule(pattern=[\"rm\"], decision=\"prompt\")\n",
];

/// A rule that is added, and must not make anything looser.
const FORBIDS: &str = "prefix_rule(pattern=[\"echo\"], decision=\"forbidden\")\n";

/// Decides about the script in `input`, whose first byte picks the rules, the policy and the sandbox,
/// and panics if a change that must not loosen a decision does.
pub(crate) fn check(input: &[u8]) {
    let [choice, script @ ..] = input else { return };
    let script = String::from_utf8_lossy(script);
    let rules = RULES[usize::from(choice % 4)];
    let policy = match choice / 4 % 3 {
        0 => AskForApproval::OnRequest,
        1 => AskForApproval::Untrusted,
        _ => AskForApproval::Never,
    };
    let containment =
        if choice / 12 % 2 == 0 { Containment::Sandboxed } else { Containment::Unconfined };
    let decide = |script: &str, rules: &str| {
        strictness(&decision(script, rules, &policy, containment), containment)
    };
    let plain = decide(&script, rules);
    // A wrapper takes a command, not a script, and a script is the word of a shell.
    let quoted = quote_word(&script);
    let wrappers = ["", "env ", "sudo ", "timeout 5 ", "nice ", "busybox ", "xargs "];
    let wrapped = wrappers.map(|wrapper| format!("{wrapper}sh -c {quoted}"));
    for wrapped in &wrapped {
        assert!(decide(wrapped, rules) >= plain, "`{wrapped}` is looser than `{script}`");
    }
    assert!(decide(&script, &format!("{rules}{FORBIDS}")) >= plain, "a rule loosened `{script}`");
    let cwd = AbsPath::new("/ws").expect("it is absolute");
    let _ = command_actions(&script, &cwd);
}

fn decision(
    script: &str,
    rules: &str,
    policy: &AskForApproval,
    containment: Containment,
) -> CommandDecision {
    let rules = Rules::parse(rules).expect("the rules above are well formed");
    let argv = ["/bin/bash", "-lc", script].map(str::to_owned);
    let (cwd, additional) = (AbsPath::new("/ws"), AdditionalPermissions::default());
    let request = CommandRequest {
        script,
        argv: &argv,
        shell: Shell::Trusted,
        cwd: &cwd.expect("it is absolute"),
        repository: Repository::Protected,
        containment,
        additional: &additional,
        prefix_rule: None,
    };
    let offered = proposed_amendment(&rules, request);
    let _ = available_decisions(request, &offered);
    decide_command(policy, &rules, &SessionApprovals::default(), request)
}

/// Orders decisions; one that leaves the sandbox unasked is the loosest.
fn strictness(decision: &CommandDecision, asked: Containment) -> u8 {
    match decision {
        CommandDecision::Run(runs) => {
            assert!(*runs == Containment::Sandboxed || asked == Containment::Unconfined);
            u8::from(*runs == Containment::Sandboxed)
        }
        CommandDecision::Ask => 2,
        CommandDecision::Refuse(_) | CommandDecision::Forbid(_) => 3,
    }
}
