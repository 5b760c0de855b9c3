//! Homes of servers: folders and a configuration of their own for each run.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result};

/// The reach of the model's commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sandbox {
    /// Everything.
    FullAccess,
    /// The working folder.
    WorkspaceWrite,
}

impl Sandbox {
    /// Returns the value of `sandbox_mode`.
    pub fn mode(self) -> &'static str {
        match self {
            Self::FullAccess => "danger-full-access",
            Self::WorkspaceWrite => "workspace-write",
        }
    }
}

/// A home of a server with its own configuration, user folder and working
/// folder. Dropping it removes them.
#[derive(Debug)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    /// Makes the folders below `base`, with a configuration that points to the model.
    ///
    /// # Errors
    /// If the folders cannot be made.
    pub fn new(base: &Path, model_url: &str, sandbox: Sandbox) -> Result<Self> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let home = Self { root: base.join(format!("run-{}-{number}", std::process::id())) };
        for folder in [home.state(), home.workspace(), home.user()] {
            fs::create_dir_all(&folder)
                .with_context(|| format!("cannot make `{}`", folder.display()))?;
        }
        fs::write(home.state().join("config.toml"), config(model_url, sandbox))?;
        Ok(home)
    }

    /// Returns the server's own folder.
    pub fn state(&self) -> PathBuf {
        self.root.join("home")
    }

    /// Returns the folder that threads work in.
    pub fn workspace(&self) -> PathBuf {
        self.root.join("workspace")
    }

    /// Returns the place of a unix socket. Its path is short, since the kernel takes 107 bytes.
    pub fn socket(&self) -> PathBuf {
        self.root.join("s")
    }

    /// Returns the home of the user.
    pub fn user(&self) -> PathBuf {
        self.root.join("user")
    }

    /// Returns the sizes of all files in the server's own folder, in bytes.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn stored_bytes(&self) -> Result<u64> {
        Ok(tree_bytes(&self.state())?)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A server that is still going down may write once more; what stays is below the target folder.
        drop(fs::remove_dir_all(&self.root));
    }
}

fn config(model_url: &str, sandbox: Sandbox) -> String {
    let mode = sandbox.mode();
    format!(
        r#"model = "mock-model"
approval_policy = "never"
sandbox_mode = "{mode}"
model_provider = "mock"

[model_providers.mock]
name = "Mock"
base_url = "{model_url}"
wire_api = "responses"
request_max_retries = 0
stream_max_retries = 0
"#
    )
}

fn tree_bytes(folder: &Path) -> std::io::Result<u64> {
    let mut total = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Files come and go while the server runs; one that went has no size.
        let Ok(about) = entry.metadata() else { continue };
        total += if about.is_dir() { tree_bytes(&entry.path())? } else { about.len() };
    }
    Ok(total)
}
