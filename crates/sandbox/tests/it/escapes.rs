//! The table of attempts to get out: each is run under both policies, as the user of the test and, if
//! that is root, once more without any privilege.
//!
//! An attempt is a shell script that succeeds if it gets out. Where that is harmless it is also run
//! *without* the sandbox, and must succeed there: so what stops it is the sandbox, and not a typing error.
//! `crates/sandbox/ESCAPES.md` lists them; `cargo xtask escapes` writes it.

mod calls;
mod files;
mod kernel;
mod processes;
mod protected;
mod races;
mod report;
mod sockets;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use turnhost_protocol::SandboxPolicy;
use turnhost_sandbox::Route;

use crate::run::{READ_ONLY, Scratch, User, workspace_write};

/// One attempt.
pub(crate) struct Attempt {
    /// Its name, unique in its group.
    name: String,
    /// Succeeds if it gets out. Runs in the workspace; `$OUT` is the directory beside it.
    script: String,
    control: Control,
}

/// The same attempt without a sandbox.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Control {
    /// It succeeds for every user.
    Succeeds,
    /// It is not made: it would change the machine, or depends on what the machine has.
    NotMade,
}

/// Attempts of one kind.
pub(crate) struct Group {
    title: &'static str,
    /// The mechanism that stops them first; the others do it too if that one is taken away.
    mechanism: &'static str,
    route: Route,
    /// Words of the kernel with which an attempt fails; any if empty.
    refusals: &'static [&'static str],
    attempts: Vec<Attempt>,
}

impl Group {
    /// Returns attempts under the policies themselves, which may fail with any words.
    fn by_policy(title: &'static str, mechanism: &'static str, attempts: Vec<Attempt>) -> Self {
        Self { title, mechanism, route: Route::Policy, refusals: &[], attempts }
    }
}

impl Attempt {
    fn new(name: impl Into<String>, script: impl Into<String>, control: Control) -> Self {
        Self { name: name.into(), script: script.into(), control }
    }
}

/// Commands that every attempt finds: `fresh` makes the files beside the workspace as they are at first.
const PRELUDE: &str = r#"
WS=$PWD; trap "" USR1
fresh() {
    chmod -R u+rwX "$OUT" 2>/dev/null; find "$OUT" -mindepth 1 -delete 2>/dev/null
    echo ours > "$OUT/file"; echo ours > "$OUT/other"; mkdir -p "$OUT/d/e"; echo ours > "$OUT/d/f"
    rm -rf made hard x.tmp; echo mine > own
}
call() { perl -e 'my $b = "\0" x 65536; my @call = ('"$1"'); my $r = syscall(shift @call, @call); if ($r == -1) { print STDERR "$!\n"; exit 1 }'; }
exchange() { perl -e 'exit(syscall(RENAMEAT2, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 ? 0 : 1)' "$@"; }
attempt() {
    said=$( ( eval "$2" ) 2>&1 >/dev/null </dev/null ); code=$?
    printf '%s\t%s\t%s\n' "$1" "$code" "$(printf '%s' "$said" | tr '\n\t' '  ' | tail -c 200)"
}
"#;

/// Returns the commands with the numbers of this architecture.
fn prelude() -> String {
    PRELUDE.replace("RENAMEAT2", &libc::SYS_renameat2.to_string())
}

/// Writes the script that makes these attempts one after the other.
fn script<'a>(attempts: impl Iterator<Item = (usize, &'a Attempt)>, before_each: &str) -> String {
    let mut text = prelude();
    for (index, attempt) in attempts {
        let quoted = turnhost_policy::quote_word(&attempt.script);
        let _ = writeln!(text, "{before_each}\nattempt {index} {quoted}");
    }
    text.push_str("true\n");
    text
}

/// Reads the outcomes: exit status and words, by the number of the attempt.
fn outcomes(text: &str) -> BTreeMap<usize, (i32, String)> {
    let outcome = |line: &str| {
        let mut fields = line.splitn(3, '\t');
        let index = fields.next()?.parse().ok()?;
        let code = fields.next()?.parse().ok()?;
        Some((index, (code, fields.next()?.to_lowercase())))
    };
    text.lines().filter_map(outcome).collect()
}

/// The surroundings of the attempts.
pub(crate) struct Scene {
    scratch: Scratch,
}

impl Scene {
    fn new(user: User, route: Route) -> Self {
        let mut scratch = Scratch::in_directory("/var/tmp");
        scratch.route = route;
        let ws = scratch.ws();
        for directory in [".git/hooks", ".codex", ".turnhost", ".agents/skills", "home/rules"] {
            std::fs::create_dir_all(ws.join(directory)).unwrap();
        }
        for file in [
            ".git/config",
            ".git/hooks/pre-commit",
            ".codex/config.toml",
            ".turnhost/config.toml",
            ".agents/skills/a.md",
            "home/config.toml",
            "home/rules/default.rules",
            "home/turnhost.sqlite",
        ] {
            std::fs::write(ws.join(file), "ours\n").unwrap();
        }
        std::os::unix::fs::symlink("../outside", ws.join("link")).unwrap();
        std::os::unix::fs::symlink("../outside/file", ws.join("link-file")).unwrap();
        std::os::unix::fs::symlink("../outside/missing", ws.join("link-missing")).unwrap();
        if user == User::Nobody {
            scratch.give_to_nobody();
        }
        let scene = Self { scratch };
        scene.outside_of_the_sandbox("fresh");
        scene
    }

