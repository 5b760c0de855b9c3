//! Commands inside commands: `sudo`, `env`, `sh -c`, `find -exec` and their like.

use std::collections::BTreeSet;

use crate::interpreters::{Code, code_of, plain, starts_programs};
use crate::script::{BEFORE_COMMANDS, BEFORE_OTHERS, Script, Word};

/// Shells, whose scripts are read as well. Names without version.
pub(crate) const SHELLS: [&str; 9] =
    ["ash", "bash", "dash", "ksh", "mksh", "rbash", "sh", "yash", "zsh"];

/// Shells with a grammar of their own: what is found in their scripts may not be all.
pub(crate) const OTHER_SHELLS: [&str; 10] =
    ["csh", "elvish", "es", "fish", "hush", "nu", "powershell", "pwsh", "tcsh", "xonsh"];

/// Builtins that expand their words once more.
const EXPAND: [&str; 14] = [
    "[", "declare", "export", "float", "integer", "let", "local", "printf", "read", "readonly",
    "test", "typeset", "unset", "wait",
];

/// Builtins that take scripts as words.
const TAKE_SCRIPTS: [&str; 7] =
    ["bind", "compgen", "complete", "mapfile", "readarray", "trap", "zle"];

/// Programs that tell where another one lies.
const TELL_PLACES: [&str; 3] = ["type", "whereis", "which"];

/// Programs that run the command behind their options, and how many words of
/// their own, such as a duration, stand before it.
pub(crate) const WRAPPERS: [(&str, usize); 44] = [
    ("builtin", 0),
    ("busybox", 0),
    ("catchsegv", 0),
    ("chroot", 1),
    ("chrt", 1),
    ("command", 0),
    ("coproc", 0),
    ("dbus-run-session", 0),
    ("doas", 0),
    ("env", 0),
    ("exec", 0),
    ("flock", 1),
    ("gdb", 0),
    ("ionice", 0),
    ("jobs", 0),
    ("linux32", 0),
    ("linux64", 0),
    ("ltrace", 0),
    ("nice", 0),
    ("noglob", 0),
    ("nocorrect", 0),
    ("nohup", 0),
    ("nsenter", 0),
    ("parallel", 0),
    ("pkexec", 0),
    ("proxychains4", 0),
    ("repeat", 1),
    ("runuser", 1),
    ("setarch", 1),
    ("setpriv", 0),
    ("setsid", 0),
    ("stdbuf", 0),
    ("strace", 0),
    ("sudo", 0),
    ("systemd-run", 0),
    ("taskset", 1),
    ("time", 0),
    ("timeout", 1),
    ("torsocks", 0),
    ("toybox", 0),
    ("unbuffer", 0),
    ("unshare", 0),
    ("xargs", 0),
    ("xvfb-run", 0),
];

/// Commands whose words, joined, are a script.
pub(crate) const JOIN_WORDS: [&str; 3] = ["eval", "parallel", "watch"];

/// Wrappers in one another; people need two.
const MAX_DEPTH: u8 = 12;

/// Returns the name of a program without its directory.
pub(crate) fn base_name(program: &str) -> &str {
    program.rsplit('/').next().unwrap_or(program)
}

/// The use that a wrapper has for its input.
#[derive(Clone, Copy)]
enum Input {
    /// Its words come behind those of the command.
    Words,
    /// None: the command reads it.
    OfCommand,
}

/// Words that are looked at, of all commands in one another. Scripts of people have some hundred.
const MAX_WORDS: usize = 20_000;

/// Every command of a script, wrapped ones included, and whether all were understood.
#[derive(Default)]
pub(crate) struct Unwrapped {
    pub(crate) commands: Vec<Vec<Word>>,
    pub(crate) is_unclear: bool,
    /// Set if a shell reads its commands from a file that is named.
    pub(crate) reads_files: bool,
    /// Set if commands lie in one another deeper than is looked at: any could be among them.
    pub(crate) is_excessive: bool,
    /// The script.
    text: String,
    /// Texts that variables are set to.
    assigned: Vec<String>,
    /// Commands with programs of other languages.
    code: Vec<Code>,
    /// Words that were looked at.
    seen: usize,
}

impl Unwrapped {
    /// Reads a script to the commands that it could run.
    pub(crate) fn read(script: &str) -> Self {
        let mut all = Self { text: script.to_owned(), ..Self::default() };
        all.script(script, MAX_DEPTH);
        all
    }

