//! Reading what a command does, for display: which files it reads, what it
//! lists, what it looks for.
//!
//! A best effort that decides nothing. Anything that is not understood in full is
//! shown as the command itself.

use turnhost_base::AbsPath;
use turnhost_protocol::CommandAction;

use crate::shell_words::{join_words, plain_commands};

/// Returns the actions of `script` when it is run in `cwd`.
///
/// If any part is not understood, the whole script is one `unknown`. A script
/// that only changes the directory does nothing.
pub fn command_actions(script: &str, cwd: &AbsPath) -> Vec<CommandAction> {
    read_script(script, cwd)
        .unwrap_or_else(|| vec![CommandAction::Unknown { command: script.to_owned() }])
}

fn read_script(script: &str, cwd: &AbsPath) -> Option<Vec<CommandAction>> {
    let pipelines = plain_commands(script)?;
    let single = pipelines.len() == 1;
    let mut cwd = cwd.clone();
    let (mut actions, mut moved, mut spoke) = (Vec::new(), false, false);
    for pipeline in &pipelines {
        if let [command] = &pipeline[..] {
            match words(command)[..] {
                ["cd", dir] if !dir.starts_with('-') => {
                    cwd = cwd.join(dir);
                    moved = true;
                    continue;
                }
                ["true" | ":"] => continue,
                ["echo" | "printf", ..] if actions.is_empty() => {
                    spoke = true;
                    continue;
                }
                _ => {}
            }
        }
        let whole = single.then_some(script);
        actions.extend(read_pipeline(pipeline, &cwd, whole)?);
    }
    (!actions.is_empty() || (moved && !spoke)).then_some(actions)
}

/// Reads a pipeline; `whole` is the script's own text if it is nothing but this pipeline.
fn read_pipeline(
    pipeline: &[Vec<String>],
    cwd: &AbsPath,
    whole: Option<&str>,
) -> Option<Vec<CommandAction>> {
    let mut actions: Vec<CommandAction> = Vec::new();
    let mut cut_lines = false;
    for (place, command) in pipeline.iter().enumerate() {
        let words = words(command);
        match words[..] {
            ["echo" | "printf", ..] if place == 0 && pipeline.len() > 1 => {}
            ["sed", "-n", range] if place > 0 && is_line_range(range) => cut_lines = true,
            _ if place > 0 && is_filter(&words) => {}
            _ => {
                cut_lines |= words[0] == "sed";
                actions.push(read_command(command, &words, cwd)?);
            }
        }
    }
    if actions.is_empty() {
        return None;
    }
    // `cat F | sed -n 1,20p` reads lines of a file: the pipe is part of the reading.
    if let ([CommandAction::Read { command, .. }], Some(whole), true) =
        (&mut actions[..], whole, cut_lines && pipeline.len() > 1)
    {
        whole.trim().clone_into(command);
    }
    Some(actions)
}

fn words(command: &[String]) -> Vec<&str> {
    command.iter().map(String::as_str).collect()
}

