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

    /// Opens the network of a policy if that was granted. Places to write stay apart from a policy's own.
    pub(crate) fn apply(&self, policy: &mut SandboxPolicy) {
        match policy {
            SandboxPolicy::ReadOnly { network_access }
            | SandboxPolicy::WorkspaceWrite { network_access, .. } => {
                *network_access |= self.network;
            }
            // Nothing is forbidden there, or something else forbids it.
            SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => {}
        }
    }
}
