//! The port to the workspace's files.

use turnhost_base::AbsPath;

use crate::BoxFuture;

/// A change of a file, with its whole content before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Path of the file before (or its path, if it is new).
    pub path: AbsPath,
    /// Its path now, if it moved.
    pub moved_to: Option<AbsPath>,
    /// Its text before, `None` if there was no such file.
    pub before: Option<String>,
    /// Its text now, `None` if it is deleted.
    pub after: Option<String>,
    /// Every place that is written or removed, with symbolic links followed:
    /// what the approval policy must judge, since a link may lead out of the workspace.
    pub targets: Vec<AbsPath>,
}

/// The failure of reading or writing files.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FilesError {
    /// The patch does not fit: in words for the model.
    #[error("{0}")]
    Verification(String),
    /// The system refused to write.
    #[error("{0}")]
    Io(String),
}

/// Instruction files found for a directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instructions {
    /// Path of each: the home's first, then the project's from its root down.
    pub sources: Vec<AbsPath>,
    /// The home's text, if there is one.
    pub home: Option<String>,
    /// The project's texts, joined with blank lines, if there are any.
    pub project: Option<String>,
}

/// A way to the files that the agent changes and reads itself.
pub trait FilePort: Send + Sync {
    /// Reads what `patch` speaks of and works out every change, without writing.
    fn plan(
        &self,
        patch: turnhost_patch::Patch,
        cwd: AbsPath,
    ) -> BoxFuture<'static, Result<Vec<FileChange>, FilesError>>;

    /// Follows the symbolic links of each path, as far as it exists. Writable
    /// roots go through this before [`FileChange::targets`] are compared with them.
    fn resolve(&self, paths: Vec<AbsPath>) -> BoxFuture<'static, Vec<AbsPath>>;

    /// Writes the changes. On failure those before the failing one stay written.
    /// Fails if a place's symbolic links lead elsewhere than they did in `plan`.
    fn apply(&self, changes: Vec<FileChange>) -> BoxFuture<'static, Result<(), FilesError>>;

    /// Reads a picture of at most 10 MiB as a data URL, or says in words for the model why not.
    ///
    /// Synchronous: a picture is read when the user gives it, from the page cache as a rule.
    fn image(&self, path: &AbsPath) -> Result<String, String>;

    /// Finds the AGENTS.md files that hold for `cwd`.
    fn instructions(&self, cwd: AbsPath) -> BoxFuture<'static, Instructions>;
}
