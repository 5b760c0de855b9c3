//! Files that `.gitignore` and its like exclude. Their texts are untrusted.
//!
//! A walk of the crate `ignore` opens each `.gitignore` that it meets and reads it to its end. A pipe in its place
//! would stop the walk, and a device fill the memory. So the texts are read here: regular files, bounded.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, Match, WalkBuilder};
use turnhost_base::AbsPath;

/// 128 KiB: ten times the longest that people write. What is behind it does not count.
const MAX_BYTES: u64 = 128 * 1024;

/// 8 MiB of such texts in one walk: thousands of directories. Later ones do not count.
const MAX_WALK_BYTES: u64 = 8 * 1024 * 1024;

/// The directories in which a `.gitignore` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Those of repositories.
    Repositories,
    /// All.
    Everywhere,
}

/// Makes a walk pass over what is ignored, and over what `shows` refuses.
pub(crate) fn pass_over(
    walk: &mut WalkBuilder,
    scope: Scope,
    shows: impl Fn(&DirEntry) -> bool + Send + Sync + 'static,
) {
    let levels = Mutex::new(Levels { scope, stack: Vec::new(), left: MAX_WALK_BYTES });
    walk.ignore(false).git_ignore(false).git_exclude(false).git_global(false).parents(false);
    walk.filter_entry(move |entry| {
        shows(entry) && !levels.lock().unwrap_or_else(PoisonError::into_inner).hide(entry)
    });
}

/// The rules of a directory.
struct Level {
    directory: PathBuf,
    /// `.ignore`, which is no repository's.
    own: Option<Gitignore>,
    git: Option<Gitignore>,
    /// The rules of a whole repository, where one begins.
    repository: Option<[Gitignore; 2]>,
    is_in_repository: bool,
}

/// The rules of a directory and of all above it, from the root of the file system down.
struct Levels {
    scope: Scope,
    stack: Vec<Level>,
    left: u64,
}

impl Levels {
    fn hide(&mut self, entry: &DirEntry) -> bool {
        let Some(parent) = entry.path().parent() else { return false };
        self.enter(parent);
        let is_directory = entry.file_type().is_some_and(|kind| kind.is_dir());
        let decide = |rules: &Gitignore| match rules.matched(entry.path(), is_directory) {
            Match::None => None,
            Match::Ignore(_) => Some(true),
            Match::Whitelist(_) => Some(false),
        };
        let upwards = || self.stack.iter().rev();
        let own = upwards().filter_map(|level| level.own.as_ref()).find_map(decide);
        if let Some(hidden) = own {
            return hidden;
        }
        // What lies above a repository says nothing about it.
        let mut is_inside = true;
        let of_repository = upwards().take_while(|level| {
            let counts = is_inside;
            is_inside = level.repository.is_none();
            counts
        });
        let of_repository: Vec<_> = of_repository.collect();
        let git = of_repository.iter().filter_map(|level| level.git.as_ref()).find_map(decide);
        let whole = of_repository.iter().filter_map(|level| level.repository.as_ref()).flatten();
        git.or_else(|| whole.into_iter().find_map(decide)).unwrap_or(false)
    }

    /// Makes `directory` the last level.
    fn enter(&mut self, directory: &Path) {
        while self.stack.last().is_some_and(|level| !directory.starts_with(&level.directory)) {
            self.stack.pop();
        }
        let above = self.stack.last().map(|level| level.directory.clone());
        let missing = directory.ancestors().take_while(|it| above.as_deref() != Some(*it));
        for directory in missing.collect::<Vec<_>>().into_iter().rev() {
            let level = self.read(directory);
            self.stack.push(level);
        }
    }

    fn read(&mut self, directory: &Path) -> Level {
        let begins_repository = directory.join(".git").symlink_metadata().is_ok();
        let is_in_repository =
            begins_repository || self.stack.last().is_some_and(|level| level.is_in_repository);
        let counts = is_in_repository || self.scope == Scope::Everywhere;
        let own = self.rules(directory, ".ignore");
        let git = if counts { self.rules(directory, ".gitignore") } else { None };
        let repository = begins_repository.then(|| {
            let exclude = self.rules(directory, ".git/info/exclude");
            let (global, _) = GitignoreBuilder::new(directory).build_global();
            [exclude.unwrap_or_else(Gitignore::empty), global]
        });
        Level { directory: directory.to_owned(), own, git, repository, is_in_repository }
    }