    /// Returns whether the script could run a program of the rules in a way that is not read here:
    /// by a variable, from another language, or by its place. `mentions` decides whether a text
    /// has all words of a rule in it, `names` of a program whether a rule is about it.
    pub(crate) fn could_run(
        &self,
        mentions: impl Fn(&str) -> bool,
        names: impl Fn(&str) -> bool,
    ) -> bool {
        let reads_input = self.code.iter().any(|code| code.reads_input);
        let is_place = |words: &Vec<Word>| {
            let tells = words
                .first()
                .and_then(Word::text)
                .is_some_and(|program| TELL_PLACES.contains(&base_name(program)));
            let mut places = words.iter().skip(1).filter_map(Word::text);
            places.any(|it| (tells || it.starts_with('/')) && names(base_name(it)))
        };
        self.assigned.iter().any(|text| mentions(text))
            || self.code.iter().any(|code| code.starts_programs || mentions(&code.text))
            || (reads_input && (mentions(&self.text) || starts_programs(&self.text)))
            || self.commands.iter().any(is_place)
    }

    fn script(&mut self, text: &str, depth: u8) {
        let script = Script::read(text);
        self.add(script, depth);
    }

    fn add(&mut self, script: Script, depth: u8) {
        self.is_unclear |= script.is_unclear;
        self.is_excessive |= script.is_excessive;
        self.assigned.extend(script.assigned);
        for words in script.commands {
            self.command(&words, depth);
        }
    }

    fn command(&mut self, words: &[Word], depth: u8) {
        let Some(program) = words.first() else { return };
        self.seen += words.len();
        if self.seen > MAX_WORDS {
            self.is_unclear = true;
            return;
        }
        let Some(depth) = depth.checked_sub(1) else {
            (self.is_unclear, self.is_excessive) = (true, true);
            return;
        };
        // A descriptor may be any file.
        let is_file = |text: &&str| !(text.starts_with("/proc/") || text.starts_with("/dev/fd/"));
        let Some(name) = program.text().filter(is_file).map(base_name) else {
            let unknown = std::iter::once(Word::Unknown).chain(words[1..].iter().cloned());
            self.commands.push(unknown.collect());
            // It may be nothing, or a wrapper.
            return self.command(&words[1..], depth);
        };
        self.commands.push(words.to_vec());
        let arguments = &words[1..];
        if name.len() > 1 && name.starts_with('-') {
            // Behind a reserved word, such as `time`.
            return self.wrapped(words, 0, Input::OfCommand, depth);
        }
        if let Some(at) = arguments.iter().position(|word| word.text() == Some("{")) {
            // Some shells group commands where others do not.
            self.command(&arguments[at + 1..], depth);
        }
        if BEFORE_COMMANDS.contains(&name)
            || name == "-"
            || name.starts_with("ld-")
            || name == "ld.so"
        {
            self.wrapped(arguments, 0, Input::OfCommand, depth);
        }
        if let Some((_, own)) = WRAPPERS.iter().find(|(wrapper, _)| *wrapper == name) {
            let reads = ["parallel", "xargs"].contains(&name);
            let input = if reads { Input::Words } else { Input::OfCommand };
            self.wrapped(arguments, *own, input, depth);
        }
        self.code.extend(code_of(name, arguments));
        self.named(name, arguments, depth);
    }

    /// Reads the arguments of a program that is known by its name.
    fn named(&mut self, name: &str, arguments: &[Word], depth: u8) {
        match name {
            _ if SHELLS.contains(&plain(name)) => self.shell(arguments, depth),
            // Without a text they run what the user's shell reads.
            "su" | "runuser" | "script" => {
                self.shell(arguments, depth);
                self.is_unclear |= self.reads_files;
            }
            _ if OTHER_SHELLS.contains(&plain(name)) => {
                self.is_unclear = true;
                self.shell(arguments, depth);
            }
            // They change what a name means from there on.
            "." | "source" | "enable" | "disable" => self.is_unclear = true,
            "hash" => self.command(arguments.get(1..).unwrap_or_default(), depth),
            "alias" => self.aliases(arguments, depth),
            "find" | "fd" | "fdfind" => self.found(arguments, depth),
            _ if EXPAND.contains(&name) => self.expanded(arguments, depth),
            _ if TAKE_SCRIPTS.contains(&name) => {
                for word in arguments {
                    self.text(Some(word), depth);
                }
                self.expanded(arguments, depth);
            }
            _ if JOIN_WORDS.contains(&name) => self.joined(arguments, depth),
            _ => {}
        }
        if name == "parallel" {
            // Behind `:::` each word is a command; without a command those come from the input.
            self.is_unclear |=
                arguments.iter().all(|it| it.text().is_some_and(|it| it.starts_with('-')));
            let behind =
                arguments.iter().skip_while(|it| it.text().is_none_or(|it| !it.starts_with(":::")));
            behind.for_each(|word| self.text(Some(word), depth));
        }
    }

    /// Reads the substitutions in words that a builtin expands.
    fn expanded(&mut self, words: &[Word], depth: u8) {
        for text in words.iter().filter_map(Word::text) {
            self.add(Script::expansions(text), depth);
            let value = text.split_once('=').map(|(_, value)| value.to_owned());
            self.assigned.extend(value);
        }
    }

