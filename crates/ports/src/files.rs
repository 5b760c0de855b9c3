//! The port to the workspace's files.

use turnhost_base::{AbsPath, FileStamp};
use turnhost_policy::{RealPlaces, WritableRoots};

use crate::BoxFuture;

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileContent {
    /// The whole text.
    Text(String),
    /// Something that is not text, or too long for one. It is only ever moved or removed whole, so
    /// that it is enough to know which file it was.
    Binary(FileStamp),
}

impl FileContent {
    /// Returns the text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Binary(_) => None,
        }
    }
}

impl From<String> for FileContent {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for FileContent {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A change of a file, with its whole content before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Path of the file before (or its path, if it is new).
    pub path: AbsPath,
    /// Its path now, if it moved.
    pub moved_to: Option<AbsPath>,
    /// The name that the patch gives it, the new one if it moved.
    pub named: String,
    /// Its content before, `None` if there was no such file.
    pub before: Option<FileContent>,
    /// Its content now, `None` if it is deleted.
    pub after: Option<FileContent>,
    /// Every place that is written or removed, with symbolic links followed:
    /// what the approval policy must judge, since a link may lead out of the workspace.
    pub targets: Vec<AbsPath>,
}

/// Says which files were changed: added ones first, then changed ones, then deleted ones, a line
/// each, by the names that the patch gives them.
pub fn summary(changes: &[FileChange]) -> String {
    let mut text = String::from("Success. Updated the following files:\n");
    for wanted in ["A", "M", "D"] {
        for change in changes {
            let letter = match (&change.before, &change.after) {
                (_, None) => "D",
                (None, Some(_)) => "A",
                (Some(_), Some(_)) => "M",
            };
            if letter == wanted {
                text.extend([letter, " ", &change.named, "\n"]);
            }
        }
    }
    text
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

/// A question about files, of a model that is offered no shell for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileLookup {
    /// Lines of a text file.
    Read {
        /// The file.
        path: AbsPath,
        /// The first line, counted from 1.
        first_line: usize,
        /// The most lines.
        lines: usize,
        /// The most bytes of output, up to the line that goes beyond.
        bytes: usize,
    },
    /// The entries of a directory that git does not ignore.
    List {
        /// The directory.
        path: AbsPath,
        /// Levels below it, from 1.
        depth: usize,
    },
    /// The lines that match, of a file or below a directory.
    Search {
        /// The file or directory.
        path: AbsPath,
        /// A regular expression.
        pattern: String,
        /// A glob that files must match.
        include: Option<String>,
        /// The most bytes of output, up to the line that goes beyond.
        bytes: usize,
    },
}

impl FileLookup {
    /// Returns the path that it begins at.
    pub fn path(&self) -> &AbsPath {
        match self {
            Self::Read { path, .. } | Self::List { path, .. } | Self::Search { path, .. } => path,
        }
    }
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

    /// Follows the symbolic links of writable roots and of what is protected in them, as far as they exist.
    /// [`FileChange::targets`] are compared with what comes of this. No roots if one leads elsewhere than it did.
    fn resolve(&self, roots: WritableRoots) -> BoxFuture<'static, RealPlaces>;

    /// Writes the changes. On failure those before the failing one stay written.
    /// Fails if a place's symbolic links lead elsewhere than they did in `plan`.
    fn apply(&self, changes: Vec<FileChange>) -> BoxFuture<'static, Result<(), FilesError>>;

    /// Reads a picture of at most 10 MiB as a data URL, or says in words for the model why not.
    ///
    /// Synchronous: a picture is read when the user gives it, from the page cache as a rule.
    fn image(&self, path: &AbsPath) -> Result<String, String>;

    /// Answers a lookup in words for the model, within some 10 s. What commands are not let read is
    /// refused.
    fn look_up(&self, lookup: FileLookup) -> BoxFuture<'static, Result<String, FilesError>>;

    /// Finds the AGENTS.md files that hold for `cwd`.
    fn instructions(&self, cwd: AbsPath) -> BoxFuture<'static, Instructions>;
}
