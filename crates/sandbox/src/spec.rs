//! The contract between server and helper: all that a sandboxed command is held to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;

use crate::pins::PinnedRoot;

/// The first argument that makes the program a sandbox helper.
pub(crate) const ASKED: &str = "__turnhost-sandbox";

/// Sockets that a command may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Network {
    /// Internet sockets.
    Granted,
    /// Internet sockets in a network of the command's own, from which only the server's proxy leads out.
    Proxied,
    /// None but unnamed pairs.
    Denied,
}

impl Network {
    /// Returns the access that `policy` grants; `None` if nothing is enforced under it.
    pub(crate) fn of(policy: &SandboxPolicy) -> Option<Self> {
        match policy {
            SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => None,
            SandboxPolicy::ReadOnly { network_access }
            | SandboxPolicy::WorkspaceWrite { network_access, .. } => {
                Some(if *network_access { Self::Granted } else { Self::Denied })
            }
        }
    }
}

/// A mount point that keeps something in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Hold {
    /// A directory that may be written but neither moved nor removed.
    Anchor,
    /// Read-only.
    Sealed,
    /// Replaced by an empty file.
    Masked,
}

/// The limits of one command. Everything that is not masked can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spec {
    /// Directories below which the command may write.
    pub(crate) roots: Vec<PinnedRoot>,
    /// Mount points beside the roots, by their real paths.
    pub(crate) points: BTreeMap<AbsPath, Hold>,
    /// The sockets that it gets.
    pub(crate) network: Network,
}
