//! `.git` entries that appear while a command runs, where there was none.
//!
//! An empty placeholder cannot hold their place, as it does for other protected names: programs take
//! any `.git` for the top of a project. So one that appeared is renamed when the command ends, and
//! before anything runs outside of a sandbox: git does not look at it any more, and nothing is lost.

use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io;

use rustix::fs::{AtFlags, RenameFlags};
use rustix::io::Errno;
use turnhost_base::AbsPath;

use crate::resolve::open_place;

/// Name of one that was set aside; another one gets random digits behind it.
const ASIDE: &str = ".git.planted";

/// Names that are tried. A command that still runs cannot guess the random ones.
const MAX_TRIES: usize = 8;

/// An entry that was found, and what became of it. Displays as a sentence for people.
#[derive(Debug)]
pub struct Planted {
    path: AbsPath,
    /// Its new name.
    aside: io::Result<String>,
}

impl fmt::Display for Planted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.aside {
            Ok(name) => write!(
                f,
                "`{path}` appeared while this command ran and was renamed to `{name}`, so that no hook or setting in it takes effect outside of the sandbox; rename it back if it is wanted"
            ),
            Err(error) => write!(
                f,
                "`{path}` appeared while this command ran and could not be renamed ({error}); do not run git there before you have looked at its hooks and settings"
            ),
        }
    }
}

/// Renames the `.git` at the real path `path`, if there is one now. Follows no symbolic link.
pub(crate) fn set_aside(path: &AbsPath) -> Option<Planted> {
    let (parent, name) = (path.parent()?, path.file_name()?);
    let parent = open_place(parent.as_std()).ok()?;
    rustix::fs::statat(&parent, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
    let mut aside = ASIDE.to_owned();
    let mut outcome = Err(Errno::EXIST);
    for _ in 0..MAX_TRIES {
        outcome =
            rustix::fs::renameat_with(&parent, name, &parent, &*aside, RenameFlags::NOREPLACE);
        match outcome {
            Err(Errno::EXIST) => aside = format!("{ASIDE}-{:x}", random()),
            // Another process was first.
            Err(Errno::NOENT) => return None,
            _ => break,
        }
    }
    let aside = outcome.map(|()| aside).map_err(io::Error::from);
    Some(Planted { path: path.clone(), aside })
}

/// Returns a number that no other process knows.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn each_one_is_renamed_and_kept_whatever_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap().join(".git");
        assert!(set_aside(&path).is_none());
        fs::create_dir_all(path.join("hooks").as_std()).unwrap();
        let text = set_aside(&path).unwrap().to_string();
        assert!(text.contains(path.as_str()) && text.contains("`.git.planted`"), "{text}");
        assert!(dir.path().join(".git.planted/hooks").is_dir());
        fs::write(path.as_std(), "gitdir: /elsewhere").unwrap();
        assert!(set_aside(&path).unwrap().aside.unwrap().starts_with(".git.planted-"));
        symlink("/", path.as_std()).unwrap();
        assert!(set_aside(&path).unwrap().aside.is_ok());
        assert!(fs::symlink_metadata(path.as_std()).is_err());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3);
    }
}
