//! A mount namespace of the command's own, in which files cannot be changed
//! outside the writable roots, nor what is protected inside them.
//!
//! Landlock alone could not do this: its rules only add rights further down, so
//! it cannot except `.git` from a root; and it does not cover modes, owners and
//! times. It does forbid a bound process every mount, which is what makes the
//! namespace hold. A mount point can be neither renamed nor removed, and
//! nothing can be linked out of it: so each root is one, also inside another
//! root, and so is each directory above something that must keep its path.

use std::fs;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::mount::{MoveMountFlags, OpenTreeFlags};
use rustix::thread::UnshareFlags;
use turnhost_base::AbsPath;

use crate::pins::{FileId, PinnedRoot};
use crate::resolve::open_place;
use crate::spec::Hold;
use crate::{SandboxError, Spec, sys};

/// Mounted over a masked file: reading it gives nothing.
const EMPTY: &str = "/dev/null";

/// Enters the namespace. Returns the roots, open.
pub(crate) fn enter(spec: &Spec) -> Result<Vec<OwnedFd>, SandboxError> {
    let here = std::env::current_dir().map_err(failed("finding the working directory"))?;
    own_namespace()?;
    // Copies of the roots are taken before all is made read-only and laid over
    // it after, so that what was read-only inside a root stays so.
    let trees = spec.roots.iter().map(|root| copy(&open_root(root)?, &root.path));
    let trees = trees.collect::<Result<Vec<_>, _>>()?;
    let all = |path: &AbsPath| path.as_str() == "/";
    if spec.roots.iter().any(|root| all(&root.path)) {
        sys::make_private(rustix::fs::CWD, c"/").map_err(failed("making mounts private"))?;
    } else {
        sys::make_read_only(rustix::fs::CWD, c"/").map_err(failed("making `/` read-only"))?;
    }
    let roots =
        spec.roots.iter().zip(trees).map(|(root, tree)| (&root.path, Point::Root(root, tree)));
    let others = spec.points.iter().map(|(path, hold)| (path, Point::Hold(*hold)));
    let mut points: Vec<_> = roots.chain(others).filter(|(path, _)| !all(path)).collect();
    // A path sorts before all that lie below it: outer ones first, so that none is covered by a later mount.
    points.sort_by_key(|(path, _)| *path);
    for (path, point) in points {
        point.lay(path)?;
    }
    own_shared_memory()?;
    // The working directory still lies in the mount below; take the one above it.
    std::env::set_current_dir(here).map_err(failed("entering the working directory"))?;
    spec.roots.iter().map(open_root).collect()
}

/// A mount to be made, over its own path.
enum Point<'a> {
    Root(&'a PinnedRoot, OwnedFd),
    Hold(Hold),
}

impl Point<'_> {
    fn lay(self, path: &AbsPath) -> Result<(), SandboxError> {
        let opening = format!("opening `{path}`");
        let (tree, target) = match self {
            Self::Root(root, tree) => (tree, open_root(root)?),
            Self::Hold(hold) => {
                let target = open_place(path.as_std()).map_err(failed(opening))?;
                let tree = match hold {
                    Hold::Masked => {
                        let empty = open_place(Path::new(EMPTY));
                        copy(&empty.map_err(failed(format!("opening `{EMPTY}`")))?, path)?
                    }
                    Hold::Anchor | Hold::Sealed => copy(&target, path)?,
                };
                if hold == Hold::Sealed {
                    sys::make_read_only(tree.as_fd(), c"")
                        .map_err(failed(format!("making `{path}` read-only")))?;
                }
                (tree, target)
            }
        };
        let flags =
            MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH | MoveMountFlags::MOVE_MOUNT_T_EMPTY_PATH;
        rustix::mount::move_mount(&tree, c"", &target, c"", flags)
            .map_err(|err| failed(format!("mounting `{path}`"))(err.into()))
    }
}

fn failed(step: impl Into<String>) -> impl FnOnce(io::Error) -> SandboxError {
    move |source| SandboxError::Mounts { step: step.into(), source }
}

/// Opens a root, which must still be the directory that the server pinned.
fn open_root(root: &PinnedRoot) -> Result<OwnedFd, SandboxError> {
    let opening = |err| SandboxError::Root { root: root.path.to_string(), source: err };
    let place = open_place(root.path.as_std()).map_err(opening)?;
    if Some(FileId::of(&place).map_err(opening)?) == root.id {
        return Ok(place);
    }
    let path = root.path.to_string();
    Err(SandboxError::RootChanged { root: path.clone(), was: path.clone(), now: path })
}

/// Directory of named shared memory and semaphores.
pub(super) const SHARED_MEMORY: &str = "/dev/shm";

/// Mounts an empty, bounded file system for shared memory, which ends with the command.
fn own_shared_memory() -> Result<(), SandboxError> {
    use rustix::mount::MountFlags;

    if !Path::new(SHARED_MEMORY).is_dir() {
        return Ok(());
    }
    let flags = MountFlags::NOSUID | MountFlags::NODEV;
    // 256 MiB: what browsers and numeric libraries use; it counts as the command's memory.
    rustix::mount::mount("turnhost", SHARED_MEMORY, "tmpfs", flags, c"size=256m,mode=1777")
        .map_err(|err| failed(format!("mounting `{SHARED_MEMORY}`"))(err.into()))
}

/// Enters namespaces for mounts and IPC, in a user namespace as well where that is needed to be allowed to.
fn own_namespace() -> Result<(), SandboxError> {
    // Shared memory, semaphores and queues by number are the command's own, too.
    let own = UnshareFlags::NEWNS | UnshareFlags::NEWIPC;
    match sys::unshare(own) {
        Err(err) if err.kind() == io::ErrorKind::PermissionDenied => {}
        done => return done.map_err(failed("a mount namespace")),
    }
    let (uid, gid) = (rustix::process::geteuid().as_raw(), rustix::process::getegid().as_raw());
    sys::unshare(UnshareFlags::NEWUSER | own).map_err(failed("a user namespace"))?;
    // The command stays who it is. Groups can be mapped only once they cannot be changed.
    let maps = [
        ("/proc/self/setgroups", "deny".to_owned()),
        ("/proc/self/uid_map", format!("{uid} {uid} 1")),
        ("/proc/self/gid_map", format!("{gid} {gid} 1")),
    ];
    for (file, line) in maps {
        fs::write(file, line).map_err(failed(format!("writing `{file}`")))?;
    }
    Ok(())
}

/// Takes a detached copy of the mounts at and below a place.
fn copy(place: &OwnedFd, path: &AbsPath) -> Result<OwnedFd, SandboxError> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE
        | OpenTreeFlags::OPEN_TREE_CLOEXEC
        | OpenTreeFlags::AT_RECURSIVE
        | OpenTreeFlags::AT_EMPTY_PATH;
    rustix::mount::open_tree(place, c"", flags)
        .map_err(|err| failed(format!("copying the mount of `{path}`"))(err.into()))
}
