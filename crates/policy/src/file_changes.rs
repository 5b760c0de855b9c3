//! Decisions about changes of files: they are made, asked for, or refused.

use turnhost_base::AbsPath;
use turnhost_protocol::AskForApproval;

use crate::WritableRoots;
use crate::session::SessionApprovals;

/// The decision about a change of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeDecision {
    /// It is made.
    Apply,
    /// The user is asked.
    Ask,
    /// It is not made; this text goes to the model.
    Refuse(&'static str),
}

/// Returned to the model when a patch writes outside the writable roots and approvals are off.
const OUTSIDE: &str =
    "patch rejected: writing outside of the project; rejected by user approval settings";

/// The same where nothing may be written.
const READ_ONLY: &str =
    "patch rejected: writing is blocked by read-only sandbox; rejected by user approval settings";

/// Decides about a change of `targets`: every place that it writes to or
/// removes, with symbolic links followed.
pub fn decide_changes(
    policy: &AskForApproval,
    roots: &WritableRoots,
    session: &SessionApprovals,
    targets: &[AbsPath],
) -> ChangeDecision {
    if session.has_files(targets) {
        return ChangeDecision::Apply;
    }
    let inside = targets.iter().all(|target| roots.holds(target));
    match policy {
        AskForApproval::Untrusted => ChangeDecision::Ask,
        _ if inside => ChangeDecision::Apply,
        AskForApproval::OnRequest => ChangeDecision::Ask,
        AskForApproval::Granular(granular) if granular.sandbox_approval => ChangeDecision::Ask,
        AskForApproval::Granular(_) | AskForApproval::Never => {
            ChangeDecision::Refuse(if roots.paths().is_empty() { READ_ONLY } else { OUTSIDE })
        }
    }
}

#[cfg(test)]
mod tests {
    use turnhost_protocol::SandboxPolicy;

    use super::*;
    use crate::Places;

    fn abs(path: &str) -> AbsPath {
        AbsPath::new(path).unwrap()
    }

    fn workspace(extra: &[&str]) -> SandboxPolicy {
        SandboxPolicy::WorkspaceWrite {
            exclude_slash_tmp: false,
            exclude_tmpdir_env_var: false,
            network_access: false,
            writable_roots: extra.iter().map(|path| abs(path)).collect(),
        }
    }

    fn decide(
        policy: &AskForApproval,
        sandbox: &SandboxPolicy,
        targets: &[&str],
    ) -> ChangeDecision {
        let roots = WritableRoots::new(
            sandbox,
            &abs("/repo"),
            &Places { tmpdir: Some(abs("/run/tmp")), private: Vec::new() },
        );
        let targets: Vec<_> = targets.iter().map(|path| abs(path)).collect();
        decide_changes(policy, &roots, &SessionApprovals::default(), &targets)
    }

    #[test]
    fn on_request_asks_only_outside_of_the_writable_roots() {
        let sandbox = workspace(&["/extra"]);
        for inside in ["/repo/a", "/repo/x/y", "/extra/a", "/tmp/a", "/run/tmp/a"] {
            assert_eq!(
                decide(&AskForApproval::OnRequest, &sandbox, &[inside]),
                ChangeDecision::Apply,
                "{inside}"
            );
        }
        for outside in ["/home/a", "/repository/a", "/", "/repo/../etc/passwd"] {
            assert_eq!(
                decide(&AskForApproval::OnRequest, &sandbox, &["/repo/a", outside]),
                ChangeDecision::Ask,
                "{outside}"
            );
        }
    }

    #[test]
    fn never_refuses_what_is_outside() {
        let never = AskForApproval::Never;
        assert_eq!(decide(&never, &workspace(&[]), &["/repo/a"]), ChangeDecision::Apply);
        assert_eq!(decide(&never, &workspace(&[]), &["/home/a"]), ChangeDecision::Refuse(OUTSIDE));
        assert_eq!(
            decide(&never, &SandboxPolicy::ReadOnly { network_access: false }, &["/repo/a"]),
            ChangeDecision::Refuse(READ_ONLY)
        );
        assert_eq!(
            decide(&never, &SandboxPolicy::DangerFullAccess, &["/home/a"]),
            ChangeDecision::Apply
        );
    }

    #[test]
    fn untrusted_asks_always_but_once_for_a_session() {
        let roots = WritableRoots::All;
        let mut session = SessionApprovals::default();
        let untrusted = AskForApproval::Untrusted;
        assert_eq!(
            decide_changes(&untrusted, &roots, &session, &[abs("/repo/a")]),
            ChangeDecision::Ask
        );
        session.approve_files([abs("/repo/a")]);
        assert_eq!(
            decide_changes(&untrusted, &roots, &session, &[abs("/repo/a")]),
            ChangeDecision::Apply
        );
        assert_eq!(
            decide_changes(&untrusted, &roots, &session, &[abs("/repo/a"), abs("/repo/b")]),
            ChangeDecision::Ask
        );
    }

    #[test]
    fn what_runs_outside_of_the_sandbox_later_is_guarded() {
        let guarded =
            decide(&AskForApproval::OnRequest, &workspace(&[]), &["/repo/.git/hooks/pre-commit"]);
        assert_eq!(guarded, ChangeDecision::Ask);
        assert_eq!(
            decide(&AskForApproval::OnRequest, &workspace(&[]), &["/repo/.gitignore"]),
            ChangeDecision::Apply
        );
    }

    #[test]
    fn excluded_temporary_directories_are_outside() {
        let sandbox = SandboxPolicy::WorkspaceWrite {
            exclude_slash_tmp: true,
            exclude_tmpdir_env_var: true,
            network_access: false,
            writable_roots: vec![],
        };
        assert_eq!(decide(&AskForApproval::OnRequest, &sandbox, &["/tmp/a"]), ChangeDecision::Ask);
        assert_eq!(
            decide(&AskForApproval::OnRequest, &sandbox, &["/run/tmp/a"]),
            ChangeDecision::Ask
        );
    }
}