    /// Reads rules for `directory` from a file in it. None if there are none.
    fn rules(&mut self, directory: &Path, name: &str) -> Option<Gitignore> {
        let path = AbsPath::from_std(&directory.join(name)).ok()?;
        let file = turnhost_sandbox::regular::open(&path).ok()?;
        let mut text = Vec::new();
        file.take(MAX_BYTES.min(self.left)).read_to_end(&mut text).ok()?;
        self.left = self.left.saturating_sub(text.len() as u64);
        let mut builder = GitignoreBuilder::new(directory);
        for line in String::from_utf8_lossy(&text).trim_start_matches('\u{feff}').lines() {
            // A line that is no pattern says nothing, as for git.
            let _ = builder.add_line(None, line);
        }
        builder.build().ok().filter(|rules| !rules.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn walked(root: &Path, scope: Scope) -> Vec<String> {
        let mut walk = WalkBuilder::new(root);
        walk.hidden(false).sort_by_file_name(Ord::cmp);
        pass_over(&mut walk, scope, |entry| entry.file_name() != ".git");
        let paths = walk.build().filter_map(Result::ok).filter_map(|entry| {
            let path = entry.path().strip_prefix(root).ok()?.to_str()?.to_owned();
            (!path.is_empty() && !path.ends_with("ignore")).then_some(path)
        });
        paths.collect()
    }

    #[test]
    fn rules_hold_below_their_directory_and_the_nearest_one_decides() {
        let dir = tempfile::tempdir().unwrap();
        let make = |path: &str, text: &str| {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        make(".gitignore", "*.log\n/build\n");
        make("repo/.git/info/exclude", "excluded\n");
        make("repo/.gitignore", "*.o\n!kept.o\nsub/only\n");
        make("repo/sub/.gitignore", "!again.o\n");
        for path in ["a.log", "build/x", "repo/a.log", "repo/excluded", "repo/a.o", "repo/kept.o"] {
            make(path, "");
        }
        for path in ["repo/sub/again.o", "repo/sub/only", "repo/sub/x.o", "repo/sub/build"] {
            make(path, "");
        }
        make("repo/.ignore", "hidden\n");
        make("repo/hidden/kept.o", "");
        let repo = ["repo", "repo/a.log", "repo/kept.o", "repo/sub", "repo/sub/again.o"];
        let in_repositories: Vec<_> = ["a.log", "build", "build/x"]
            .into_iter()
            .chain(repo)
            .chain(["repo/sub/build"])
            .collect();
        let everywhere: Vec<_> = repo.into_iter().chain(["repo/sub/build"]).collect();
        // The temporary directory may lie in somebody's repository: there the text at the top counts too.
        let is_outside = dir.path().ancestors().all(|above| !above.join(".git").exists());
        let expected = if is_outside { &in_repositories } else { &everywhere };
        assert_eq!(&walked(dir.path(), Scope::Repositories), expected);
        assert_eq!(walked(dir.path(), Scope::Everywhere), everywhere);
        let below: Vec<_> = walked(&dir.path().join("repo/sub"), Scope::Repositories);
        assert_eq!(below, ["again.o", "build"]);
    }

    #[test]
    fn what_is_no_regular_file_says_nothing_and_stops_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let mode = rustix::fs::Mode::RUSR;
        let kind = rustix::fs::FileType::Fifo;
        for directory in ["pipe/.git", "device/.git", "sparse/.git"] {
            fs::create_dir_all(dir.path().join(directory)).unwrap();
            fs::write(dir.path().join(directory).join("../file"), "").unwrap();
        }
        let at = |path: &str| dir.path().join(path);
        rustix::fs::mknodat(rustix::fs::CWD, at("pipe/.gitignore"), kind, mode, 0).unwrap();
        std::os::unix::fs::symlink("/dev/zero", at("device/.gitignore")).unwrap();
        let sparse = fs::File::create(at("sparse/.gitignore")).unwrap();
        sparse.set_len(1 << 40).unwrap();
        let found = walked(dir.path(), Scope::Repositories);
        for file in ["pipe/file", "device/file", "sparse/file"] {
            assert!(found.iter().any(|it| it == file), "{found:?}");
        }
    }
}
