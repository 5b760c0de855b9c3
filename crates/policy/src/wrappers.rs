//! Commands inside commands: `sudo`, `env`, `sh -c`, `find -exec` and their like.

use crate::script::{Script, Word};

/// Shells, whose scripts are read as well. Names without version.
pub(crate) const SHELLS: [&str; 9] =
    ["ash", "bash", "dash", "ksh", "mksh", "rbash", "sh", "yash", "zsh"];

/// Programs that run the command behind their options, and how many words of
/// their own, such as a duration, stand before it.
pub(crate) const WRAPPERS: [(&str, usize); 42] = [
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

/// Every command of a script, wrapped ones included, and whether all were understood.
pub(crate) struct Unwrapped {
    pub(crate) commands: Vec<Vec<Word>>,
    pub(crate) is_unclear: bool,
}

impl Unwrapped {
    /// Reads a script to the commands that it could run.
    pub(crate) fn read(script: &str) -> Self {
        let mut all = Self { commands: Vec::new(), is_unclear: false };
        all.script(script, MAX_DEPTH);
        all
    }

    fn script(&mut self, text: &str, depth: u8) {
        let script = Script::read(text);
        self.is_unclear |= script.is_unclear;
        for words in script.commands {
            self.command(&words, depth);
        }
    }

    fn command(&mut self, words: &[Word], depth: u8) {
        let Some(program) = words.first() else { return };
        let Some(depth) = depth.checked_sub(1) else {
            self.is_unclear = true;
            return;
        };
        self.commands.push(words.to_vec());
        let Some(name) = program.text().map(base_name) else {
            // It may be nothing, or a wrapper.
            return self.command(&words[1..], depth);
        };
        let arguments = &words[1..];
        if let Some((_, own)) = WRAPPERS.iter().find(|(wrapper, _)| *wrapper == name) {
            self.wrapped(arguments, *own, depth);
        }
        match name {
            _ if SHELLS.contains(&name)
                || name == "su"
                || name == "runuser"
                || name == "script" =>
            {
                self.shell(arguments, depth);
            }
            "." | "source" => self.is_unclear = true,
            "trap" => self.text(arguments.first(), depth),
            "alias" => self.aliases(arguments, depth),
            "find" | "fd" | "fdfind" => self.found(arguments, depth),
            _ if JOIN_WORDS.contains(&name) => self.joined(arguments, depth),
            _ => {}
        }
    }

    /// Reads the command behind a wrapper's options, each of which may take the next word.
    fn wrapped(&mut self, words: &[Word], own: usize, depth: u8) {
        let mut starts = vec![(0, own)];
        let mut seen = Vec::new();
        while let Some(start @ (at, own)) = starts.pop() {
            let Some(word) = words.get(at) else { continue };
            if seen.contains(&start) {
                continue;
            }
            seen.push(start);
            match word.text() {
                Some(text) if text.starts_with('-') && text.len() > 1 => {
                    starts.extend([(at + 1, own), (at + 2, own)]);
                    // `env -S 'rm x'`, `env -S'rm x'`.
                    self.text(words.get(at + 1), depth);
                }
                Some(text) if text.contains('=') => starts.push((at + 1, own)),
                _ if own > 0 => starts.push((at + 1, own - 1)),
                _ => {
                    // What `xargs` and `parallel` read comes behind.
                    let more = std::iter::once(Word::Unknown);
                    let command: Vec<_> = words[at..].iter().cloned().chain(more).collect();
                    self.command(&command, depth);
                }
            }
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
                self.text(words.get(at + 1), depth);
                // Between them there may be other options.
                for word in words.iter().skip(at + 2) {
                    self.text(Some(word), depth);
                }
            }
            None => self.is_unclear = true,
        }
    }

    /// Reads a word as a script.
    fn text(&mut self, word: Option<&Word>, depth: u8) {
        match (word.map(Word::text), depth.checked_sub(1)) {
            (Some(Some(text)), Some(depth)) => self.script(text, depth),
            (None, _) => {}
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
                Some(Some((_, script))) => self.text(Some(&Word::Known(script.to_owned())), depth),
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
            if word.text().is_none_or(|text| STARTS.contains(&text)) {
                let command: Vec<_> =
                    words[at + 1..].iter().cloned().chain([Word::Unknown]).collect();
                self.command(&command, depth);
            }
        }
    }
}
