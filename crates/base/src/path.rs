//! Paths that are known to be absolute and UTF-8.

use std::fmt;
use std::path::Path;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

/// A path that had to be absolute but is not, or is not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an absolute UTF-8 path")]
pub struct RelativePath(pub String);

/// An absolute UTF-8 path, with `.` and `..` folded without touching the disk.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Utf8PathBuf", into = "Utf8PathBuf")]
pub struct AbsPath(Utf8PathBuf);

impl AbsPath {
    /// Folds `.` and `..`, and fails if the path is relative.
    pub fn new(path: impl AsRef<Utf8Path>) -> Result<Self, RelativePath> {
        let path = path.as_ref();
        if path.is_absolute() { Ok(Self(fold(path))) } else { Err(RelativePath(path.to_string())) }
    }

    /// Returns the same for a path from the operating system.
    pub fn from_std(path: &Path) -> Result<Self, RelativePath> {
        let text = path.to_str().ok_or_else(|| RelativePath(path.display().to_string()))?;
        Self::new(text)
    }

    /// Resolves `path` against this one: an absolute `path` replaces it, an empty one changes nothing.
    pub fn join(&self, path: impl AsRef<Utf8Path>) -> Self {
        Self(fold(&self.0.join(path)))
    }

    /// Returns the path one level up, or `None` at the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.parent().map(|path| Self(path.to_owned()))
    }

    /// Returns the last component, or `None` at the root.
    pub fn file_name(&self) -> Option<&str> {
        self.0.file_name()
    }

    /// Returns whether this path is `base` or lies below it, by components.
    pub fn starts_with(&self, base: &Self) -> bool {
        self.0.starts_with(&base.0)
    }

    /// Returns this path as seen from `base`, or `None` if it does not lie below it.
    pub fn relative_to(&self, base: &Self) -> Option<&Utf8Path> {
        self.0.strip_prefix(&base.0).ok()
    }

    /// Returns the text in its wire form.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Borrows the path for a system call.
    pub fn as_std(&self) -> &Path {
        self.0.as_std_path()
    }
}

fn fold(path: &Utf8Path) -> Utf8PathBuf {
    let mut folded = Utf8PathBuf::new();
    for component in path.components() {
        match component {
            Utf8Component::CurDir => {}
            Utf8Component::ParentDir => {
                folded.pop();
            }
            other => folded.push(other),
        }
    }
    folded
}

impl TryFrom<Utf8PathBuf> for AbsPath {
    type Error = RelativePath;
    fn try_from(path: Utf8PathBuf) -> Result<Self, RelativePath> {
        Self::new(path)
    }
}

impl From<AbsPath> for Utf8PathBuf {
    fn from(path: AbsPath) -> Self {
        path.0
    }
}

impl fmt::Display for AbsPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for AbsPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abs(text: &str) -> AbsPath {
        AbsPath::new(text).unwrap()
    }

    #[test]
    fn folds_dots_and_stops_at_the_root() {
        assert_eq!(abs("/a/./b/../c/").as_str(), "/a/c");
        assert_eq!(abs("/../..").as_str(), "/");
    }

    #[test]
    fn joins_relative_absolute_and_empty_paths() {
        let base = abs("/repo");
        assert_eq!(base.join("src/../x").as_str(), "/repo/x");
        assert_eq!(base.join("/etc").as_str(), "/etc");
        assert_eq!(base.join("").as_str(), "/repo");
    }

    #[test]
    fn a_relative_path_is_refused_with_its_text() {
        assert_eq!(AbsPath::new("x/y"), Err(RelativePath("x/y".into())));
    }

    #[test]
    fn below_is_by_components() {
        assert!(abs("/repo/src").starts_with(&abs("/repo")));
        assert!(!abs("/repository").starts_with(&abs("/repo")));
        assert_eq!(abs("/repo/a/b").relative_to(&abs("/repo")).unwrap(), "a/b");
    }
}
