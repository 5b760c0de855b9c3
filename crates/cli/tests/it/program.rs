//! The binary in surroundings of its own: home, working directory, path.

use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The directory in which the program runs. Removed when dropped.
pub(crate) struct Place {
    root: TempDir,
}

impl Place {
    /// Creates an empty home and working directory, and a path on which `turnhost` is found.
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        for name in ["home", "work", "bin"] {
            std::fs::create_dir(root.path().join(name)).unwrap();
        }
        symlink(env!("CARGO_BIN_EXE_turnhost"), root.path().join("bin/turnhost")).unwrap();
        Self { root }
    }

    /// Returns the server's home.
    pub(crate) fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// Returns a shell that runs `script` there, with nothing on stdin and all output in one pipe.
    pub(crate) fn shell(&self, script: &str) -> Command {
        let mut path = self.root.path().join("bin").into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", &format!("exec 2>&1\n{script}")])
            .current_dir(self.root.path().join("work"))
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.home())
            .env("TURNHOST_HOME", self.home())
            .env("SHELL", "/bin/sh")
            .stdin(Stdio::null());
        command
    }
}
