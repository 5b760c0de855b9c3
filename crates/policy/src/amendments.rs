//! Rules that a user is offered together with the approval of a command.

use turnhost_protocol::CommandExecutionApprovalDecision as Answer;

use crate::commands::{CommandRequest, Containment, decide_by_rules};
use crate::decision::RuleDecision;
use crate::repository::Repository;
use crate::rules::Rules;
use crate::shell::Shell;
use crate::shell_words::plain_commands;
use crate::wrappers::{JOIN_WORDS, SHELLS, WRAPPERS, base_name};

/// Programs that run other programs or any code, reach any host or change any file, and words of the
/// shell's grammar: a rule that names only one of them would allow everything, so a model's request for
/// it is not passed on. Shells and wrappers count too, and stand in [`crate::wrappers`].
const RUNS_ANYTHING: [&str; 143] = [
    "R",
    "Rscript",
    "alias",
    "ansible",
    "apt",
    "apt-get",
    "at",
    "awk",
    "bazel",
    "brew",
    "bun",
    "bundle",
    "cargo",
    "case",
    "cc",
    "chmod",
    "chown",
    "clang",
    "composer",
    "cp",
    "crontab",
    "curl",
    "dd",
    "deno",
    "dnf",
    "do",
    "docker",
    "dotnet",
    "ed",
    "elixir",
    "else",
    "emacs",
    "erl",
    "ex",
    "expect",
    "find",
    "fish",
    "for",
    "function",
    "gawk",
    "gcc",
    "gem",
    "gh",
    "ghci",
    "git",
    "gmake",
    "go",
    "gradle",
    "guile",
    "helm",
    "hg",
    "if",
    "iptables",
    "java",
    "jj",
    "jq",
    "jshell",
    "julia",
    "just",
    "kill",
    "killall",
    "kotlin",
    "kubectl",
    "lua",
    "luajit",
    "m4",
    "make",
    "mawk",
    "mount",
    "mv",
    "mvn",
    "mysql",
    "mysqldump",
    "nawk",
    "nc",
    "ncat",
    "ninja",
    "nix",
    "node",
    "npm",
    "npx",
    "nu",
    "nvim",
    "ocaml",
    "osascript",
    "pacman",
    "perl",
    "php",
    "pip",
    "pipx",
    "pkill",
    "pnpm",
    "podman",
    "poetry",
    "powershell",
    "psql",
    "pwsh",
    "pypy",
    "python",
    "racket",
    "rake",
    "rm",
    "rmdir",
    "rsync",
    "ruby",
    "runghc",
    "sbcl",
    "scala",
    "scp",
    "screen",
    "sed",
    "select",
    "sftp",
    "socat",
    "source",
    "sqlite",
    "ssh",
    "svn",
    "swift",
    "systemctl",
    "tar",
    "task",
    "tcl",
    "tclsh",
    "telnet",
    "terraform",
    "then",
    "tmux",
    "trap",
    "ts-node",
    "tsx",
    "umount",
    "until",
    "uv",
    "vi",
    "vim",
    "wget",
    "while",
    "wine",
    "wish",
    "yarn",
    "yum",
    "zx",
];

/// Returns the first words that the user is offered as a rule, together with the approval.
///
/// For a script of plain commands these are the words of the first one that `rules` do not allow
/// yet, or the model's prefix of them if that is the only command and the prefix not too wide. For
/// any other script, and for a program that runs anything, it is the exact command line. None if a rule
/// wants the question: no rule that allows would count beside it.
pub fn proposed_amendment(rules: &Rules, request: CommandRequest<'_>) -> Vec<String> {
    if decide_by_rules(rules, request) > Some(RuleDecision::Allow) {
        return Vec::new();
    }
    let commands: Vec<_> =
        plain_commands(request.script).unwrap_or_default().into_iter().flatten().collect();
    let is_open = |words: &&Vec<String>| rules.decide(words) != Some(RuleDecision::Allow);
    let Some(words) = commands.iter().find(is_open) else { return request.argv.to_vec() };
    match request.prefix_rule {
        Some(prefix)
            if commands.len() == 1
                && !prefix.is_empty()
                && words.starts_with(prefix)
                && !is_too_wide(prefix) =>
        {
            prefix.to_vec()
        }
        _ if is_too_wide(words) => request.argv.to_vec(),
        _ => words.clone(),
    }
}

/// Returns the answers that clients are offered for a command, in their order.
///
/// The rule `amendment` is offered only where it would count: not for an unknown shell, and not for
/// git outside of the sandbox in a repository that a command could have made.
pub fn available_decisions(request: CommandRequest<'_>, amendment: &[String]) -> Vec<Answer> {
    let is_bound = request.containment == Containment::Sandboxed;
    // A rule says nothing about permissions.
    let counts = request.shell == Shell::Trusted
        && request.additional.is_empty()
        && (is_bound || request.repository == Repository::Protected);
    let rule =
        || Answer::AcceptWithExecpolicyAmendment { execpolicy_amendment: amendment.to_vec() };
    let rule = (counts && !amendment.is_empty()).then(rule);
    [Some(Answer::Accept), rule, Some(Answer::Cancel)].into_iter().flatten().collect()
}

fn is_too_wide(prefix: &[String]) -> bool {
    let Some((program, rest)) = prefix.split_first() else { return true };
    // `python3.12` is `python`, `lua5.4` is `lua`.
    let name = base_name(program).trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let is_wrapper = WRAPPERS.iter().any(|(wrapper, _)| *wrapper == name);
    let runs_others = is_wrapper || JOIN_WORDS.contains(&name) || SHELLS.contains(&name);
    (runs_others || RUNS_ANYTHING.contains(&name)) && rest.iter().all(|word| word.starts_with('-'))
}
