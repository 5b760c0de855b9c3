//! Ways to write a command that a rule forbids.

use super::*;

const FORBIDS: &str = "prefix_rule(pattern=[\"rm\"], decision=\"forbidden\")";

/// Ways to write `rm`, all of which remove a file, at least with one shell.
const REMOVES: [&str; 135] = [
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
    // Reserved words, also across ends of lines, and where they are none.
    "ti\\\nme rm a",
    "whi\\\nle rm a; do :; done",
    "time -p rm a",
    "! ! rm a",
    "coproc N { rm a; }",
    "coproc N while rm a; do :; done",
    "A=1 case x in\nrm a\nesac",
    ">x case y in\nrm a\nesac",
    "A=1 [[ x\nrm a\nls ]]",
    "[[ x && rm a ]]",
    "[[ -e <(rm a) ]]",
    "[[ 'a[$(rm a)]' -eq 1 ]]",
    "{ :; } always { rm a; }",
    "repeat 3 rm a",
    "- rm a",
    "for x (a b) rm $x",
    // Parentheses that are no arithmetic, or for some shells.
    "((rm a) )",
    "((rm a); true)",
    "((rm a) && (ls))",
    "((rm a))",
    "echo $((rm a); true)",
    // Comments with quotes in them.
    "a=(x # '\n); rm a; : '\n) #'",
    "for x in a #'\ndo rm a; done #'",
    "case x #'\nin x) rm a;; esac #'",
    "[[ x #'\n]]; rm a #'",
    // Here-documents that end elsewhere than it seems.
    "cat <<E\\\nF\n$(rm a)\nEF",
    "cat <<\\E\n$(x)\nE\nrm a",
    "cat <<-E\n\tE\nrm a",
    // Texts that are expanded later on.
    "x='a[$(rm a)]'; echo $((x))",
    "PS4='$(rm a)'; set -x; ls",
    "export PS4='$(rm a)'",
    "env PS4='$(rm a)' bash -xc ls",
    "let 'a[$(rm a)]=1'",
    "test -v 'a[$(rm a)]'",
    "declare 'a[$(rm a)]=1'",
    "printf -v 'a[$(rm a)]' x",
    "compgen -W '$(rm a)'",
    "compgen -C 'rm a'",
    "mapfile -C 'rm a' -c 1 x < y",
    "trap -- 'rm a' EXIT",
    "jobs -x rm a",
    "hash -p /bin/rm x; x a",
    "ls &> x rm a",
    "/proc/self/fd/9 a",
    "/dev/fd/9 a",
    "/lib64/ld-linux-x86-64.so.2 /bin/rm a",
    "/usr/local/bin/rm a",
    // Options of wrappers.
    "env - rm a",
    "env -i rm a",
    "env -Srm a",
    "env -S'rm a'",
    "env '-vSrm a'",
    "env --split-string='rm a'",
    "setarch -R rm a",
    "setsid -w rm a",
    "doas -u x rm a",
    "stdbuf -oL rm a",
    "flock x -c 'rm a'",
    "xargs -I{} rm {} < x",
    "xargs -I {} sh -c 'rm {}' < x",
    "parallel rm ::: a b",
    "parallel ::: 'rm a'",
    "watch -n 1 'rm a'",
    "find . -execdir rm {} \\;",
    "find . -exec sh -c 'rm \"$1\"' _ {} \\;",
    "fd -x rm",
    "fish -c 'rm a'",
    "bash-5.2 -c 'rm a'",
    "su -c 'rm a'",
    "script -qc 'rm a' /dev/null",
    "builtin command rm a",
    "exec -a x rm a",
    "f() (rm a); f",
    "() { rm a; }",
    "shopt -s expand_aliases\nalias x='rm a'\nx",
];

/// Scripts that may remove a file in a way that is not read.
const PERHAPS: [&str; 48] = [
    "sh x",
    "sh $X",
    "bash <(echo rm a)",
    "bash --rcfile <(echo rm a) -ic ls",
    "echo 'rm a' | sh",
    "bash <<E\nrm a\nE",
    ". ./x",
    "source /dev/stdin <<< 'rm a'",
    "eval $X",
    "echo 'a",
    "echo $(ls",
    "cat <<E\nx\\\nE\n'\nE\nrm a\n''",
    "echo $(cat <<E\nx\nE)\nrm a\n: $(cat <<E\nE\n)",
    "alias case=:\ncase x in\nrm a\nesac",
    "enable -f ./x.so x; x a",
    "parallel < x",
    "cp /bin/rm x; ./x a",
    "ln -s /usr/bin/rm x; ./x a",
    "which rm",
    "X='rm a' make",
    "GIT_PAGER='rm a' git log",
    "export PAGER='rm a'",
    "python3 -c 'import os; os.system(\"rm a\")'",
    "python3.12 -c 'import subprocess as s; s.run([\"r\"+\"m\", \"a\"])'",
    "python3 - <<'E'\nimport os\nos.system('rm a')\nE",
    "echo 'system(\"r\" . \"m a\")' | perl",
    "perl -e 'exec \"r\".\"m\", \"a\"'",
    "ruby -e '`rm a`'",
    "node -e 'require(\"child_process\")'",
    "php -r 'passthru(\"rm a\");'",
    "awk 'BEGIN{system(\"rm a\")}'",
    "awk '{print | \"r\" \"m a\"}' x",
    "sed '1e rm a' x",
    "vim -c '!rm a'",
    "ed x <<< '!rm a'",
    "make -f - <<< 'x:; rm a'",
    "tar -cf x --checkpoint=1 --checkpoint-action=exec='rm a' y",
    "rsync -e 'rm a' x y:z",
    "ssh localhost rm a",
    "docker run -v /:/x i rm a",
    "bwrap --bind / / rm a",
    "firejail rm a",
    "git -c alias.x='!rm a' x",
    "git config alias.x '!rm a'; git x",
    "git bisect run rm a",
    "git submodule foreach 'rm a'",
    "git fetch --upload-pack='rm a' x",
    "sort --compress-program=rm x",
];

