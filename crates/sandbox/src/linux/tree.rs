//! Detached copies of mounts, and laying them over a place.

use std::os::fd::OwnedFd;

use rustix::mount::{MoveMountFlags, OpenTreeFlags};

use super::namespaces::failed;
use crate::SandboxError;

/// Lays a detached mount over `target`, whose name is for the error.
pub(super) fn lay(tree: &OwnedFd, target: &OwnedFd, name: &str) -> Result<(), SandboxError> {
    let flags = MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH | MoveMountFlags::MOVE_MOUNT_T_EMPTY_PATH;
    rustix::mount::move_mount(tree, c"", target, c"", flags)
        .map_err(|err| failed(format!("mounting `{name}`"))(err.into()))
}

/// Takes a detached copy of the mounts at and below a place, whose name is for the error.
pub(super) fn copy(place: &OwnedFd, name: &str) -> Result<OwnedFd, SandboxError> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE
        | OpenTreeFlags::OPEN_TREE_CLOEXEC
        | OpenTreeFlags::AT_RECURSIVE
        | OpenTreeFlags::AT_EMPTY_PATH;
    rustix::mount::open_tree(place, c"", flags)
        .map_err(|err| failed(format!("copying the mount of `{name}`"))(err.into()))
}
