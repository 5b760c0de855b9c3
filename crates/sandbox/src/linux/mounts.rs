//! The mounts of a command, in which files cannot be changed
//! outside the writable roots, nor what is protected inside them.
//!
//! Landlock alone could not do this: its rules only add rights further down, so
//! it cannot except `.git` from a root; and it does not cover modes, owners and
//! times. It does forbid a bound process every mount, which is what makes the
//! namespace hold. A mount point can be neither renamed nor removed, and
//! nothing can be linked out of it: so each root is one, also inside another
//! root, and so is each directory above something that must keep its path.

use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use turnhost_base::AbsPath;

use super::devices;
use super::namespaces::failed;
use super::tree::{copy, lay};
use crate::pins::{FileId, PinnedRoot};
use crate::resolve::open_place;
use crate::spec::Hold;
use crate::{SandboxError, Spec, sys};

/// Mounted over a masked file: reading it gives nothing.
const EMPTY: &str = "/dev/null";

/// Makes the mounts. Returns the roots, open.
///
/// The caller must be in a mount namespace of its own, and in the command's PID namespace.
pub(crate) fn enter(spec: &Spec) -> Result<Vec<OwnedFd>, SandboxError> {
    let here = std::env::current_dir().map_err(failed("finding the working directory"))?;
    // Copies of the roots are taken before all is made read-only and laid over
    // it after, so that what was read-only inside a root stays so.
    let trees = spec.roots.iter().map(|root| copy(&open_root(root)?, root.path.as_str()));
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
    devices::own_devices()?;
    devices::own_processes()?;
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
                        copy(&empty.map_err(failed(format!("opening `{EMPTY}`")))?, path.as_str())?
                    }
                    Hold::Anchor | Hold::Sealed => copy(&target, path.as_str())?,
                };
                if hold == Hold::Sealed {
                    sys::make_read_only(tree.as_fd(), c"")
                        .map_err(failed(format!("making `{path}` read-only")))?;
                }
                (tree, target)
            }
        };
        lay(&tree, &target, path.as_str())
    }
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
