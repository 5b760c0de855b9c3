//! What the user has approved for the rest of a thread's life in memory.

use std::collections::BTreeSet;

use turnhost_base::AbsPath;

use crate::Containment;

/// Approvals that were given with "for this session".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionApprovals {
    commands: BTreeSet<(Vec<String>, Containment)>,
    files: BTreeSet<AbsPath>,
}

impl SessionApprovals {
    /// Remembers a command line. Approving it inside the sandbox says nothing
    /// about running it outside.
    pub fn approve_command(&mut self, argv: &[String], containment: Containment) {
        self.commands.insert((argv.to_vec(), containment));
    }

    /// Remembers files that may be changed again, by their real paths.
    pub fn approve_files(&mut self, paths: impl IntoIterator<Item = AbsPath>) {
        self.files.extend(paths);
    }

    pub(crate) fn has_command(&self, argv: &[String], containment: Containment) -> bool {
        self.commands.contains(&(argv.to_vec(), containment))
    }

    pub(crate) fn has_files(&self, paths: &[AbsPath]) -> bool {
        paths.iter().all(|path| self.files.contains(path))
    }
}
