//! Tries what each guarantee rests on, each in a process of its own.

use std::fs::File;
use std::io::{Read as _, Write as _};

use rustix::thread::UnshareFlags;

use super::namespaces::{self, failed};
use super::{capabilities, devices, landlock, seccomp};
use crate::guarantee::{Guarantee, Lack};
use crate::sys::{self, Fork};
use crate::{Network, SandboxError};

/// Returns what is lacking.
pub(crate) fn lacks() -> Vec<Lack> {
    let lack = |guarantee| Some(Lack { guarantee, reason: refusal(move || attempt(guarantee))? });
    Guarantee::ALL.into_iter().filter_map(lack).collect()
}

fn attempt(guarantee: Guarantee) -> Result<(), SandboxError> {
    match guarantee {
        Guarantee::Keys => sys::fresh_session_keyring().map_err(SandboxError::Keyring),
        Guarantee::Files => {
            namespaces::enter(UnshareFlags::NEWNS)?;
            sys::make_read_only(rustix::fs::CWD, c"/").map_err(failed("making `/` read-only"))
        }
        Guarantee::Processes => {
            namespaces::enter(UnshareFlags::NEWNS | UnshareFlags::NEWPID)?;
            in_private_mounts(devices::own_processes)
        }
        Guarantee::Terminals => {
            namespaces::enter(UnshareFlags::NEWNS | UnshareFlags::NEWPID)?;
            in_private_mounts(devices::own_devices)
        }
        Guarantee::SharedMemory => namespaces::enter(UnshareFlags::NEWIPC | UnshareFlags::NEWUTS),
        Guarantee::Domain => capabilities::give_up().and_then(|()| landlock::restrict(&[])),
        // Without the domain, the right to install a filter needs a privilege.
        Guarantee::SystemCalls => {
            landlock::restrict(&[]).and_then(|()| seccomp::Filter::new(Network::Denied)?.install())
        }
    }
}

/// Attempts `step` in the first process of a PID namespace that was entered for children.
fn in_private_mounts(step: fn() -> Result<(), SandboxError>) -> Result<(), SandboxError> {
    sys::make_private(rustix::fs::CWD, c"/").map_err(failed("making mounts private"))?;
    match refusal(step) {
        None => Ok(()),
        Some(reason) => Err(SandboxError::Refused(reason)),
    }
}

/// Runs `step` in a child. Returns why it failed, if it did.
fn refusal(step: impl FnOnce() -> Result<(), SandboxError>) -> Option<String> {
    let Ok((mut ours, theirs)) = std::io::pipe() else { return Some("no pipe".into()) };
    match sys::fork() {
        Err(err) => Some(err.to_string()),
        Ok(Fork::Child) => {
            if let Err(err) = step() {
                let _ = File::from(std::os::fd::OwnedFd::from(theirs))
                    .write_all(err.to_string().as_bytes());
            }
            std::process::exit(0);
        }
        Ok(Fork::Parent(child)) => {
            drop(theirs);
            let mut reason = String::new();
            let _ = ours.read_to_string(&mut reason);
            sys::wait_for(child);
            (!reason.is_empty()).then_some(reason)
        }
    }
}
