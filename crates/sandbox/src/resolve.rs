//! Paths with their symbolic links followed, and opening such paths without
//! following any.

use std::io;
use std::os::fd::OwnedFd;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags};
use turnhost_base::AbsPath;

/// Links that are followed before a path counts as a loop; the kernel's own limit.
const MAX_LINKS: usize = 40;

/// Returns the path with every symbolic link of its existing part followed,
/// dangling ones included: a write through a dangling link makes the file that it names.
///
/// `None` if it leads in circles, or to a name that is not UTF-8.
pub fn real_path(path: &AbsPath) -> Option<AbsPath> {
    follow(path.as_std(), &mut Vec::new()).and_then(|real| AbsPath::from_std(&real).ok())
}

/// Returns the real paths of the symbolic links that lead to the real path of `path`.
pub(crate) fn links_on(path: &AbsPath) -> Vec<AbsPath> {
    let mut links = Vec::new();
    let _ = follow(path.as_std(), &mut links);
    links.iter().filter_map(|link| AbsPath::from_std(link).ok()).collect()
}

fn follow(path: &Path, links: &mut Vec<PathBuf>) -> Option<PathBuf> {
    let mut real = PathBuf::from("/");
    for part in path.components().skip(1) {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::Normal(name) => {
                let next = real.join(name);
                if let Ok(target) = std::fs::read_link(&next) {
                    if links.len() >= MAX_LINKS {
                        return None;
                    }
                    links.push(next);
                    real = follow(&real.join(target), links)?;
                } else {
                    real = next;
                }
            }
            _ => {}
        }
    }
    Some(real)
}

/// Opens a real path as a place (`O_PATH`), and fails with `ELOOP` or
/// `ENOTDIR` if any directory on the way is a symbolic link by now. A link at
/// its end is opened as the link.
#[cfg(target_os = "linux")]
pub fn open_place(path: &Path) -> io::Result<OwnedFd> {
    use rustix::fs::ResolveFlags;

    let flags = OFlags::PATH | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let resolve = ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    Ok(rustix::fs::openat2(CWD, path, flags, Mode::empty(), resolve)?)
}

/// Opens a real path as a place, one step after the other, following no link.
#[cfg(not(target_os = "linux"))]
pub fn open_place(path: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let mut place = rustix::fs::openat(CWD, "/", flags, Mode::empty())?;
    for part in path.components().skip(1) {
        place = rustix::fs::openat(&place, part.as_os_str(), flags, Mode::empty())?;
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_also_where_nothing_is_yet() {
        let dir = tempfile::tempdir().unwrap();
        let root = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        let at = |path: &str| root.join(path);
        std::fs::create_dir(at("real").as_std()).unwrap();
        symlink("real", at("rel").as_std()).unwrap();
        symlink(at("real").as_std(), at("abs").as_std()).unwrap();
        symlink("../gone/x", at("real/dangling").as_std()).unwrap();
        symlink("loop", at("loop").as_std()).unwrap();
        for (path, real) in [
            ("rel/new/file", "real/new/file"),
            ("abs/f", "real/f"),
            ("rel/dangling", "gone/x"),
            ("plain", "plain"),
        ] {
            assert_eq!(real_path(&at(path)), Some(at(real)));
        }
        assert_eq!(real_path(&at("loop/x")), None);
        symlink("rel", at("twice").as_std()).unwrap();
        assert_eq!(links_on(&at("twice/x")), [at("twice"), at("rel")]);
        assert_eq!(links_on(&at("real/x")), []);
        assert!(open_place(at("real").as_std()).is_ok());
        assert!(open_place(at("rel/x").as_std()).is_err());
    }
}
