//! Programs that take a program of another kind in their words, or hand words on in a way of their own:
//! `python -c`, `awk`, `docker run`, `git -c alias.x=…`. What such words do is not read here, only
//! whether they could start a program that a rule is about.

use crate::script::Word;

/// Interpreters of languages in which a program can start others.
pub(crate) const INTERPRETERS: [&str; 42] = [
    "R",
    "Rscript",
    "awk",
    "bun",
    "clisp",
    "dc",
    "deno",
    "elixir",
    "erl",
    "expect",
    "gawk",
    "gdb",
    "ghci",
    "gnuplot",
    "guile",
    "irb",
    "jshell",
    "julia",
    "lldb",
    "lua",
    "luajit",
    "m4",
    "mawk",
    "mysql",
    "nawk",
    "node",
    "nodejs",
    "ocaml",
    "octave",
    "osascript",
    "perl",
    "php",
    "psql",
    "pypy",
    "python",
    "racket",
    "raku",
    "ruby",
    "sbcl",
    "sqlite",
    "tclsh",
    "wish",
];

/// Those whose first word is the program.
const AWKS: [&str; 4] = ["awk", "gawk", "mawk", "nawk"];

/// Programs that run some of their words as a command, wherever those stand.
const HAND_ON: [&str; 84] = [
    "aa-exec",
    "ansible",
    "at",
    "batch",
    "bundle",
    "bwrap",
    "capsh",
    "choom",
    "chpst",
    "chronic",
    "conda",
    "crontab",
    "daemonize",
    "dbus-launch",
    "direnv",
    "docker",
    "dotenv",
    "dumb-init",
    "eatmydata",
    "ed",
    "emacs",
    "emacsclient",
    "entr",
    "ex",
    "fakechroot",
    "fakeroot",
    "faketime",
    "firejail",
    "flatpak-spawn",
    "fzf",
    "gmake",
    "gosu",
    "hyperfine",
    "ifne",
    "kubectl",
    "lxc",
    "machinectl",
    "make",
    "mapfile",
    "mise",
    "mosh",
    "nc",
    "ncat",
    "nix",
    "nix-shell",
    "nodemon",
    "npm",
    "npx",
    "numactl",
    "nvim",
    "op",
    "perf",
    "pipenv",
    "pnpm",
    "podman",
    "poetry",
    "prlimit",
    "proot",
    "rargs",
    "rlwrap",
    "rsh",
    "rsync",
    "run-parts",
    "runcon",
    "rush",
    "schroot",
    "scp",
    "screen",
    "setuidgid",
    "sg",
    "socat",
    "sort",
    "split",
    "ssh",
    "start-stop-daemon",
    "su-exec",
    "tar",
    "tini",
    "tmux",
    "uv",
    "vi",
    "vim",
    "watchexec",
    "yarn",
];

/// Those of them whose first word is one of their own verbs.
const HAVE_VERBS: [&str; 11] =
    ["conda", "docker", "kubectl", "lxc", "nix", "npm", "pnpm", "podman", "poetry", "uv", "yarn"];

/// Those that take commands from their input, besides all whose words have `-` for it.
const READ_INPUT: [&str; 6] = ["at", "batch", "crontab", "ed", "ex", "ssh"];

/// Words of git by which it runs others, or by which one command of it gets another name.
const OF_GIT: [&str; 17] = [
    "--config-env",
    "--exec",
    "--extcmd",
    "--open-files-in-pager",
    "--receive-pack",
    "--tool",
    "--upload-pack",
    "-O",
    "-c",
    "-u",
    "-x",
    "bisect",
    "config",
    "difftool",
    "filter-branch",
    "foreach",
    "mergetool",
];

/// Names by which programs of these languages start others, or get at such a name indirectly.
const STARTS: [&str; 21] = [
    "__builtins__",
    "__import__",
    "child_process",
    "compile",
    "ctypes",
    "eval",
    "fork",
    "getattr",
    "getline",
    "globals",
    "importlib",
    "passthru",
    "posix_spawn",
    "proc_open",
    "pty",
    "qx",
    "runpy",
    "shell_exec",
    "subprocess",
    "syscall",
    "system",
];

/// Beginnings of others: `execvp`, `popen3`, `spawnSync`.
const STARTS_WITH: [&str; 3] = ["exec", "popen", "spawn"];

/// A command of such a program.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Code {
    /// Its words, as far as they are known, behind its own verb.
    pub(crate) text: String,
    /// Set if its words start programs in another language.
    pub(crate) starts_programs: bool,
    /// Set if its input is a program.
    pub(crate) reads_input: bool,
}

