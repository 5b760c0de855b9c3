//! The places in which a thread works.

use indexmap::IndexSet;
use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;
use turnhost_protocol::{SandboxPolicy, ThreadEnvironment, TurnEnvironmentParams};

/// The environment of commands that a thread has unless its client names others: the server's own machine.
pub const LOCAL_ENVIRONMENT: &str = "local";

/// The places of a thread beside its working directory, as its client named them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// The environments of its commands; `None` for the server's own machine alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environments: Option<Vec<TurnEnvironmentParams>>,
    /// Its roots on the server's own machine; `None` for the working directory alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roots: Option<Vec<AbsPath>>,
}

impl Workspace {
    /// Returns whether commands can run: on the server's own machine, the only one it reaches.
    pub fn is_usable(&self) -> bool {
        let all = self.environments.as_ref();
        all.is_none_or(|all| all.iter().any(|it| it.environment_id == LOCAL_ENVIRONMENT))
    }

    /// Returns the working directory that the client names for the server's own machine.
    pub fn local_cwd(&self) -> Option<&str> {
        let all = self.environments.iter().flatten();
        let mut local = all.filter(|it| it.environment_id == LOCAL_ENVIRONMENT);
        local.next().map(|it| it.cwd.as_str())
    }

    /// Returns the environments in their wire form, for a thread that works in `cwd`.
    pub fn environments(&self, cwd: &AbsPath) -> Vec<ThreadEnvironment> {
        let local_roots = || match &self.roots {
            Some(roots) => roots.iter().map(ToString::to_string).collect(),
            None => vec![cwd.to_string()],
        };
        let Some(named) = &self.environments else {
            return vec![ThreadEnvironment {
                environment_id: LOCAL_ENVIRONMENT.to_owned(),
                cwd: cwd.to_string(),
                runtime_workspace_roots: local_roots(),
            }];
        };
        let shown = |it: &TurnEnvironmentParams| {
            let is_local = it.environment_id == LOCAL_ENVIRONMENT;
            ThreadEnvironment {
                environment_id: it.environment_id.clone(),
                cwd: if is_local { cwd.to_string() } else { it.cwd.clone() },
                runtime_workspace_roots: match &it.runtime_workspace_roots {
                    Some(roots) => {
                        roots.iter().cloned().collect::<IndexSet<_>>().into_iter().collect()
                    }
                    None if is_local => local_roots(),
                    None => vec![it.cwd.clone()],
                },
            }
        };
        named.iter().map(shown).collect()
    }

    /// Returns the roots of the first environment as far as they are absolute.
    pub fn shown_roots(&self, cwd: &AbsPath) -> Vec<AbsPath> {
        let first = self.environments(cwd).into_iter().next();
        let roots = first.map(|it| it.runtime_workspace_roots).unwrap_or_default();
        roots.into_iter().filter_map(|root| AbsPath::new(root).ok()).collect()
    }

    /// Makes the roots writable in a sandbox that lets its workspace be written.
    pub fn widen(&self, policy: &mut SandboxPolicy, cwd: &AbsPath) {
        let SandboxPolicy::WorkspaceWrite { writable_roots, .. } = policy else { return };
        for root in self.roots.iter().flatten() {
            if root != cwd && !writable_roots.contains(root) {
                writable_roots.push(root.clone());
            }
        }
    }

    /// Takes back what [`Workspace::widen`] did.
    pub fn narrow(&self, policy: &mut SandboxPolicy) {
        if let SandboxPolicy::WorkspaceWrite { writable_roots, .. } = policy {
            writable_roots.retain(|it| !self.roots.iter().flatten().any(|root| root == it));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> AbsPath {
        AbsPath::new(text).unwrap()
    }

    fn environment(id: &str, cwd: &str) -> TurnEnvironmentParams {
        TurnEnvironmentParams {
            environment_id: id.to_owned(),
            cwd: cwd.to_owned(),
            runtime_workspace_roots: None,
        }
    }

    #[test]
    fn only_the_servers_own_machine_runs_commands() {
        let with = |all: Vec<_>| Workspace { environments: Some(all), roots: None };
        assert!(Workspace::default().is_usable());
        assert!(!with(Vec::new()).is_usable());
        assert!(!with(vec![environment("e", "/x")]).is_usable());
        let both = with(vec![environment("e", "/x"), environment("local", "/y")]);
        assert!(both.is_usable());
        assert_eq!(both.local_cwd(), Some("/y"));
        let shown = both.environments(&path("/y"));
        assert_eq!(shown[0].runtime_workspace_roots, ["/x"]);
        assert_eq!(shown[1].cwd, "/y");
        assert_eq!(with(Vec::new()).shown_roots(&path("/y")), []);
    }

    #[test]
    fn roots_widen_the_sandbox_and_are_taken_back() {
        let workspace =
            Workspace { roots: Some(vec![path("/a"), path("/repo")]), environments: None };
        let before = SandboxPolicy::WorkspaceWrite {
            writable_roots: vec![path("/own")],
            network_access: false,
            exclude_tmpdir_env_var: false,
            exclude_slash_tmp: false,
        };
        let mut policy = before.clone();
        workspace.widen(&mut policy, &path("/repo"));
        let SandboxPolicy::WorkspaceWrite { writable_roots, .. } = &policy else { panic!() };
        assert_eq!(*writable_roots, [path("/own"), path("/a")]);
        workspace.narrow(&mut policy);
        assert_eq!(policy, before);
        let mut strict = SandboxPolicy::ReadOnly { network_access: false };
        workspace.widen(&mut strict, &path("/repo"));
        assert_eq!(strict, SandboxPolicy::ReadOnly { network_access: false });
    }
}
