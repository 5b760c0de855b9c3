//! The four layers, in the order in which each still has the rights it needs.

mod capabilities;
mod mounts;
mod rules;
mod seccomp;

use crate::{SandboxError, Spec};

/// Binds this process, and all it will start, to `spec`. There is no way back.
pub(crate) fn enforce(spec: &Spec) -> Result<(), SandboxError> {
    let roots = mounts::enter(&spec.writable)?;
    capabilities::give_up()?;
    rules::restrict(&roots)?;
    seccomp::filter(spec.network)
}