/// Returns `true` if a command behind a pipe only forms the text that it is given.
fn is_filter(words: &[&str]) -> bool {
    match words[0] {
        "awk" | "column" | "cut" | "fold" | "jq" | "nl" | "sort" | "tac" | "tee" | "tr"
        | "uniq" | "wc" | "xargs" => true,
        "sed" => words.len() == 2,
        "head" | "tail" => {
            words[1..].iter().all(|word| word.starts_with(['-', '+']) || is_number(word))
        }
        _ => false,
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns true for `5p` and `5,10p`.
fn is_line_range(word: &str) -> bool {
    let Some(range) = word.strip_suffix('p') else { return false };
    range.split_once(',').map_or(is_number(range), |(from, to)| is_number(from) && is_number(to))
}

fn read_command(command: &[String], words: &[&str], cwd: &AbsPath) -> Option<CommandAction> {
    let read = |path: &str| {
        let path = cwd.join(path);
        Some(CommandAction::Read {
            command: join_words(command),
            name: path.file_name().unwrap_or("/").to_owned(),
            path: path.as_str().to_owned(),
        })
    };
    let list = |path: Option<&str>| {
        Some(CommandAction::ListFiles {
            command: join_words(command),
            path: path.map(|path| shown(path).to_owned()),
        })
    };
    let search = |query: Option<&str>, path: Option<&str>| {
        Some(CommandAction::Search {
            command: join_words(command),
            path: path.map(|path| shown(path).to_owned()),
            query: query.map(str::to_owned),
        })
    };
    match (words[0], &words[1..]) {
        ("cat" | "bat" | "less" | "more" | "nl", args) => read(Operands::of(args, &[]).only()?),
        ("head" | "tail", args) => read(counted_file(args)?),
        ("sed", ["-n", range, file]) if is_line_range(range) => read(file),
        ("awk", [program, file]) if !program.starts_with('-') => read(file),
        ("ls" | "eza" | "exa", args) => {
            list(Operands::of(args, &["-I", "-w", "-T", "--ignore", "--sort"]).first())
        }
        ("tree", args) => list(Operands::of(args, &["-L", "-P", "-I"]).first()),
        ("du", args) => list(Operands::of(args, &["-d", "-t"]).first()),
        ("git", ["ls-files", args @ ..]) => list(Operands::of(args, &["-x", "-X"]).first()),
        ("rg", args) if args.contains(&"--files") => list(Operands::of(args, &RG_VALUES).first()),
        ("rg" | "ag" | "ack", args) => Operands::of(args, &RG_VALUES).search(search),
        ("grep" | "egrep" | "fgrep", args) | ("git", ["grep", args @ ..]) => {
            Operands::of(args, &GREP_VALUES).search(search)
        }
        ("fd", args) => {
            let operands = Operands::of(args, &["-e", "-t", "-d", "-E", "--type", "--extension"]);
            if operands.plain.is_empty() { list(None) } else { operands.search(search) }
        }
        ("find", args) => read_find(args, list, search),
        _ => None,
    }
}

/// Returns what names a place to a person: the last part of its path that is not a name which every
/// project has.
fn shown(path: &str) -> &str {
    let path = if path == "/" { path } else { path.trim_end_matches('/') };
    let is_telling = |part: &&str| !matches!(*part, "" | "src" | "node_modules" | "build" | "dist");
    path.rsplit('/').find(is_telling).unwrap_or(path)
}

/// Options of grep that take the next word.
const GREP_VALUES: [&str; 8] = ["-A", "-B", "-C", "-d", "-e", "-f", "-m", "--max-count"];

/// Options of ripgrep and its like that take the next word.
const RG_VALUES: [&str; 13] =
    ["-A", "-B", "-C", "-M", "-T", "-e", "-f", "-g", "-j", "-m", "-t", "--glob", "--type"];

/// The words of a command that are not options.
struct Operands<'a> {
    plain: Vec<&'a str>,
    /// The value of `-e`: a pattern that is not among the plain words.
    pattern: Option<&'a str>,
    /// Set if the patterns come from a file.
    from_file: bool,
}

impl<'a> Operands<'a> {
    /// `values` are the options that take the next word.
    fn of(args: &[&'a str], values: &[&str]) -> Self {
        let mut operands = Self { plain: Vec::new(), pattern: None, from_file: false };
        let mut args = args.iter().copied();
        while let Some(arg) = args.next() {
            if arg == "--" {
                operands.plain.extend(args.by_ref());
            } else if values.contains(&arg) {
                let value = args.next();
                match arg {
                    "-e" => operands.pattern = operands.pattern.or(value),
                    "-f" => operands.from_file = true,
                    _ => {}
                }
            } else if !arg.starts_with('-') {
                operands.plain.push(arg);
            }
        }
        operands
    }

    fn first(&self) -> Option<&'a str> {
        self.plain.first().copied()
    }

    fn only(&self) -> Option<&'a str> {
        if let [file] = self.plain[..] { Some(file) } else { None }
    }

    fn search(
        &self,
        search: impl Fn(Option<&str>, Option<&str>) -> Option<CommandAction>,
    ) -> Option<CommandAction> {
        if self.pattern.is_some() || self.from_file {
            return search(self.pattern, self.first());
        }
        search(Some(self.first()?), self.plain.get(1).copied())
    }
}

/// Returns the file of `head FILE`, `head -n N FILE`, `head -nN FILE`.
fn counted_file<'a>(args: &[&'a str]) -> Option<&'a str> {
    let rest = match args {
        ["-n", _, rest @ ..] => rest,
        [count, rest @ ..] if count.starts_with("-n") => rest,
        rest => rest,
    };
    match rest {
        [file] | ["-q", file] if !file.starts_with('-') => Some(file),
        _ => None,
    }
}

