//! The temporary directories of a demo, removed when it is over.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use turnhost_base::{SystemWorld, World as _};

use super::script;

/// A directory that only the user can enter, with a home for the server, a
/// workspace for the model, and a place outside of the workspace.
pub(super) struct Scratch {
    root: PathBuf,
    home: PathBuf,
    workspace: PathBuf,
}

impl Scratch {
    /// Makes the directories below the system's temporary one, and the files of the workspace.
    pub(super) fn new() -> Result<Self> {
        let parent = std::env::temp_dir();
        // Links resolved, since the sandbox works on real paths.
        let parent = parent.canonicalize().unwrap_or(parent);
        let root = parent.join(format!("turnhost-demo-{}", SystemWorld.random_uuid().simple()));
        let failed = || {
            format!("`{}` cannot be made; name a writable directory with TMPDIR", root.display())
        };
        DirBuilder::new().mode(0o700).create(&root).with_context(failed)?;
        let scratch =
            Self { home: root.join("home"), workspace: root.join("workspace"), root: root.clone() };
        for directory in [&scratch.home, &scratch.workspace, &scratch.outside()] {
            fs::create_dir(directory).with_context(failed)?;
        }
        fs::write(scratch.file(script::FILE), script::BEFORE).with_context(failed)?;
        Ok(scratch)
    }

    /// Returns the server's home.
    pub(super) fn home(&self) -> &Path {
        &self.home
    }

    /// Returns the model's working directory.
    pub(super) fn workspace(&self) -> &Path {
        &self.workspace
    }

    /// Returns a directory beside the workspace.
    pub(super) fn outside(&self) -> PathBuf {
        self.root.join("outside")
    }

    /// Returns a file of the workspace.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.workspace.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A few small files. What cannot be removed is in the system's
        // temporary directory, where it does no harm.
        let _left = fs::remove_dir_all(&self.root);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left() {
        let scratch = Scratch::new().unwrap();
        let root = scratch.root.clone();
        assert!(scratch.file(script::FILE).is_file() && scratch.home().is_dir());
        drop(scratch);
        assert!(!root.exists());
    }
}
