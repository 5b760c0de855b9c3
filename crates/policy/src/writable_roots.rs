//! The one definition of the places that a sandbox policy lets be written, and
//! of the names below them that stay protected.
//!
//! The policy for patches, the kernel sandbox of commands and the patcher all
//! work from a [`WritableRoots`] made here.

use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;

/// Entries of a directory that are read as configuration and can make programs
/// outside of the sandbox run code: git's hooks and settings, this server's and
/// other agents' layers of configuration, skills. No command and no patch
/// changes them without approval, at any depth of a writable root.
pub const PROTECTED_NAMES: [&str; 4] = [".git", ".codex", ".turnhost", ".agents"];

/// The temporary directory that every program may use.
const SLASH_TMP: &str = "/tmp";

/// Places outside of a policy that decide what it means on this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The `TMPDIR` of commands.
    pub tmpdir: Option<AbsPath>,
    /// Files and directories of the server itself: its home, sockets, logs.
    /// They are never writable, wherever they lie.
    pub private: Vec<AbsPath>,
}

/// The places that the sandbox policy lets be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WritableRoots {
    /// Everywhere: the policy sets no bounds of ours.
    All,
    /// In and below some directories.
    Below(RootSet),
}

/// Directories that may be written, without what is protected in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootSet {
    /// The workspace first, then the roots that the policy names. None if nothing may be written.
    pub configured: Vec<AbsPath>,
    /// Temporary directories.
    pub temporary: Vec<AbsPath>,
    /// The server's own places ([`Places::private`]).
    pub private: Vec<AbsPath>,
}

/// The places of [`WritableRoots`] as they lie on the disk, with symbolic links followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RealPlaces {
    /// The real paths of [`WritableRoots::paths`], in order.
    pub roots: Vec<AbsPath>,
    /// The real paths of what stays as it is in them: the server's own places, and those to which protected
    /// entries lead.
    pub private: Vec<AbsPath>,
}

impl WritableRoots {
    /// Computes the roots under `sandbox` for a thread in `cwd`.
    ///
    /// Symbolic links must be followed before they are compared with anything:
    /// see [`WritableRoots::map`].
    pub fn new(sandbox: &SandboxPolicy, cwd: &AbsPath, places: &Places) -> Self {
        let private = places.private.clone();
        match sandbox {
            SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => Self::All,
            SandboxPolicy::ReadOnly { .. } => {
                Self::Below(RootSet { private, ..RootSet::default() })
            }
            SandboxPolicy::WorkspaceWrite {
                exclude_slash_tmp,
                exclude_tmpdir_env_var,
                writable_roots,
                ..
            } => {
                let slash_tmp = AbsPath::new(SLASH_TMP).ok().filter(|_| !exclude_slash_tmp);
                let tmpdir = places.tmpdir.clone().filter(|_| !exclude_tmpdir_env_var);
                let mut configured = vec![cwd.clone()];
                push_new(&mut configured, writable_roots.iter().cloned());
                let mut temporary = Vec::new();
                let others = slash_tmp.into_iter().chain(tmpdir);
                push_new(&mut temporary, others.filter(|root| !configured.contains(root)));
                Self::Below(RootSet { configured, temporary, private })
            }
        }
    }

    /// Adds roots that were granted beyond the policy.
    #[must_use]
    pub fn with(mut self, granted: &[AbsPath]) -> Self {
        if let Self::Below(bounds) = &mut self {
            push_new(&mut bounds.configured, granted.iter().cloned());
            bounds.temporary.retain(|root| !granted.contains(root));
        }
        self
    }

    /// Returns the directories; none if there are no bounds.
    pub fn paths(&self) -> Vec<AbsPath> {
        match self {
            Self::All => Vec::new(),
            Self::Below(bounds) => bounds.roots().cloned().collect(),
        }
    }

    /// Replaces all places by the real ones.
    ///
    /// A list of roots of another length, such as one that was cut short by a failure,
    /// leaves nothing writable.
    pub fn map(&self, real: RealPlaces) -> Self {
        let Self::Below(bounds) = self else { return Self::All };
        let RealPlaces { roots, private } = real;
        let complete = roots.len() == bounds.roots().count();
        let mut roots = if complete { roots } else { Vec::new() }.into_iter();
        let configured = roots.by_ref().take(bounds.configured.len()).collect();
        Self::Below(RootSet { configured, temporary: roots.collect(), private })
    }