fn read_find(
    args: &[&str],
    list: impl Fn(Option<&str>) -> Option<CommandAction>,
    search: impl Fn(Option<&str>, Option<&str>) -> Option<CommandAction>,
) -> Option<CommandAction> {
    // These do more than find.
    const ACTS: [&str; 8] =
        ["-delete", "-exec", "-execdir", "-ok", "-okdir", "-fprint", "-fprintf", "-fls"];
    if args.iter().any(|arg| ACTS.contains(arg)) {
        return None;
    }
    let path = args.first().copied().filter(|arg| !arg.starts_with('-'));
    let name = args.iter().position(|arg| {
        matches!(*arg, "-name" | "-iname" | "-path" | "-ipath" | "-regex" | "-iregex")
    });
    match name.and_then(|at| args.get(at + 1)) {
        Some(query) => search(Some(query), path),
        None => list(path),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn abs(path: &str) -> AbsPath {
        AbsPath::new(path).unwrap()
    }

    fn show(action: &CommandAction) -> String {
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "null".into());
        match action {
            CommandAction::Read { command, name, path } => {
                format!("read `{command}` {name} {path}")
            }
            CommandAction::ListFiles { command, path } => {
                format!("list `{command}` {}", text(path))
            }
            CommandAction::Search { command, path, query } => {
                format!("search `{command}` {} in {}", text(query), text(path))
            }
            CommandAction::Unknown { command } => format!("unknown `{command}`"),
        }
    }

    fn check(script: &str, expected: &[&str]) {
        let actual: Vec<_> = command_actions(script, &abs("/w")).iter().map(show).collect();
        assert_eq!(actual, expected, "{script}");
    }

    fn check_unknown(scripts: &[&str]) {
        for script in scripts {
            check(script, &[&format!("unknown `{script}`")]);
        }
    }

    #[test]
    fn files_that_are_read() {
        check("cat a.txt", &["read `cat a.txt` a.txt /w/a.txt"]);
        check("cat -n \"a.txt\"", &["read `cat -n a.txt` a.txt /w/a.txt"]);
        check("cat 'a b.txt'", &["read `cat 'a b.txt'` a b.txt /w/a b.txt"]);
        check("cat -- -x", &["read `cat -- -x` -x /w/-x"]);
        check("cat /etc/hostname", &["read `cat /etc/hostname` hostname /etc/hostname"]);
        check("cat ./sub/../a.txt", &["read `cat ./sub/../a.txt` a.txt /w/a.txt"]);
        check("head -n 1 a.txt", &["read `head -n 1 a.txt` a.txt /w/a.txt"]);
        check("head -n5 a.txt", &["read `head -n5 a.txt` a.txt /w/a.txt"]);
        check("head -n 10 -q a.txt", &["read `head -n 10 -q a.txt` a.txt /w/a.txt"]);
        check("tail -n +2 a.txt", &["read `tail -n +2 a.txt` a.txt /w/a.txt"]);
        check("tail a.txt", &["read `tail a.txt` a.txt /w/a.txt"]);
        check("sed -n 1,2p a.txt", &["read `sed -n '1,2p' a.txt` a.txt /w/a.txt"]);
        check("sed -n '2p' a.txt", &["read `sed -n 2p a.txt` a.txt /w/a.txt"]);
        check("nl -ba a.txt", &["read `nl -ba a.txt` a.txt /w/a.txt"]);
        check("less a.txt", &["read `less a.txt` a.txt /w/a.txt"]);
        check("awk '{print $1}' a.txt", &["read `awk '{print $1}' a.txt` a.txt /w/a.txt"]);
        check_unknown(&[
            "cat",
            "cat -n",
            "cat a.txt b.txt",
            "head -n 1",
            "sed s/x/y/ a.txt",
            "sed -n 's/x/y/p' a.txt",
            "head -c 10 a.txt",
        ]);
    }

    #[test]
    fn places_that_are_listed() {
        check("ls", &["list `ls` null"]);
        check("ls -a .", &["list `ls -a .` ."]);
        check("ls -la sub a.txt", &["list `ls -la sub a.txt` sub"]);
        check("ls -I x sub", &["list `ls -I x sub` sub"]);
        check("ls '*'", &["list `ls '*'` *"]);
        check("ls --color=auto sub", &["list `ls '--color=auto' sub` sub"]);
        check("find . -type f", &["list `find . -type f` ."]);
        check("find", &["list `find` null"]);
        check("rg --files sub", &["list `rg --files sub` sub"]);
        check("git ls-files", &["list `git ls-files` null"]);
        check("tree -L 2 sub", &["list `tree -L 2 sub` sub"]);
        check("du -sh .", &["list `du -sh .` ."]);
        for (path, shown) in [
            ("a/b", "b"),
            ("./a/b/", "b"),
            ("/tmp/x", "x"),
            ("a/src", "a"),
            ("a/b/src/dist", "b"),
            ("src", "src"),
            ("..", ".."),
            ("/", "/"),
        ] {
            check(&format!("ls {path}"), &[&format!("list `ls {path}` {shown}")]);
            check(&format!("rg x {path}"), &[&format!("search `rg x {path}` x in {shown}")]);
        }
    }

    #[test]
    fn what_is_looked_for() {
        check("grep -rn two .", &["search `grep -rn two .` two in ."]);
        check("grep two", &["search `grep two` two in null"]);
        check("grep -e two a.txt", &["search `grep -e two a.txt` two in a.txt"]);
        check("grep -A 3 x a.txt", &["search `grep -A 3 x a.txt` x in a.txt"]);
        check(
            "grep --include='*.rs' -r x sub",
            &["search `grep '--include=*.rs' -r x sub` x in sub"],
        );
        check("grep -- -x a.txt", &["search `grep -- -x a.txt` -x in a.txt"]);
        check("grep '' a.txt", &["search `grep '' a.txt`  in a.txt"]);
        check("grep -f pats a.txt", &["search `grep -f pats a.txt` null in a.txt"]);
        check("rg -g '*.rs' x sub", &["search `rg -g '*.rs' x sub` x in sub"]);
        check("git grep two", &["search `git grep two` two in null"]);
        check("fd b sub", &["search `fd b sub` b in sub"]);
        check("find . -name a.txt", &["search `find . -name a.txt` a.txt in ."]);
        check("find sub -iname '*.txt'", &["search `find sub -iname '*.txt'` *.txt in sub"]);
        check("find -name x", &["search `find -name x` x in null"]);
        check_unknown(&["grep", "rg -n", "find . -name x -delete", "find . -exec rm x +"]);
    }

    #[test]
    fn several_commands() {
        check("cat a.txt && ls", &["read `cat a.txt` a.txt /w/a.txt", "list `ls` null"]);
        check("cat a.txt; ls", &["read `cat a.txt` a.txt /w/a.txt", "list `ls` null"]);
        check("cat a.txt\nls", &["read `cat a.txt` a.txt /w/a.txt", "list `ls` null"]);
        check("cd sub && ls", &["list `ls` null"]);
        check("cd sub && cat b.txt", &["read `cat b.txt` b.txt /w/sub/b.txt"]);
        check("cd sub", &[]);
        check("echo x && cat a.txt", &["read `cat a.txt` a.txt /w/a.txt"]);
        check("true && cat a.txt", &["read `cat a.txt` a.txt /w/a.txt"]);
        check("grep -rn x . || true", &["search `grep -rn x .` x in ."]);
        check_unknown(&[
            "pwd",
            "echo hi",
            "touch in.txt && echo yes",
            "cat a.txt && echo ok",
            "ls && pwd",
            "cd sub && pwd",
            "cd",
            "cd -",
            "pwd; cat a.txt; ls | head -1; grep -n two a.txt",
            "",
            "true",
            "cd sub && echo x",
        ]);
    }

    #[test]
    fn pipes() {
        check("cat a.txt | wc -l", &["read `cat a.txt` a.txt /w/a.txt"]);
        check("cat a.txt | wc -l && ls", &["read `cat a.txt` a.txt /w/a.txt", "list `ls` null"]);
        check("cat a.txt | sort | uniq", &["read `cat a.txt` a.txt /w/a.txt"]);
        check("cat a.txt | sed s/a/b/", &["read `cat a.txt` a.txt /w/a.txt"]);
        check(
            "cat a.txt | grep one",
            &["read `cat a.txt` a.txt /w/a.txt", "search `grep one` one in null"],
        );
        check("ls | head -1", &["list `ls` null"]);
        check("ls | grep a", &["list `ls` null", "search `grep a` a in null"]);
        check("rg -n two sub | head -n 3", &["search `rg -n two sub` two in sub"]);
        check("find . -name a | xargs cat", &["search `find . -name a` a in ."]);
        check("printf x | cat a.txt", &["read `cat a.txt` a.txt /w/a.txt"]);
        check("nl -ba a.txt | sed -n 1,2p", &["read `nl -ba a.txt | sed -n 1,2p` a.txt /w/a.txt"]);
        check("sed -n 1,2p a.txt | head", &["read `sed -n 1,2p a.txt | head` a.txt /w/a.txt"]);
        check_unknown(&[
            "cat a.txt | head -n 40 | cat",
            "cat a.txt | echo",
            "echo a | cat",
            "cat a.txt | sh",
        ]);
    }

    #[test]
    fn what_the_shell_would_change_is_unknown() {
        check_unknown(&[
            "cat a.txt > o.txt",
            "cat $HOME/x",
            "cat ~/x",
            "cat *.txt",
            "(ls)",
            "cat a.txt &",
            "ls # c",
            "bash -lc ls",
            "kill -9 $$",
        ]);
    }

    proptest! {
        #[test]
        fn no_script_panics(script in "(cat|ls|grep|rg|find|sed|head|cd|echo|fd|git|-n|-e|--|a.txt|1,2p| |\\||&&|;|'|\n){0,12}") {
            let _ = command_actions(&script, &abs("/w"));
        }
    }
}
