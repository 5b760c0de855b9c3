//! The files of the checkout, as a clean clone has them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// One text file of the checkout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceFile {
    /// Relative to the root, with `/` between names.
    pub(crate) path: String,
    /// Its whole text.
    pub(crate) text: String,
}

impl SourceFile {
    /// Returns whether it is Rust source of one of our crates.
    pub(crate) fn is_rust(&self) -> bool {
        self.path.starts_with("crates/") && has_extension(&self.path, "rs")
    }
}

/// Returns whether `path` ends in `.extension`.
pub(crate) fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == extension)
}

/// Returns the names at the top of the checkout that Git does not ignore, sorted.
pub(crate) fn top_level(root: &Path) -> Result<Vec<String>> {
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
    let mut names = Vec::new();
    for entry in fs::read_dir(root)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != ".git" && !ignored.lines().any(|pattern| ignores(pattern, &name)) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Returns whether a `/name` or `/prefix*` line of `.gitignore` covers `name`.
fn ignores(pattern: &str, name: &str) -> bool {
    let Some(pattern) = pattern.strip_prefix('/') else { return false };
    let pattern = pattern.trim_end_matches('/');
    pattern.strip_suffix('*').map_or(pattern == name, |prefix| name.starts_with(prefix))
}

/// Returns every text file below `root/start`, sorted by path. Symbolic links and binary files are
/// left out.
pub(crate) fn read_below(root: &Path, start: &str) -> Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    let mut queue = vec![start.to_owned()];
    while let Some(path) = queue.pop() {
        let full = root.join(&path);
        let Ok(metadata) = fs::symlink_metadata(&full) else { continue };
        if metadata.is_dir() {
            for entry in fs::read_dir(&full).with_context(|| format!("cannot list `{path}`"))? {
                queue.push(format!("{path}/{}", entry?.file_name().to_string_lossy()));
            }
        } else if metadata.is_file() {
            let bytes = fs::read(&full).with_context(|| format!("cannot read `{path}`"))?;
            files.extend(String::from_utf8(bytes).ok().map(|text| SourceFile { path, text }));
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_source() {
        let files = read_below(&crate::workspace::root(), "crates/xtask").unwrap();
        let own = files.iter().find(|file| file.path == "crates/xtask/src/sources.rs").unwrap();
        assert!(own.is_rust() && own.text.contains("reads_its_own_source"));
    }

    #[test]
    fn understands_the_ignore_lines_in_use() {
        assert!(ignores("/target", "target") && ignores("/bazel-*", "bazel-out"));
        assert!(!ignores("/target", "targets") && !ignores("target", "target"));
    }
}
