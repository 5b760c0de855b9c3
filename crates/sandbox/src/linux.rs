//! The four layers, in the order in which each still has the rights it needs.

mod capabilities;
mod landlock;
mod mounts;
mod seccomp;

use crate::{SandboxError, Spec};

/// Binds this process, and all it will start, to `spec`. There is no way back.
pub(crate) fn enforce(spec: &Spec) -> Result<(), SandboxError> {
    let roots = mounts::enter(spec)?;
    capabilities::give_up()?;
    landlock::restrict(&roots)?;
    seccomp::filter(spec.network)
}
