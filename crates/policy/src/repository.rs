//! Repositories that a command could have made: git runs what their settings name.

use turnhost_base::AbsPath;

use crate::WritableRoots;
use crate::script::Word;
use crate::wrappers::{Unwrapped, base_name};

/// Programs that run what a repository's own settings name: file system monitors, filters, hooks.
pub(crate) const READ_SETTINGS: [&str; 4] = ["git", "gh", "hub", "tig"];

/// Commands after which the repository is not that of the working directory.
pub(crate) const CHANGE_DIRECTORY: [&str; 3] = ["cd", "pushd", "popd"];

/// Options of git that name another repository.
const NAME_REPOSITORY: [&str; 3] = ["-C", "--git-dir", "--work-tree"];

/// The repository that a script's git commands work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repository {
    /// None, or one that no command can have made: a sandbox protects it.
    Protected,
    /// Perhaps one that a command has made. What the user has allowed before does not let git run
    /// there outside of the sandbox.
    Plantable,
}

impl Repository {
    /// Finds out for a script in `cwd` of a thread with these roots.
    ///
    /// Sandboxes protect `.git` in the roots, and in the directories between an outer root and the
    /// workspace; what lies elsewhere below a root may be a command's.
    pub fn identify(script: &str, cwd: &AbsPath, roots: &WritableRoots) -> Self {
        let WritableRoots::Below(bounds) = roots else { return Self::Protected };
        let commands = Unwrapped::read(script).commands;
        let programs = || commands.iter().filter_map(|words| words.first()?.text()).map(base_name);
        let runs = |names: &[&str]| programs().any(|name| names.contains(&name));
        if !runs(&READ_SETTINGS) {
            return Self::Protected;
        }
        let is_named = commands
            .iter()
            .flatten()
            .filter_map(Word::text)
            .any(|word| NAME_REPOSITORY.iter().any(|option| word.starts_with(option)));
        let is_root = bounds.roots().any(|root| root == cwd);
        let is_above = bounds.configured.iter().any(|root| root.starts_with(cwd));
        let is_outside = !bounds.roots().any(|root| cwd.starts_with(root));
        if !is_named && !runs(&CHANGE_DIRECTORY) && (is_root || is_above || is_outside) {
            Self::Protected
        } else {
            Self::Plantable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RootSet;

    fn identify(script: &str, cwd: &str) -> Repository {
        let abs = |path: &str| AbsPath::new(path).unwrap();
        let (configured, temporary) = (vec![abs("/tmp/top/ws")], vec![abs("/tmp")]);
        let bounds = RootSet { configured, temporary, ..RootSet::default() };
        Repository::identify(script, &abs(cwd), &WritableRoots::Below(bounds))
    }

    #[test]
    fn only_places_that_sandboxes_protect_are_trusted() {
        for cwd in ["/tmp/top/ws", "/tmp/top", "/tmp", "/home/user/repo"] {
            assert_eq!(identify("git status", cwd), Repository::Protected, "{cwd}");
        }
        for cwd in ["/tmp/top/ws/sub", "/tmp/other"] {
            assert_eq!(identify("git status", cwd), Repository::Plantable, "{cwd}");
            assert_eq!(identify("ls", cwd), Repository::Protected, "{cwd}");
        }
    }

    #[test]
    fn ways_into_another_repository_are_seen() {
        for script in [
            "git -C sub status",
            "git --git-dir=sub/.git status",
            "cd sub && git status",
            "env git -C sub status",
            "/usr/bin/git --work-tree sub status",
        ] {
            assert_eq!(identify(script, "/tmp/top/ws"), Repository::Plantable, "{script}");
        }
    }
}