    /// Reads the command behind a wrapper's options, each of which may take the next word.
    fn wrapped(&mut self, words: &[Word], own: usize, input: Input, depth: u8) {
        let mut starts = vec![(0, own)];
        let mut seen = BTreeSet::new();
        while let Some(start @ (at, own)) = starts.pop() {
            let Some(word) = words.get(at).filter(|_| self.seen <= MAX_WORDS) else { continue };
            if !seen.insert(start) {
                continue;
            }
            match word.text() {
                Some(text) if text.starts_with('-') && text.len() > 1 => {
                    starts.extend([(at + 1, own), (at + 2, own)]);
                    self.text(words.get(at + 1), depth);
                    self.in_option(text, words.get(at + 1..).unwrap_or_default(), depth);
                }
                Some(text) if text.contains('=') => {
                    self.expanded(std::slice::from_ref(word), depth);
                    starts.push((at + 1, own));
                }
                _ => {
                    if own > 0 {
                        starts.push((at + 1, own - 1));
                    }
                    let more = match input {
                        Input::Words => Some(Word::Unknown),
                        Input::OfCommand => None,
                    };
                    let command: Vec<_> = words[at..].iter().cloned().chain(more).collect();
                    self.command(&command, depth);
                }
            }
        }
    }

    /// Reads a command that begins in an option, and continues in the words behind it: `env -S'rm x'`,
    /// `env -vSrm x`, `env --split-string=rm x`.
    fn in_option(&mut self, option: &str, behind: &[Word], depth: u8) {
        let value = match option.strip_prefix("--") {
            Some(long) => long.split_once('=').map(|(_, value)| value),
            None => option.split_once('S').map(|(_, value)| value).or_else(|| option.get(2..)),
        };
        let mut command: Vec<_> = value.unwrap_or_default().split_whitespace().collect();
        // `-n5` and `--signal=9` are no commands.
        command.retain(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
        if !command.is_empty() {
            let own = command.into_iter().map(|word| Word::Known(word.to_owned()));
            self.command(&own.chain(behind.iter().cloned()).collect::<Vec<_>>(), depth);
        }
    }

    /// Reads `sh -c TEXT`; what a shell reads from elsewhere is not known.
    fn shell(&mut self, words: &[Word], depth: u8) {
        let takes_text = |word: &Word| {
            word.text().is_none_or(|word| {
                word == "--command"
                    || (word.starts_with('-') && !word.starts_with("--") && word.contains('c'))
            })
        };
        match words.iter().position(takes_text) {
            Some(at) => {
                // It may be a file, whose text is not known.
                self.is_unclear |= words.get(at).is_some_and(|word| word.text().is_none());
                self.text(words.get(at + 1), depth);
                // Between them there may be other options.
                for word in words.iter().skip(at + 2) {
                    self.text(Some(word), depth);
                }
            }
            None if names_a_file(words) => self.reads_files = true,
            None => self.is_unclear = true,
        }
    }

    /// Reads a word as a script.
    fn text(&mut self, word: Option<&Word>, depth: u8) {
        match (word.map(Word::text), depth.checked_sub(1)) {
            (Some(Some(text)), Some(depth)) => self.script(text, depth),
            (None, _) => {}
            (_, None) => (self.is_unclear, self.is_excessive) = (true, true),
            _ => self.is_unclear = true,
        }
    }

    fn joined(&mut self, words: &[Word], depth: u8) {
        let texts: Option<Vec<_>> = words.iter().map(Word::text).collect();
        match texts {
            Some(texts) => self.text(Some(&Word::Known(texts.join(" "))), depth),
            None => self.is_unclear = true,
        }
    }

    /// Some shells follow aliases in scripts.
    fn aliases(&mut self, words: &[Word], depth: u8) {
        for word in words {
            match word.text().map(|text| text.split_once('=')) {
                Some(Some((name, script))) => {
                    let is_reserved =
                        BEFORE_COMMANDS.contains(&name) || BEFORE_OTHERS.contains(&name);
                    self.is_unclear |= is_reserved || name == "esac";
                    self.text(Some(&Word::Known(script.to_owned())), depth);
                }
                Some(None) => {}
                None => self.is_unclear = true,
            }
        }
    }

    /// Reads the commands of `find -exec`.
    fn found(&mut self, words: &[Word], depth: u8) {
        const STARTS: [&str; 9] =
            ["-X", "--exec", "--exec-batch", "-exec", "-execdir", "-ok", "-okdir", "-x", "exec"];
        for (at, word) in words.iter().enumerate() {
            let starts = word.text().is_none_or(|text| STARTS.contains(&text));
            if starts && self.seen <= MAX_WORDS {
                let command: Vec<_> =
                    words[at + 1..].iter().cloned().chain([Word::Unknown]).collect();
                self.command(&command, depth);
            }
        }
    }
}

/// Returns whether a shell with these arguments reads its commands from a file, and all words are known.
fn names_a_file(arguments: &[Word]) -> bool {
    let known: Option<Vec<_>> = arguments.iter().map(Word::text).collect();
    known.is_some_and(|words| words.iter().any(|word| !word.starts_with('-')))
}
