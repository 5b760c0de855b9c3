//! Protected directories that are not there: an empty one is made for as long
//! as a command runs, because only what exists can be held in place.
//!
//! Several commands, also of several servers, share a placeholder. Each holds a
//! shared lock on it; the process that gets an exclusive lock is the last one and removes it.
//! One that a killed server left is recognised by its mode and removed by the next command.

use std::io;
use std::os::fd::OwnedFd;

use rustix::fs::{AtFlags, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use turnhost_base::AbsPath;

use crate::closer::Closer;
use crate::resolve::open_place;

/// Marks a placeholder: the sticky bit means nothing on a directory that only its owner writes to.
const MODE: u32 = 0o1755;

/// Makes a placeholder again if another command removed it meanwhile, which is rare even once.
const MAX_TRIES: usize = 64;

/// An empty directory where a protected one could be made. Removed when the last holder drops it.
#[derive(Debug)]
pub(crate) struct Placeholder {
    /// There until it is dropped.
    held: Option<Held>,
    closer: Closer,
}

#[derive(Debug)]
struct Held {
    parent: OwnedFd,
    name: String,
    /// Open and locked.
    directory: OwnedFd,
}

impl Placeholder {
    /// Makes or shares the placeholder `path`. `None` if nothing can be made
    /// there, also not by a command, or if it has contents of its own.
    pub(crate) fn hold(path: &AbsPath, closer: &Closer) -> io::Result<Option<Self>> {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return Ok(None) };
        let mut parent = match open_place(parent.as_std()) {
            Ok(parent) => parent,
            Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(err) => return Err(err),
        };
        for _ in 0..MAX_TRIES {
            match rustix::fs::mkdirat(&parent, name, Mode::from_raw_mode(MODE)) {
                Ok(()) | Err(Errno::EXIST) => {}
                Err(Errno::ACCESS | Errno::PERM | Errno::ROFS | Errno::NOTDIR) => return Ok(None),
                Err(err) => return Err(err.into()),
            }
            let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let directory = match rustix::fs::openat(&parent, name, flags, Mode::empty()) {
                Ok(directory) => directory,
                // Another process removed it again.
                Err(Errno::NOENT) => continue,
                // What is there now is sealed as it is.
                Err(_) => return Ok(None),
            };
            rustix::fs::flock(&directory, FlockOperation::LockShared)?;
            if !is_marked(&directory) {
                return Ok(None);
            }
            let held = Held { parent, name: name.to_owned(), directory };
            if held.is_in_place() {
                return Ok(Some(Self { held: Some(held), closer: closer.clone() }));
            }
            parent = held.parent;
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }
}

fn is_marked(directory: &OwnedFd) -> bool {
    let mark = Mode::SVTX | Mode::RWXU;
    rustix::fs::fstat(directory).is_ok_and(|stat| Mode::from_raw_mode(stat.st_mode).contains(mark))
}

impl Held {
    /// Returns whether the name still leads to the directory that is locked.
    fn is_in_place(&self) -> bool {
        let held = rustix::fs::fstat(&self.directory);
        let named = rustix::fs::statat(&self.parent, &self.name, AtFlags::SYMLINK_NOFOLLOW);
        matches!((held, named), (Ok(held), Ok(named)) if (held.st_dev, held.st_ino) == (named.st_dev, named.st_ino))
    }

    /// Removes the directory if this was its last holder.
    fn remove(self, closer: &Closer) {
        let alone = FlockOperation::NonBlockingLockExclusive;
        if rustix::fs::flock(&self.directory, alone).is_err() || !self.is_in_place() {
            return;
        }
        if rustix::fs::unlinkat(&self.parent, &self.name, AtFlags::REMOVEDIR).is_ok() {
            closer.close(self.directory);
        } else {
            // What a person has put into it meanwhile stays, as an ordinary directory.
            let _ = rustix::fs::fchmod(&self.directory, Mode::from_raw_mode(0o755));
        }
    }
}

impl Drop for Placeholder {
    fn drop(&mut self) {
        if let Some(held) = self.held.take() {
            held.remove(&self.closer);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn place() -> (tempfile::TempDir, AbsPath) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().canonicalize().unwrap().join(".codex");
        (dir, AbsPath::from_std(&path).unwrap())
    }

    #[test]
    fn it_lasts_as_long_as_its_last_holder() {
        let (_dir, path) = place();
        let first = Placeholder::hold(&path, &Closer::default()).unwrap().unwrap();
        let second = Placeholder::hold(&path, &Closer::default()).unwrap().unwrap();
        drop(first);
        assert!(path.as_std().is_dir());
        drop(second);
        assert!(!path.as_std().exists());
    }

    #[test]
    fn contents_are_kept() {
        let (_dir, path) = place();
        let held = Placeholder::hold(&path, &Closer::default()).unwrap().unwrap();
        fs::write(path.join("config.toml").as_std(), "mine").unwrap();
        drop(held);
        assert_eq!(fs::read(path.join("config.toml").as_std()).unwrap(), b"mine");
        assert!(
            Placeholder::hold(&path, &Closer::default()).unwrap().is_none(),
            "it is nobody's placeholder now"
        );
    }

    #[test]
    fn many_commands_at_once_agree() {
        let (_dir, path) = place();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let held = Placeholder::hold(&path, &Closer::default()).unwrap().unwrap();
                        assert!(held.held.as_ref().unwrap().is_in_place());
                    }
                });
            }
        });
        assert!(!path.as_std().exists());
    }
}