    /// Returns whether the real path `target` may be written without approval.
    pub fn holds(&self, target: &AbsPath) -> bool {
        match self {
            Self::All => true,
            Self::Below(bounds) => bounds.holds(target),
        }
    }
}

impl RootSet {
    /// Iterates over all roots, the workspace first.
    pub fn roots(&self) -> impl Iterator<Item = &AbsPath> {
        self.configured.iter().chain(&self.temporary)
    }

    /// Returns whether a root grants `target`. The roots and `target` must be real paths.
    pub fn holds(&self, target: &AbsPath) -> bool {
        self.roots().any(|root| {
            let is_granted =
                |place: &AbsPath| !place.starts_with(root) || !target.starts_with(place);
            target
                .relative_to(root)
                .is_some_and(|below| !below.components().any(|part| is_protected(part.as_str())))
                && self.private.iter().all(is_granted)
        })
    }
}

/// Returns true for a protected name, however it is written: some file systems ignore the case.
fn is_protected(name: &str) -> bool {
    PROTECTED_NAMES.iter().any(|it| it.eq_ignore_ascii_case(name))
}

fn push_new(roots: &mut Vec<AbsPath>, more: impl Iterator<Item = AbsPath>) {
    for root in more {
        if !roots.contains(&root) {
            roots.push(root);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abs(path: &str) -> AbsPath {
        AbsPath::new(path).unwrap()
    }

    fn places() -> Places {
        Places { tmpdir: Some(abs("/var/tmp")), private: vec![abs("/ws/home"), abs("/extra")] }
    }

    fn roots(exclude_tmpdir_env_var: bool, exclude_slash_tmp: bool) -> WritableRoots {
        let policy = SandboxPolicy::WorkspaceWrite {
            writable_roots: vec![abs("/extra/x"), abs("/ws"), abs("/ws/a/.git"), abs("/ws/home/w")],
            network_access: false,
            exclude_tmpdir_env_var,
            exclude_slash_tmp,
        };
        WritableRoots::new(&policy, &abs("/ws"), &places())
    }

    #[test]
    fn roots_come_once_and_temporary_directories_can_be_excluded() {
        let configured = ["/ws", "/extra/x", "/ws/a/.git", "/ws/home/w"];
        let check = |roots: WritableRoots, temporary: &[&str]| {
            let expected = [&configured[..], temporary].concat();
            assert_eq!(roots.paths().iter().map(AbsPath::as_str).collect::<Vec<_>>(), expected);
        };
        check(roots(false, false), &["/tmp", "/var/tmp"]);
        check(roots(true, false), &["/tmp"]);
        check(roots(false, true), &["/var/tmp"]);
        let read_only = SandboxPolicy::ReadOnly { network_access: true };
        assert_eq!(WritableRoots::new(&read_only, &abs("/ws"), &places()).paths(), []);
    }

    #[test]
    fn protected_names_and_private_places_are_out_of_bounds() {
        let roots = roots(false, false);
        for inside in [
            "/ws",
            "/ws/b",
            "/ws/.gitignore",
            "/extra/x/y",
            "/tmp/a",
            "/ws/a/.git/x",
            "/ws/home/w/y",
        ] {
            assert!(roots.holds(&abs(inside)), "{inside}");
        }
        for outside in [
            "/",
            "/wsx",
            "/extra",
            "/ws/.git",
            "/ws/b/.codex/config.toml",
            "/ws/.GIT/config",
            "/ws/b/.Codex/config.toml",
            "/ws/.agents/skills",
            "/tmp/x/.turnhost",
            "/ws/home",
            "/ws/home/config.toml",
            "/ws/home/w/.git/config",
        ] {
            assert!(!roots.holds(&abs(outside)), "{outside}");
        }
    }

    #[test]
    fn a_list_of_real_paths_that_was_cut_short_grants_nothing() {
        let roots = roots(false, false);
        let paths = roots.paths();
        let real =
            |roots: &[AbsPath]| RealPlaces { roots: roots.to_vec(), private: places().private };
        assert_eq!(roots.map(real(&paths)), roots);
        assert_eq!(roots.map(real(&paths[1..])).paths(), []);
    }
}
