//! The capabilities of a superuser in a sandbox.
//!
//! A server that runs as root has root's commands. They keep what concerns the
//! owners of files and processes, as in a usual container, so that a workspace
//! of another user can be worked on. They lose what reaches around the other
//! layers: mounting, raw devices, kernel modules, opening files by handle.

use rustix::thread::{CapabilitySet, CapabilitySets};

use crate::SandboxError;

/// Capabilities that are kept, if they were there.
const KEPT: CapabilitySet = CapabilitySet::CHOWN
    .union(CapabilitySet::DAC_OVERRIDE)
    .union(CapabilitySet::FOWNER)
    .union(CapabilitySet::FSETID)
    .union(CapabilitySet::KILL)
    .union(CapabilitySet::SETGID)
    .union(CapabilitySet::SETUID)
    .union(CapabilitySet::NET_BIND_SERVICE);

/// Takes all other capabilities from this process and from what it executes.
pub(crate) fn give_up() -> Result<(), SandboxError> {
    let refused = |err: rustix::io::Errno| SandboxError::Capabilities(err.into());
    let sets = rustix::thread::capabilities(None).map_err(refused)?;
    if sets.permitted.is_empty() {
        return Ok(());
    }
    if sets.effective.contains(CapabilitySet::SETPCAP) {
        // Else executing a program as uid 0 would give them back.
        for bit in 0..u64::BITS {
            let capability = CapabilitySet::from_bits_retain(1 << bit);
            if KEPT.contains(capability) {
                continue;
            }
            match rustix::thread::remove_capability_from_bounding_set(capability) {
                Ok(()) => {}
                // The kernel knows no capability with this number, nor a higher one.
                Err(rustix::io::Errno::INVAL) => break,
                Err(err) => return Err(refused(err)),
            }
        }
    }
    let sets = CapabilitySets {
        effective: sets.effective & KEPT,
        permitted: sets.permitted & KEPT,
        inheritable: sets.inheritable & KEPT,
    };
    rustix::thread::set_capabilities(None, sets).map_err(refused)
}
