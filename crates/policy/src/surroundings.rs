//! The surroundings of a command: files and settings that decide what it would run.
//!
//! A rule or an approval names words. The programs behind them lie in files, and what those do
//! depends on variables and settings. Where a sandboxed command could have written one of these, the words say
//! nothing any more.

use turnhost_base::AbsPath;

use crate::interpreters::{INTERPRETERS, plain};
use crate::repository::{CHANGE_DIRECTORY, READ_SETTINGS};
use crate::script::Word;
use crate::wrappers::{OTHER_SHELLS, SHELLS, Unwrapped, base_name};

/// A file that a command would run and that sandboxed commands may write, as it was when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Program {
    /// Its real path.
    pub path: AbsPath,
    /// Device, inode, bytes, and the time of the last change in seconds and nanoseconds: another
    /// file, or the same one after a write, has others.
    pub stamp: [i64; 5],
}

/// The surroundings in which a command would run outside of the sandbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandSurroundings {
    /// The reason why sandboxed commands may have decided what would run, in words for the user.
    pub doubt: Option<String>,
    /// Programs that sandboxed commands may write.
    pub programs: Vec<Program>,
}

impl CommandSurroundings {
    /// Returns the reason why what was allowed before may be something else now; `None` if there is none.
    pub fn reason(&self) -> Option<String> {
        let changed = |program: &Program| {
            format!("`{}` would run, which sandboxed commands may write", program.path)
        };
        self.doubt.clone().or_else(|| self.programs.first().map(changed))
    }
}

/// The files that a script names as programs, as far as its words tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPrograms {
    /// Names to be looked up on the `PATH`, and paths.
    pub programs: Vec<String>,
    /// Files that a shell or another interpreter would read, if they are there.
    pub scripts: Vec<String>,
    /// Set if the script leaves its directory, so that relative paths mean something else.
    pub changes_directory: bool,
    /// Set if it runs what reads a repository's settings.
    pub reads_repository: bool,
    /// Set if part of the script was not understood.
    pub is_unclear: bool,
}

impl NamedPrograms {
    /// Reads a script of a POSIX-like shell.
    pub fn read(script: &str) -> Self {
        let unwrapped = Unwrapped::read(script);
        let mut named = Self { is_unclear: unwrapped.is_unclear, ..Self::default() };
        for words in &unwrapped.commands {
            let Some((program, arguments)) = words.split_first() else { continue };
            let Some(program) = program.text() else {
                named.is_unclear = true;
                continue;
            };
            let name = base_name(program);
            named.reads_repository |= READ_SETTINGS.iter().any(|it| {
                name.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            });
            named.changes_directory |= CHANGE_DIRECTORY.contains(&name);
            named.programs.push(program.to_owned());
            let kind = plain(name);
            let reads_scripts = SHELLS.contains(&kind)
                || OTHER_SHELLS.contains(&kind)
                || INTERPRETERS.contains(&kind)
                || [".", "source"].contains(&name);
            if reads_scripts {
                let files = arguments.iter().filter_map(Word::text).flat_map(with_value);
                named.scripts.extend(files.map(str::to_owned));
            }
        }
        named
    }
}

/// Returns a word, and what follows `=` in an option.
fn with_value(word: &str) -> impl Iterator<Item = &str> {
    let value = word.split_once('=').map(|(_, value)| value);
    [Some(word), value].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_the_files_of_interpreters_are_named() {
        let named =
            NamedPrograms::read("env A=1 ./build.sh && python3 --x=tools/a.py -v | sh run.sh");
        for program in ["env", "./build.sh", "python3", "sh"] {
            assert!(named.programs.iter().any(|it| it == program), "{named:?}");
        }
        for script in ["tools/a.py", "run.sh"] {
            assert!(named.scripts.iter().any(|it| it == script), "{named:?}");
        }
        assert!(!named.changes_directory && !named.reads_repository);
    }

    #[test]
    fn what_changes_the_meaning_of_the_words_is_noted() {
        assert!(NamedPrograms::read("cd sub && ./x").changes_directory);
        assert!(NamedPrograms::read("/usr/lib/git-core/git-status").reads_repository);
        assert!(NamedPrograms::read("git status").reads_repository);
        assert!(NamedPrograms::read("$X y").is_unclear);
        // The file itself is looked at.
        assert!(!NamedPrograms::read("sh -e run.sh one").is_unclear);
        assert!(NamedPrograms::read("sh $F").is_unclear);
    }
}
