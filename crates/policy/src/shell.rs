//! Shells by identity: which program reads a script decides what the script does.

use turnhost_base::AbsPath;

use crate::WritableRoots;
use crate::wrappers::{SHELLS, base_name};

/// Directories in which systems keep their shells; only an administrator writes there.
const SYSTEM_DIRECTORIES: [&str; 5] =
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/run/current-system/sw/bin"];

/// The program that reads a command's script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// A shell of the system, or the user's own, at a place that commands cannot write to.
    Trusted,
    /// Any other program. It may do anything with a script, so no rule that allows covers it.
    Unknown,
}

impl Shell {
    /// Identifies the program at `path`, which is trusted if it is a system
    /// shell or `user_shell`, named by its absolute path, outside of `roots`.
    pub fn identify(path: &str, user_shell: &str, roots: &WritableRoots) -> Self {
        let Ok(absolute) = AbsPath::new(path) else { return Self::Unknown };
        let directory = absolute.parent();
        let is_system = SHELLS.contains(&base_name(path))
            && directory.is_some_and(|it| SYSTEM_DIRECTORIES.contains(&it.as_str()));
        let is_bounded = roots.paths().iter().any(|root| absolute.starts_with(root));
        let is_known = absolute.as_str() == path && (is_system || path == user_shell);
        if is_known && !is_bounded { Self::Trusted } else { Self::Unknown }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RootSet;

    #[test]
    fn only_system_shells_and_the_user_s_own_outside_of_the_roots_are_trusted() {
        let configured = vec![AbsPath::new("/ws").unwrap()];
        let roots = WritableRoots::Below(RootSet { configured, ..RootSet::default() });
        let check = |path: &str| Shell::identify(path, "/nix/bash", &roots);
        for path in ["/bin/sh", "/usr/bin/zsh", "/nix/bash"] {
            assert_eq!(check(path), Shell::Trusted, "{path}");
        }
        for path in
            ["bash", "./evil", "/ws/bash", "/ws/evil", "/usr/bin/env", "/bin/../ws/bash", ""]
        {
            assert_eq!(check(path), Shell::Unknown, "{path}");
        }
        assert_eq!(Shell::identify("/ws/zsh", "/ws/zsh", &roots), Shell::Unknown);
    }
}
