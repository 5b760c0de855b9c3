//! A mount namespace of the command's own, in which files cannot be changed
//! outside the writable roots, nor `.git` inside them.
//!
//! Landlock alone could not do this: its rules only add rights further down, so
//! it cannot except `.git` from a root; and it does not cover modes, owners and
//! times. It does forbid a bound process every mount, which is what makes the
//! namespace hold. A `.git` that is a mount point can be neither renamed nor
//! removed, and nothing can be linked out of it.
//!
//! A root without `.git` gets none made for it: a command may then run
//! `git init`, and the next command finds that repository read-only.

use std::fs;
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::CWD;
use rustix::mount::{MoveMountFlags, OpenTreeFlags};
use rustix::thread::UnshareFlags;
use turnhost_base::AbsPath;

use crate::{SandboxError, sys};

/// What stays read-only at the top of a writable root.
const PROTECTED: [&str; 1] = [".git"];

/// Enters the namespace. Gives the roots that are there, without those inside
/// others, as the kernel resolves them.
pub(crate) fn enter(writable: &[AbsPath]) -> Result<Vec<PathBuf>, SandboxError> {
    let mut roots: Vec<_> =
        writable.iter().filter_map(|root| fs::canonicalize(root.as_std()).ok()).collect();
    roots.sort();
    let protected = protected(&roots)?;
    // A path sorts before all that lie below it.
    roots.dedup_by(|later, earlier| later.starts_with(earlier));

    let here = std::env::current_dir().map_err(failed("finding the working directory"))?;
    own_namespace()?;
    if roots.iter().any(|root| root == Path::new("/")) {
        sys::make_private(CWD, c"/").map_err(failed("making mounts private"))?;
    } else {
        // Copies of the roots are taken before all is made read-only and laid
        // over it after, so that what was read-only inside a root stays so.
        let copies = roots.iter().map(|root| copy(root)).collect::<Result<Vec<_>, _>>()?;
        sys::make_read_only(CWD, c"/").map_err(failed("making `/` read-only"))?;
        for (root, tree) in roots.iter().zip(&copies) {
            lay(tree, root)?;
        }
    }
    for path in &protected {
        let tree = copy(path)?;
        sys::make_read_only(tree.as_fd(), c"")
            .map_err(failed(format!("making `{}` read-only", path.display())))?;
        lay(&tree, path)?;
    }
    // The working directory still lies in the mount below; take the one above it.
    std::env::set_current_dir(here).map_err(failed("entering the working directory"))?;
    Ok(roots)
}

fn failed(step: impl Into<String>) -> impl FnOnce(io::Error) -> SandboxError {
    move |source| SandboxError::Mounts { step: step.into(), source }
}

/// Enters a mount namespace, in a user namespace as well where that is needed to be allowed to.
fn own_namespace() -> Result<(), SandboxError> {
    match sys::unshare(UnshareFlags::NEWNS) {
        Err(err) if err.kind() == io::ErrorKind::PermissionDenied => {}
        done => return done.map_err(failed("a mount namespace")),
    }
    let (uid, gid) = (rustix::process::geteuid().as_raw(), rustix::process::getegid().as_raw());
    sys::unshare(UnshareFlags::NEWUSER | UnshareFlags::NEWNS)
        .map_err(failed("a user namespace"))?;
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

/// What has to be kept read-only in `roots`, which are sorted and resolved.
///
/// A `.git` that is itself a root was granted by name and is left out.
fn protected(roots: &[PathBuf]) -> Result<Vec<PathBuf>, SandboxError> {
    let mut found = Vec::new();
    for path in roots.iter().flat_map(|root| PROTECTED.map(|name| root.join(name))) {
        // What cannot be looked at, or is not there, cannot be mounted over.
        let Ok(meta) = fs::symlink_metadata(&path) else { continue };
        if meta.is_symlink() {
            return Err(SandboxError::GitLink(path.display().to_string()));
        }
        if roots.contains(&path) {
            continue;
        }
        if meta.is_file() {
            found
                .extend(led_to(&path).filter(|dir| roots.iter().any(|root| dir.starts_with(root))));
        }
        found.push(path);
    }
    // Outer ones first, so that none is covered by a later mount.
    found.sort();
    found.dedup();
    Ok(found)
}

/// The directories that a `.git` file leads to: the worktree's own, and the repository's.
fn led_to(file: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let worktree = named_in(file, "gitdir:");
    let repository = worktree.as_ref().and_then(|dir| named_in(&dir.join("commondir"), ""));
    [worktree, repository].into_iter().flatten()
}

/// The directory that the text of `file` names after `mark`, relative to the file's own directory.
fn named_in(file: &Path, mark: &str) -> Option<PathBuf> {
    let text = fs::read_to_string(file).ok()?;
    let name = text.trim().strip_prefix(mark)?.trim();
    fs::canonicalize(file.parent()?.join(name)).ok()
}

/// A detached copy of the mounts at and below `path`.
fn copy(path: &Path) -> Result<OwnedFd, SandboxError> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE
        | OpenTreeFlags::OPEN_TREE_CLOEXEC
        | OpenTreeFlags::AT_RECURSIVE;
    rustix::mount::open_tree(CWD, path, flags)
        .map_err(|err| failed(format!("copying the mount of `{}`", path.display()))(err.into()))
}

/// Attaches `tree` over `path`.
fn lay(tree: &OwnedFd, path: &Path) -> Result<(), SandboxError> {
    rustix::mount::move_mount(tree, c"", CWD, path, MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH)
        .map_err(|err| failed(format!("mounting `{}`", path.display()))(err.into()))
}
