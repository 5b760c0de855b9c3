//! Namespaces of the command's own: mounts, processes, IPC and the host's name, in a user namespace
//! where that is needed to be allowed to.

use std::{fs, io};

use rustix::thread::UnshareFlags;

use crate::{Network, SandboxError, sys};

/// Returns the namespaces of a command with this access to the network.
pub(crate) fn of(network: Network) -> UnshareFlags {
    match network {
        Network::Proxied => ALL | UnshareFlags::NEWNET,
        Network::Granted | Network::Denied => ALL,
    }
}

/// All that every command gets. `NEWPID` holds for the children of the caller.
const ALL: UnshareFlags = UnshareFlags::NEWNS
    .union(UnshareFlags::NEWPID)
    .union(UnshareFlags::NEWIPC)
    .union(UnshareFlags::NEWUTS);

/// Returns how a failed step is reported.
pub(crate) fn failed(step: impl Into<String>) -> impl FnOnce(io::Error) -> SandboxError {
    move |source| SandboxError::Namespaces { step: step.into(), source }
}

/// Enters namespaces of the kinds `own`.
pub(crate) fn enter(own: UnshareFlags) -> Result<(), SandboxError> {
    match sys::unshare(own) {
        Err(err) if err.kind() == io::ErrorKind::PermissionDenied => {}
        done => return done.map_err(failed("entering namespaces")),
    }
    let (uid, gid) = (rustix::process::geteuid().as_raw(), rustix::process::getegid().as_raw());
    sys::unshare(UnshareFlags::NEWUSER | own).map_err(failed("entering a user namespace"))?;
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