/// Returns what a command does with words of other languages; `None` if it is none of these programs.
pub(crate) fn code_of(name: &str, arguments: &[Word]) -> Option<Code> {
    let known = || arguments.iter().filter_map(Word::text);
    let name = plain(name);
    let interprets = INTERPRETERS.contains(&name);
    let hands_on = interprets
        || HAND_ON.contains(&name)
        || (name == "git" && known().any(|word| OF_GIT.iter().any(|it| word.starts_with(it))))
        || (name == "sed" && known().any(sed_executes));
    if !hands_on {
        return None;
    }
    let verbs = usize::from(HAVE_VERBS.contains(&name));
    let words: Vec<_> = known().skip(verbs).collect();
    let is_operand = |word: &Word| word.text().is_none_or(|text| !text.starts_with('-'));
    let is_input = |word: &str| word == "-" || word == "/dev/stdin";
    Some(Code {
        text: format!("{name} {}", words.join(" ")),
        starts_programs: interprets && words.iter().any(|word| could_start(name, word)),
        reads_input: READ_INPUT.contains(&name)
            || words.iter().any(|word| is_input(word))
            || (interprets && !arguments.iter().any(is_operand)),
    })
}

/// Returns the name of a program without its version: `python3.12`, `lua5.4`, `bash-5.2`.
pub(crate) fn plain(name: &str) -> &str {
    let plain = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    if plain.is_empty() { name } else { plain }
}

/// Returns whether a text has a name in it by which programs start others.
pub(crate) fn starts_programs(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| {
        let word = word.to_ascii_lowercase();
        STARTS.contains(&word.as_str()) || STARTS_WITH.iter().any(|start| word.starts_with(start))
    })
}

/// Returns whether a word is a program that could start others.
fn could_start(interpreter: &str, word: &str) -> bool {
    let is_code = word.contains(|c: char| c.is_whitespace() || "(`;|\"'{".contains(c));
    // `print | "sh"`, `"sh" | getline`.
    let pipes = AWKS.contains(&interpreter) && word.replace("||", "").contains('|');
    is_code && (pipes || word.contains('`') || word.contains("%x") || starts_programs(word))
}

/// Returns whether a script of sed may have its command `e`, or the flag of `s`.
fn sed_executes(script: &str) -> bool {
    let mut before = '\n';
    let mut rest = script.chars().peekable();
    while let Some(c) = rest.next() {
        let ends = rest.peek().is_none_or(|next| " ;}\n\tgGpPiImMwW0123456789".contains(*next));
        let begins = !before.is_ascii_alphabetic() || "gpiImMwW".contains(before);
        if c == 'e' && ends && begins {
            return true;
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(line: &[&str]) -> Option<Code> {
        let words: Vec<_> = line[1..].iter().map(|&word| Word::Known(word.to_owned())).collect();
        code_of(line[0], &words)
    }

    #[test]
    fn code_that_starts_programs_is_told_from_code_that_does_not() {
        for line in [
            ["python3", "-c", "import os; os.system('x')"],
            ["perl", "-e", "exec 'x'"],
            ["ruby", "-e", "`x`"],
            ["node", "-e", "require('child_process')"],
            ["awk", "BEGIN{system(\"x\")}", ""],
            ["gawk", "{print | \"sh\"}", "f"],
        ] {
            assert!(code(&line).unwrap().starts_programs, "{line:?}");
        }
        for line in [
            ["python3", "-c", "print(1)"],
            ["awk", "{print $1 || $2}", "f"],
            ["python", "-m", "system"],
            ["node", "exec.js", ""],
        ] {
            assert!(!code(&line).unwrap().starts_programs, "{line:?}");
        }
        assert_eq!(code(&["cat", "system(1)"]), None);
    }

    #[test]
    fn a_program_may_come_from_the_input() {
        for line in [&["python3"][..], &["perl", "-"], &["make", "-f", "-"], &["ed", "-s", "f"]] {
            assert!(code(line).unwrap().reads_input, "{line:?}");
        }
        for line in [&["python3", "x.py"][..], &["make", "x"]] {
            assert!(!code(line).unwrap().reads_input, "{line:?}");
        }
    }

    #[test]
    fn sed_runs_programs_by_one_letter() {
        for script in ["s/x/y/e", "1e x", "e", "s/a/b/ge;p", "$!{e x\n}"] {
            assert!(sed_executes(script), "{script}");
        }
        for script in ["s/x/y/g", "/needle/p", "s/here/there/", "1,5p"] {
            assert!(!sed_executes(script), "{script}");
        }
    }

    #[test]
    fn verbs_of_a_program_are_not_commands_that_it_hands_on() {
        assert_eq!(code(&["docker", "rm", "c"]).unwrap().text, "docker c");
        assert_eq!(code(&["docker", "run", "i", "rm"]).unwrap().text, "docker i rm");
        assert_eq!(code(&["git", "rm", "c"]), None);
        assert!(code(&["git", "-c", "alias.x=!rm", "x"]).is_some());
    }
}
