//! Git's settings, as far as they make git run programs or read more settings.

use turnhost_base::AbsPath;

use super::{Places, text_of};

/// Keys, in any section, whose value is a command.
const COMMANDS: [&str; 24] = [
    "alternaterefscommand",
    "askpass",
    "cccmd",
    "clean",
    "cmd",
    "command",
    "defaultkeycommand",
    "difffilter",
    "driver",
    "editor",
    "external",
    "fsmonitor",
    "gitproxy",
    "headercmd",
    "helper",
    "packobjectshook",
    "pager",
    "process",
    "program",
    "smtpserver",
    "smudge",
    "sshcommand",
    "textconv",
    "tocmd",
];

/// The use that git has for a setting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// A file or directory is read, or run.
    Path,
    /// A command line is run.
    Command,
}

/// Returns the reason why a file of settings may have git run what commands have written into `tree`.
/// `own` are the repository's own directories, which no command may write.
pub(super) fn doubt(
    file: &AbsPath,
    tree: &AbsPath,
    own: &[AbsPath],
    places: Places<'_>,
) -> Option<String> {
    let is_own = |path: &AbsPath| own.iter().any(|directory| path.starts_with(directory));
    if places.is_writable(file) && !is_own(file) && file.as_std().symlink_metadata().is_ok() {
        return Some(format!("commands may write `{file}`, which git reads"));
    }
    let text = match text_of(file) {
        Ok(text) => text,
        Err(reason) => return Some(reason),
    };
    let bases = [file.parent().unwrap_or_else(|| file.clone()), tree.clone()];
    let place = |word: &str, base: &AbsPath| match (word.strip_prefix("~/"), places.home) {
        (Some(below), Some(home)) => home.join(below),
        _ => base.join(word),
    };
    let leads_in = |word: &&str| {
        bases.iter().map(|base| place(word, base)).any(|it| places.is_writable(&it) && !is_own(&it))
    };
    let is_file = |word: &&str| tree.join(word).as_std().is_file();
    for (section, key, value) in Entries::of(&text) {
        let doubtful = match usage(&section, &key, &value) {
            None => continue,
            Some(Use::Path) => Some(&*value).filter(leads_in),
            Some(Use::Command) => {
                let words = value.trim_start_matches('!');
                let mut words =
                    words.split(|c: char| c.is_whitespace() || "\"'\\;|&()=<>`$".contains(c));
                words.find(|word| {
                    if word.contains('/') {
                        leads_in(word)
                    } else {
                        !word.is_empty() && is_file(word)
                    }
                })
            }
        };
        if let Some(place) = doubtful {
            return Some(format!(
                "the setting `{section}.{key}` of git names `{place}`, which commands may write"
            ));
        }
    }
    None
}

fn usage(section: &str, key: &str, value: &str) -> Option<Use> {
    match (section, key) {
        ("include" | "includeif", "path") | ("core", "hookspath") => Some(Use::Path),
        ("alias", _) => value.starts_with('!').then_some(Use::Command),
        ("pager", _) => Some(Use::Command),
        _ => COMMANDS.contains(&key).then_some(Use::Command),
    }
}

/// The settings of a text: section without its second name, key in lower case, value without outer quotes.
struct Entries<'a> {
    lines: std::str::Lines<'a>,
    section: String,
    /// The text behind a section's head on its line.
    rest: Option<&'a str>,
}

impl<'a> Entries<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        Self { lines: text.lines(), section: String::new(), rest: None }
    }
}

impl Iterator for Entries<'_> {
    type Item = (String, String, String);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = self.rest.take().or_else(|| self.lines.next())?.trim();
            if let Some(head) = line.strip_prefix('[') {
                // A bracket in the second name ends nothing, but what follows is read once more as a key then.
                let (head, rest) = head.split_once(']').unwrap_or((head, ""));
                let name = head.split(|c: char| c.is_whitespace() || c == '.' || c == '"').next();
                self.section = name.unwrap_or_default().to_ascii_lowercase();
                self.rest = Some(rest.rsplit(']').next().unwrap_or_default());
                continue;
            }
            let Some((key, value)) = line.split_once('=') else { continue };
            let value = value.trim().trim_matches('"').trim().to_owned();
            return Some((self.section.clone(), key.trim().to_ascii_lowercase(), value));
        }
    }
}
