//! The Landlock domain: read everywhere, write where the policy says, and no
//! reaching into processes outside.

use std::os::fd::{AsFd as _, OwnedFd};

use landlock::{
    ABI, Access as _, AccessFs, BitFlags, CompatLevel, Compatible as _, PathBeneath, PathFd,
    RestrictionStatus, Ruleset, RulesetAttr as _, RulesetCreated, RulesetCreatedAttr as _,
    RulesetError, RulesetStatus, Scope,
};

use crate::SandboxError;

/// Rights that must be enforced. Before version 3 (Linux 6.2) any file could be truncated.
const NEEDED: ABI = ABI::V3;

/// Rights that are enforced where the kernel can: device ioctls (5), signals and
/// abstract sockets (6).
const WANTED: ABI = ABI::V6;

/// Devices that any command may write to: none of them stores anything.
const DEVICES: [&str; 9] = [
    "/dev/null",
    "/dev/zero",
    "/dev/full",
    "/dev/random",
    "/dev/urandom",
    "/dev/tty",
    "/dev/console",
    "/dev/ptmx",
    "/dev/pts",
];

/// Enters the domain, which also rules out gaining privileges by executing.
pub(crate) fn restrict(roots: &[OwnedFd]) -> Result<(), SandboxError> {
    let status = domain(roots).and_then(RulesetCreated::restrict_self);
    match status.map_err(|err| SandboxError::Landlock(err.to_string()))? {
        RestrictionStatus { ruleset: RulesetStatus::NotEnforced, .. } => {
            Err(SandboxError::Landlock("it is not enabled".into()))
        }
        RestrictionStatus { no_new_privs: false, .. } => {
            Err(SandboxError::Landlock("privileges can still be gained".into()))
        }
        RestrictionStatus { .. } => Ok(()),
    }
}

fn domain(roots: &[OwnedFd]) -> Result<RulesetCreated, RulesetError> {
    let read = AccessFs::from_read(NEEDED);
    // Device files could be made in a root and would reach the raw disk.
    let write = AccessFs::from_all(WANTED) & !(AccessFs::MakeBlock | AccessFs::MakeChar);
    let device = AccessFs::ReadFile
        | AccessFs::ReadDir
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::IoctlDev;
    let mut domain = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(NEEDED))?
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(WANTED))?
        .scope(Scope::AbstractUnixSocket | Scope::Signal)?
        .create()?
        .set_compatibility(CompatLevel::BestEffort);
    domain = allow(domain, "/", read)?;
    for path in DEVICES {
        domain = allow(domain, path, device)?;
    }
    domain = allow(domain, super::devices::SHARED_MEMORY, write)?;
    for root in roots {
        // Of a root that is a file, what concerns directories is left out.
        domain = domain.add_rule(PathBeneath::new(root.as_fd(), write))?;
    }
    Ok(domain)
}

/// Adds a rule for `path`; one that is not there needs none.
fn allow(
    domain: RulesetCreated,
    path: impl AsRef<std::path::Path>,
    access: BitFlags<AccessFs>,
) -> Result<RulesetCreated, RulesetError> {
    match PathFd::new(path) {
        Ok(fd) => domain.add_rule(PathBeneath::new(fd, access)),
        Err(_) => Ok(domain),
    }
}
