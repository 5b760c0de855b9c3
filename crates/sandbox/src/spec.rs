//! What a policy means for one command, in the words the helper acts on.

use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;

use crate::helper::ASKED;

/// Whether a command may talk to anything outside itself by sockets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Network {
    /// It may: internet sockets and those of local services.
    Granted,
    /// It gets no sockets but unnamed pairs, of any family.
    Denied,
}

/// What the helper holds a command to. Everything can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spec {
    /// Directories below which the command may write. One that does not exist
    /// when the command starts is left out.
    pub(crate) writable: Vec<AbsPath>,
    /// Whether it gets sockets.
    pub(crate) network: Network,
}

impl Spec {
    /// What `policy` means for a command of a thread that works in `workspace`.
    ///
    /// `tmpdir` is the `TMPDIR` of the command's environment. `None` means that
    /// nothing is enforced here: full access, or a sandbox around the server
    /// that somebody else answers for.
    pub fn for_policy(
        policy: &SandboxPolicy,
        workspace: &AbsPath,
        tmpdir: Option<&str>,
    ) -> Option<Self> {
        match policy {
            SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => None,
            SandboxPolicy::ReadOnly { network_access } => {
                Some(Self { writable: Vec::new(), network: network(*network_access) })
            }
            SandboxPolicy::WorkspaceWrite {
                writable_roots,
                network_access,
                exclude_tmpdir_env_var,
                exclude_slash_tmp,
            } => {
                let slash_tmp = (!exclude_slash_tmp).then_some("/tmp");
                let tmpdir = tmpdir.filter(|_| !exclude_tmpdir_env_var);
                // A relative or empty TMPDIR names no directory to grant.
                let temporary = [slash_tmp, tmpdir]
                    .into_iter()
                    .flatten()
                    .filter_map(|dir| AbsPath::new(dir).ok());
                let mut writable = vec![workspace.clone()];
                for root in writable_roots.iter().cloned().chain(temporary) {
                    if !writable.contains(&root) {
                        writable.push(root);
                    }
                }
                Some(Self { writable, network: network(*network_access) })
            }
        }
    }

    /// The arguments with which a helper is asked to hold a command to this.
    ///
    /// The program and its own arguments follow. `report` is the number under
    /// which the helper inherits the writing end of the pipe for its
    /// [`crate::Report`].
    pub fn helper_args(&self, report: i32) -> [String; 3] {
        // Strings and one enum always have a JSON text; if not, the helper refuses the empty one.
        let spec = serde_json::to_string(self).unwrap_or_default();
        [ASKED.to_owned(), report.to_string(), spec]
    }
}

fn network(access: bool) -> Network {
    if access { Network::Granted } else { Network::Denied }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abs(path: &str) -> AbsPath {
        AbsPath::new(path).unwrap()
    }

    fn workspace_write(exclude_tmpdir_env_var: bool, exclude_slash_tmp: bool) -> SandboxPolicy {
        SandboxPolicy::WorkspaceWrite {
            writable_roots: vec![abs("/extra"), abs("/ws")],
            network_access: false,
            exclude_tmpdir_env_var,
            exclude_slash_tmp,
        }
    }

    fn check(policy: &SandboxPolicy, tmpdir: Option<&str>, expected: &[&str]) {
        let spec = Spec::for_policy(policy, &abs("/ws"), tmpdir).unwrap();
        let writable: Vec<_> = spec.writable.iter().map(AbsPath::as_str).collect();
        assert_eq!(writable, expected);
    }

    #[test]
    fn roots_come_once_and_temporary_directories_can_be_excluded() {
        check(
            &workspace_write(false, false),
            Some("/var/tmp"),
            &["/ws", "/extra", "/tmp", "/var/tmp"],
        );
        check(&workspace_write(false, false), Some("relative"), &["/ws", "/extra", "/tmp"]);
        check(&workspace_write(true, false), Some("/var/tmp"), &["/ws", "/extra", "/tmp"]);
        check(&workspace_write(false, true), None, &["/ws", "/extra"]);
        check(&SandboxPolicy::ReadOnly { network_access: true }, Some("/var/tmp"), &[]);
    }

    #[test]
    fn full_access_needs_no_helper() {
        assert_eq!(Spec::for_policy(&SandboxPolicy::DangerFullAccess, &abs("/ws"), None), None);
    }

    #[test]
    fn the_helper_reads_what_the_server_wrote() {
        let spec = Spec::for_policy(&workspace_write(false, false), &abs("/ws"), None).unwrap();
        let [_, _, json] = spec.helper_args(7);
        assert_eq!(serde_json::from_str::<Spec>(&json).unwrap(), spec);
    }
}
