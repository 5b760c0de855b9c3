//! Writable roots held by identity.
//!
//! A root is resolved once, when it is first used, and held as an open place.
//! From then on its path must lead to the same directory: a command that may
//! write around a root (because another root contains it) could put a symbolic
//! link there, and the next command or patch would be let in where it leads.
//! For the same reason no root is reached at all, not even the first time, by a link that lies in
//! another root and leads out of them: it may have been put there before this server started.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::OwnedFd;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;

use crate::SandboxError;
use crate::resolve::{links_on, open_place, real_path};

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
    /// Returns the real places of `roots`, or refuses one that is another than at the first call, or to which
    /// a link leads that commands may have made.
    pub(crate) fn pin(&self, roots: &[AbsPath]) -> Result<Vec<PinnedRoot>, SandboxError> {
        roots.iter().map(|root| self.pin_one(root, roots)).collect()
    }

    fn pin_one(&self, root: &AbsPath, roots: &[AbsPath]) -> Result<PinnedRoot, SandboxError> {
        let now = look(root)?;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls += 1;
        let used = state.calls;
        if let Some(pin) = state.pins.get_mut(root) {
            pin.used = used;
            pin.follow(root, now)?;
            return Ok(pin.root.clone());
        }
        refuse_planted(root, &now.0.path, roots, &state.pins)?;
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

/// Fails if a link leads to `root` that lies in another root, where a command may have put it, and
/// `real`, where it leads, is in none: that place was never named. `others` are the roots of the same sandbox, `pins`
/// those of all threads.
fn refuse_planted(
    root: &AbsPath,
    real: &AbsPath,
    others: &[AbsPath],
    pins: &BTreeMap<AbsPath, Pin>,
) -> Result<(), SandboxError> {
    let links = links_on(root);
    if links.is_empty() {
        return Ok(());
    }
    let others = others.iter().filter(|other| *other != root);
    let mut writable: Vec<_> = others.filter_map(real_path).collect();
    let is_inside = |path: &AbsPath, roots: &[AbsPath]| roots.iter().any(|it| path.starts_with(it));
    if is_inside(real, &writable) {
        return Ok(());
    }
    writable.extend(pins.values().map(|pin| pin.root.path.clone()));
    match links.iter().find(|link| link.parent().is_some_and(|it| is_inside(&it, &writable))) {
        Some(link) => Err(SandboxError::RootLink {
            root: root.to_string(),
            link: link.to_string(),
            real: real.to_string(),
        }),
        None => Ok(()),
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

    fn one(pins: &Pins, root: &AbsPath) -> Result<PinnedRoot, SandboxError> {
        pins.pin(std::slice::from_ref(root)).map(|mut pinned| pinned.remove(0))
    }

    #[test]
    fn a_root_that_became_a_link_or_another_directory_is_refused_by_name() {
        let (_dir, at) = place();
        let root = at.join("w");
        fs::create_dir(root.as_std()).unwrap();
        let pins = Pins::default();
        let first = one(&pins, &root).unwrap();
        assert_eq!(one(&pins, &root).unwrap(), first);
        fs::rename(root.as_std(), at.join("w2").as_std()).unwrap();
        fs::create_dir(root.as_std()).unwrap();
        assert!(one(&pins, &root).unwrap_err().to_string().contains(root.as_str()));
        fs::remove_dir(root.as_std()).unwrap();
        symlink("/", root.as_std()).unwrap();
        assert!(one(&pins, &root).unwrap_err().to_string().contains(root.as_str()));
        fs::remove_file(root.as_std()).unwrap();
        fs::rename(at.join("w2").as_std(), root.as_std()).unwrap();
        assert_eq!(one(&pins, &root).unwrap(), first);
    }

    #[test]
    fn a_root_may_come_later_and_be_made_again_but_not_as_a_link() {
        let (_dir, at) = place();
        let root = at.join("later");
        let pins = Pins::default();
        assert_eq!(one(&pins, &root).unwrap().id, None);
        symlink("/", root.as_std()).unwrap();
        assert!(one(&pins, &root).is_err());
        fs::remove_file(root.as_std()).unwrap();
        fs::create_dir(root.as_std()).unwrap();
        let made = one(&pins, &root).unwrap();
        assert!(made.id.is_some());
        fs::remove_dir(root.as_std()).unwrap();
        fs::create_dir(root.as_std()).unwrap();
        assert_ne!(one(&pins, &root).unwrap().id, None);
    }

    #[test]
    fn a_link_that_was_there_from_the_start_is_followed_once() {
        let (_dir, at) = place();
        fs::create_dir(at.join("real").as_std()).unwrap();
        symlink("real", at.join("link").as_std()).unwrap();
        let pins = Pins::default();
        assert_eq!(one(&pins, &at.join("link")).unwrap().path, at.join("real"));
        fs::remove_file(at.join("link").as_std()).unwrap();
        symlink("/", at.join("link").as_std()).unwrap();
        assert!(one(&pins, &at.join("link")).is_err());
    }

    #[test]
    fn a_link_that_commands_may_have_made_is_refused_before_anything_is_pinned() {
        let (_dir, at) = place();
        for dir in ["tmp/in", "out/tree"] {
            fs::create_dir_all(at.join(dir).as_std()).unwrap();
        }
        let (tmp, planted) = (at.join("tmp"), at.join("tmp/w"));
        symlink(at.join("out").as_std(), planted.as_std()).unwrap();
        for root in [&planted, &at.join("tmp/w/tree"), &at.join("tmp/w/new")] {
            let refused = Pins::default().pin(&[root.clone(), tmp.clone()]).unwrap_err();
            assert!(refused.to_string().contains(planted.as_str()), "{refused}");
        }
        // Another thread's roots count as well; what is refused stays unpinned.
        let pins = Pins::default();
        one(&pins, &tmp).unwrap();
        assert!(one(&pins, &planted).is_err());
        fs::remove_file(planted.as_std()).unwrap();
        symlink("in", planted.as_std()).unwrap();
        let inside = pins.pin(&[planted.clone(), tmp.clone()]).unwrap();
        assert_eq!(inside[0].path, at.join("tmp/in"));
        // Nobody writes where this one lies.
        symlink("out", at.join("own").as_std()).unwrap();
        assert_eq!(pins.pin(&[at.join("own"), tmp]).unwrap()[0].path, at.join("out"));
    }
}
