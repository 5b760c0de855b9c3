//! Writable roots held by identity.
//!
//! A root is resolved once, when it is first used, and held as an open place.
//! From then on its path must lead to the same directory: a command that may
//! write around a root (because another root contains it) could put a symbolic
//! link there, and the next command or patch would be let in where it leads.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::OwnedFd;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;

use crate::SandboxError;
use crate::resolve::{open_place, real_path};

/// Identity of a file or directory, which a rename does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileId {
    /// The file system.
    pub(crate) device: u64,
    /// The file on it.
    pub(crate) inode: u64,
}

impl FileId {
    /// Reads the identity of an open place.
    pub(crate) fn of(place: &OwnedFd) -> io::Result<Self> {
        let stat = rustix::fs::fstat(place)?;
        Ok(Self { device: stat.st_dev, inode: stat.st_ino })
    }
}

/// A writable root as it was when it was pinned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PinnedRoot {
    /// The path with its symbolic links followed.
    pub(crate) path: AbsPath,
    /// The directory there; `None` if there is nothing yet.
    pub(crate) id: Option<FileId>,
}

#[derive(Debug)]
struct Pin {
    root: PinnedRoot,
    /// Holding it open keeps the inode's number from being given to another directory.
    place: Option<OwnedFd>,
    /// When it was last asked for, in calls.
    used: u64,
}

/// More roots than a server's threads have at a time. The one that was not used
/// for longest is let go, so that descriptors are bounded.
const MAX_PINS: usize = 256;

/// The roots that were seen, by their paths as configured.
#[derive(Debug, Default)]
pub(crate) struct Pins {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    pins: BTreeMap<AbsPath, Pin>,
    calls: u64,
}

impl Pins {
    /// Returns the real place of `root`, or refuses it if it is another than at the first call.
    pub(crate) fn pin(&self, root: &AbsPath) -> Result<PinnedRoot, SandboxError> {
        let now = look(root)?;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls += 1;
        let used = state.calls;
        if let Some(pin) = state.pins.get_mut(root) {
            pin.used = used;
            pin.follow(root, now)?;
            return Ok(pin.root.clone());
        }
        if state.pins.len() >= MAX_PINS
            && let Some(oldest) = state.pins.iter().min_by_key(|(_, pin)| pin.used)
        {
            let oldest = oldest.0.clone();
            state.pins.remove(&oldest);
        }
        let (found, place) = now;
        state.pins.insert(root.clone(), Pin { root: found.clone(), place, used });
        Ok(found)
    }
}

type Found = (PinnedRoot, Option<OwnedFd>);

fn look(root: &AbsPath) -> Result<Found, SandboxError> {
    let failed = |source| SandboxError::Root { root: root.to_string(), source };
    let path = real_path(root).ok_or_else(|| failed(io::Error::other("it leads in circles")))?;
    match open_place(path.as_std()) {
        Ok(place) => {
            let id = Some(FileId::of(&place).map_err(failed)?);
            Ok((PinnedRoot { path, id }, Some(place)))
        }
        Err(err)
            if matches!(err.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok((PinnedRoot { path, id: None }, None))
        }
        Err(err) => Err(failed(err)),
    }
}

impl Pin {
    /// Accepts what is found now if it is the pinned directory; if there was
    /// none when it was pinned, or it was removed since, one that was made at the same real path.
    fn follow(&mut self, root: &AbsPath, (now, place): Found) -> Result<(), SandboxError> {
        let changed = || SandboxError::RootChanged {
            root: root.to_string(),
            was: self.root.path.to_string(),
            now: now.path.to_string(),
        };
        if now.path != self.root.path {
            return Err(changed());
        }
        if now.id == self.root.id || now.id.is_none() {
            return Ok(());
        }
        let removed =
            |place: &OwnedFd| rustix::fs::fstat(place).is_ok_and(|stat| stat.st_nlink == 0);
        if self.place.as_ref().is_none_or(removed) {
            (self.root, self.place) = (now, place);
            return Ok(());
        }
        Err(changed())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    fn place() -> (tempfile::TempDir, AbsPath) {
        let dir = tempfile::tempdir().unwrap();
        let root = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        (dir, root)
    }

    #[test]
    fn a_root_that_became_a_link_or_another_directory_is_refused_by_name() {
        let (_dir, at) = place();
        let root = at.join("w");
        fs::create_dir(root.as_std()).unwrap();
        let pins = Pins::default();
        let first = pins.pin(&root).unwrap();
        assert_eq!(pins.pin(&root).unwrap(), first);
        fs::rename(root.as_std(), at.join("w2").as_std()).unwrap();
        fs::create_dir(root.as_std()).unwrap();
        assert!(pins.pin(&root).unwrap_err().to_string().contains(root.as_str()));
        fs::remove_dir(root.as_std()).unwrap();
        symlink("/", root.as_std()).unwrap();
        assert!(pins.pin(&root).unwrap_err().to_string().contains(root.as_str()));
        fs::remove_file(root.as_std()).unwrap();
        fs::rename(at.join("w2").as_std(), root.as_std()).unwrap();
        assert_eq!(pins.pin(&root).unwrap(), first);
    }

    #[test]
    fn a_root_may_come_later_and_be_made_again_but_not_as_a_link() {
        let (_dir, at) = place();
        let root = at.join("later");
        let pins = Pins::default();
        assert_eq!(pins.pin(&root).unwrap().id, None);
        symlink("/", root.as_std()).unwrap();
        assert!(pins.pin(&root).is_err());
        fs::remove_file(root.as_std()).unwrap();
        fs::create_dir(root.as_std()).unwrap();
        let made = pins.pin(&root).unwrap();
        assert!(made.id.is_some());
        fs::remove_dir(root.as_std()).unwrap();
        fs::create_dir(root.as_std()).unwrap();
        assert_ne!(pins.pin(&root).unwrap().id, None);
    }

    #[test]
    fn a_link_that_was_there_from_the_start_is_followed_once() {
        let (_dir, at) = place();
        fs::create_dir(at.join("real").as_std()).unwrap();
        symlink("real", at.join("link").as_std()).unwrap();
        let pins = Pins::default();
        assert_eq!(pins.pin(&at.join("link")).unwrap().path, at.join("real"));
        fs::remove_file(at.join("link").as_std()).unwrap();
        symlink("/", at.join("link").as_std()).unwrap();
        assert!(pins.pin(&at.join("link")).is_err());
    }
}