    /// Runs a script as the user of the attempts, without the sandbox.
    fn outside_of_the_sandbox(&self, script: &str) -> String {
        let mut command = match self.scratch.user {
            User::Own => Command::new("/bin/bash"),
            User::Nobody => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "/bin/bash"]);
                command
            }
        };
        command.args(["-c", &format!("{}\n{script}", prelude())]);
        command.current_dir(self.scratch.ws()).env("OUT", self.scratch.outside());
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    }

    /// Describes all that must not change: names, kinds, owners, modes, times and texts.
    fn state(&self) -> String {
        self.outside_of_the_sandbox(
            "find \"$OUT\" .git .codex .turnhost .agents home link link-file link-missing -printf '%p %y %U %G %m %T@ %l\\n' | sort; cat \"$OUT\"/* \"$OUT\"/d/f .git/config home/* home/rules/* 2>/dev/null",
        )
    }

    /// Makes the attempts of a group. Returns what got out.
    fn make(&self, group: &Group, policy: &SandboxPolicy) -> Vec<String> {
        let before = self.state();
        let script = script(group.attempts.iter().enumerate(), "");
        let Some(output) = self.scratch.shell(policy, &script) else { return Vec::new() };
        let outcomes = outcomes(&String::from_utf8_lossy(&output.stdout));
        let mut escaped = Vec::new();
        for (index, attempt) in group.attempts.iter().enumerate() {
            let name = format!("{}: {}", group.title, attempt.name);
            match outcomes.get(&index) {
                None => escaped.push(format!(
                    "{name}: no outcome: {}",
                    String::from_utf8_lossy(&output.stderr)
                )),
                Some((0, _)) => escaped.push(format!("{name}: succeeded")),
                Some((_, said)) => {
                    let refused = group.refusals.iter().any(|words| said.contains(words));
                    if !refused && !group.refusals.is_empty() {
                        escaped.push(format!("{name}: failed for another reason: {said}"));
                    }
                }
            }
        }
        if self.state() != before {
            escaped.push(format!("{}: something changed", group.title));
        }
        escaped
    }

    /// Makes the attempts of a group without the sandbox. Returns those that fail there too.
    fn control(&self, group: &Group) -> Vec<String> {
        let made = |attempt: &&Attempt| match attempt.control {
            Control::Succeeds => true,
            Control::NotMade => false,
        };
        let attempts: Vec<_> = group.attempts.iter().filter(made).collect();
        let said =
            self.outside_of_the_sandbox(&script(attempts.iter().copied().enumerate(), "fresh"));
        let outcomes = outcomes(&said);
        self.outside_of_the_sandbox("fresh");
        let mut without_effect = Vec::new();
        for (index, attempt) in attempts.iter().enumerate() {
            match outcomes.get(&index) {
                Some((0, _)) => {}
                other => {
                    without_effect.push(format!("{}: {}: {other:?}", group.title, attempt.name));
                }
            }
        }
        without_effect
    }
}

pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self")
        .is_ok_and(|meta| std::os::unix::fs::MetadataExt::uid(&meta) == 0)
}

/// Returns the users that attempts are made as.
fn users() -> Vec<User> {
    if is_root() { vec![User::Own, User::Nobody] } else { vec![User::Own] }
}

/// Makes the attempts of a group under both policies and as every user.
pub(crate) fn make_all(group: &Group) {
    for user in users() {
        make_as(user, group);
    }
}

/// Makes the attempts as one user.
fn make_as(user: User, group: &Group) {
    let scene = Scene::new(user, group.route);
    for policy in [READ_ONLY, workspace_write()] {
        let escaped = scene.make(group, &policy);
        assert!(escaped.is_empty(), "{}", escaped.join("\n"));
    }
    let without_effect = scene.control(group);
    assert!(without_effect.is_empty(), "without a sandbox: {}", without_effect.join("\n"));
}

/// Returns all groups that are the same on every machine; races have a list of their own.
fn groups() -> Vec<Group> {
    let other = Other { pid: 1, port: 0, service: "/x".into(), terminal: "/dev/pts/0".into() };
    let mut groups = files::groups();
    groups.extend(protected::groups());
    groups.extend(processes::groups(&other));
    groups.extend(calls::groups(&other));
    groups.extend(sockets::groups(&other));
    groups.extend(kernel::groups(&other));
    groups
}

/// Other things on the machine: a process of the same user, services, a terminal.
pub(crate) struct Other {
    pub(crate) pid: u32,
    pub(crate) port: u16,
    pub(crate) service: String,
    pub(crate) terminal: String,
}

impl Group {
    fn count(&self) -> usize {
        self.attempts.len()
    }
}

#[test]
fn the_table_is_long_and_its_names_are_unique() {
    let groups = groups();
    let count: usize = groups.iter().map(Group::count).sum();
    assert!(count >= 250, "{count}");
    for group in &groups {
        let names: std::collections::BTreeSet<_> =
            group.attempts.iter().map(|attempt| &attempt.name).collect();
        assert_eq!(names.len(), group.count(), "{}", group.title);
    }
}

/// `ESCAPES.md` says what the table has; with `UPDATE_EXPECT=1` it is written. Numbers of system calls differ
/// between architectures.
#[test]
#[cfg(target_arch = "x86_64")]
fn the_list_of_attempts_is_that_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ESCAPES.md");
    let text = report::markdown(&groups(), &races::NAMES);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "crates/sandbox/ESCAPES.md is out of date: run `cargo xtask escapes`");
}
