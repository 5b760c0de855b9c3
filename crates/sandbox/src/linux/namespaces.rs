//! Namespaces of the command's own: mounts, processes, IPC and the host's name, in a user namespace
//! where that is needed to be allowed to.

use std::{fs, io};

use rustix::thread::UnshareFlags;

use crate::sys::{self, Fork};
use crate::{Network, SandboxError};

/// Returns the namespaces of a command with this access to the network.
pub(crate) fn of(network: Network) -> UnshareFlags {
    match network {
        Network::Proxied => ALL | UnshareFlags::NEWNET,
        Network::Granted | Network::Denied => ALL,
    }
}

/// All that every command gets.
const ALL: UnshareFlags = UnshareFlags::NEWNS
    .union(UnshareFlags::NEWPID)
    .union(UnshareFlags::NEWIPC)
    .union(UnshareFlags::NEWUTS);

/// Returns how a failed step is reported.
pub(crate) fn failed(step: impl Into<String>) -> impl FnOnce(io::Error) -> SandboxError {
    move |source| SandboxError::Namespaces { step: step.into(), source }
}

/// The user and the group that a process stays in a user namespace of its own.
pub(crate) struct User {
    uid: u32,
    gid: u32,
}

impl User {
    /// Reads those of this process.
    fn current() -> Self {
        let (uid, gid) = (rustix::process::geteuid(), rustix::process::getegid());
        Self { uid: uid.as_raw(), gid: gid.as_raw() }
    }

    /// Has the process, which has entered a user namespace, stay who it is.
    pub(crate) fn stay(self) -> Result<(), SandboxError> {
        let Self { uid, gid } = self;
        // Groups can be mapped only once they cannot be changed.
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
}

/// Performs `step` with namespaces of the kinds `own`, and if that is not permitted, with a user namespace
/// as well. In this case, [`User::stay`] is to be called inside.
fn with_user<T>(
    own: UnshareFlags,
    step: impl Fn(UnshareFlags) -> io::Result<T>,
) -> Result<(T, Option<User>), SandboxError> {
    match step(own) {
        Err(err) if err.kind() == io::ErrorKind::PermissionDenied => {}
        done => return Ok((done.map_err(failed("entering namespaces"))?, None)),
    }
    let user = User::current();
    let done = step(UnshareFlags::NEWUSER | own).map_err(failed("entering a user namespace"))?;
    Ok((done, Some(user)))
}

/// Enters namespaces of the kinds `own`.
pub(crate) fn enter(own: UnshareFlags) -> Result<(), SandboxError> {
    let ((), user) = with_user(own, sys::unshare)?;
    user.map_or(Ok(()), User::stay)
}

/// Forks this process. The child is in namespaces of the kinds `own`, is one of this process's parent, and
/// has to call [`User::stay`] if there is a user.
pub(crate) fn fork_into(own: UnshareFlags) -> Result<(Fork, Option<User>), SandboxError> {
    with_user(own, sys::fork_beside)
}