/// Scripts that a rule about `rm` does not concern.
const OTHERS: [&str; 22] = [
    "ls",
    "echo rm",
    "git rm a",
    "ls 'rm'",
    "# rm a",
    "cat <<'E'\nrm a\nE",
    "git commit -m 'rm the rest'",
    "grep -n 'rm ' x",
    "sed -n '/rm/p' x",
    "ls | xargs -I{} echo {}",
    "python3 -c 'print(1)'",
    "python3 x.py rmdir",
    "awk '{print $1}' x | sort | uniq -c",
    "docker rm c",
    "npm rm x",
    "make -j4 test",
    "if [[ $a == b && -n $c ]]; then ls; fi",
    "for ((i = 0; i < 3; i++)); do echo $((i * 2)); done",
    "[[ $x =~ ^(a|b)$ ]] && ls",
    "x=1 make > log 2>&1",
    "cat <<E > x\nFROM a\nRUN b \\\n  && c\nE",
    "find . -name '*.rs' -exec wc -l {} +",
];

#[test]
fn a_forbidden_command_is_refused_however_it_is_written() {
    let case = Case::new(AskForApproval::OnRequest, FORBIDS);
    for script in REMOVES {
        let decision = case.decide(script, Sandboxed);
        assert!(matches!(decision, Refuse(_) | Forbid(_)), "{script}: {decision:?}");
    }
}

#[test]
fn what_may_be_a_forbidden_command_is_asked_for() {
    let case = Case::new(AskForApproval::OnRequest, FORBIDS);
    for script in PERHAPS {
        let decision = case.decide(script, Sandboxed);
        assert!(matches!(decision, Ask | Refuse(_) | Forbid(_)), "{script}: {decision:?}");
        let never = Case::new(AskForApproval::Never, FORBIDS).decide(script, Sandboxed);
        assert!(matches!(never, Refuse(_) | Forbid(_)), "{script}: {never:?}");
    }
}

#[test]
fn other_commands_run() {
    let case = Case::new(AskForApproval::OnRequest, FORBIDS);
    for script in OTHERS {
        assert_eq!(case.decide(script, Sandboxed), Run(Sandboxed), "{script}");
    }
}

#[test]
fn another_name_for_a_subcommand_is_asked_for() {
    let rule = "prefix_rule(pattern=[\"git\", \"push\"], decision=\"prompt\")";
    let case = Case::new(AskForApproval::OnRequest, rule);
    for script in [
        "git -c alias.p=push p",
        "git config alias.p push; git p",
        "g() { git \"$@\"; }; g push",
        "set -- git push; \"$@\"",
        "python3 -c 'import subprocess; subprocess.run([\"git\", \"push\"])'",
    ] {
        assert_eq!(case.decide(script, Sandboxed), Ask, "{script}");
    }
    for script in ["git log -p", "git -c color.ui=never log", "python3 push.py"] {
        assert_eq!(case.decide(script, Sandboxed), Run(Sandboxed), "{script}");
    }
}

#[test]
fn long_scripts_of_wrappers_and_options_are_read_in_bounded_steps() {
    let case = Case::new(AskForApproval::OnRequest, FORBIDS);
    for (script, expected) in [
        ("env -a ".repeat(6_000), Ask),
        (format!("env {}", "-a b ".repeat(6_000)), Ask),
        (format!("git {}", "-a ".repeat(12_000)), Run(Sandboxed)),
        (format!("find {}", "-exec a ".repeat(6_000)), Ask),
        ("$a ".repeat(6_000), Forbid(String::new())),
    ] {
        let decision = case.decide(&script, Sandboxed);
        let is_same = std::mem::discriminant(&decision) == std::mem::discriminant(&expected);
        let shown: String = format!("{decision:?}").chars().take(40).collect();
        assert!(is_same, "{}…: {shown}", &script[..12]);
    }
    let rule = "prefix_rule(pattern=[\"git\", \"push\", \"x\"], decision=\"forbidden\")";
    let case = Case::new(AskForApproval::OnRequest, rule);
    let script = format!("git {} push", "-a ".repeat(5_000));
    assert_eq!(case.decide(&script, Sandboxed), Run(Sandboxed));
}
