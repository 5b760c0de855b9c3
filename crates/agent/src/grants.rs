//! Permissions beyond a thread's sandbox that its user granted.

use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;

/// Permissions that were granted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grants {
    pub(crate) network: bool,
    /// Directories and files that may be written.
    pub(crate) write: Vec<AbsPath>,
}

impl Grants {
    /// Adds what was granted later.
    pub(crate) fn add(&mut self, more: Self) {
        self.network |= more.network;
        self.write.extend(more.write);
    }

    /// Widens a policy by what was granted, as far as its kind can hold it: one that lets nothing be
    /// written has no list of places.
    pub(crate) fn apply(&self, policy: &mut SandboxPolicy) {
        match policy {
            SandboxPolicy::ReadOnly { network_access } => *network_access |= self.network,
            SandboxPolicy::WorkspaceWrite { network_access, writable_roots, .. } => {
                *network_access |= self.network;
                for path in &self.write {
                    if !writable_roots.contains(path) {
                        writable_roots.push(path.clone());
                    }
                }
            }
            // Nothing is forbidden there, or somebody else forbids it.
            SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => {}
        }
    }
}
