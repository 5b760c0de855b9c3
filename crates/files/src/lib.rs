//! Files: applying patches and finding instruction files for the agent ([`Files`]), and `fs/*` for
//! clients ([`ClientFiles`]).
//!
//! Implements [`FilePort`]. System calls run on the runtime's blocking
//! pool (but for pictures), so that a slow disk stops no other work. Whether a change is allowed is
//! not decided here: the server asks `turnhost-policy` between `plan` and `apply`.

#![forbid(unsafe_code)]

mod fs;
mod ignored;
mod image;
mod instructions;
mod lookup;
mod plan;
pub mod program;
mod resolve;
mod write;

use std::sync::Arc;
use turnhost_base::AbsPath;
use turnhost_patch::Patch;
use turnhost_policy::{RealPlaces, WritableRoots};
use turnhost_ports::{BoxFuture, FileChange, FileLookup, FilePort, FilesError, Instructions};

pub use fs::ClientFiles;
pub use instructions::InstructionFiles;
use turnhost_sandbox::Sandboxes;

/// The files of this machine.
#[derive(Clone, Debug)]
pub struct Files {
    home: AbsPath,
    sandboxes: Arc<Sandboxes>,
    instructions: Arc<InstructionFiles>,
}

impl Files {
    /// Takes `home`, the server's home directory, where the user's own AGENTS.md lies. `sandboxes`
    /// holds the writable roots, as commands have them.
    pub fn new(home: AbsPath, sandboxes: Arc<Sandboxes>) -> Self {
        Self { home, sandboxes, instructions: Arc::default() }
    }

    /// Returns the same, but projects have these instruction files.
    #[must_use]
    pub fn with_instruction_files(self, files: InstructionFiles) -> Self {
        Self { instructions: Arc::new(files), ..self }
    }
}

impl FilePort for Files {
    fn plan(
        &self,
        patch: Patch,
        cwd: AbsPath,
    ) -> BoxFuture<'static, Result<Vec<FileChange>, FilesError>> {
        blocking(move || plan::plan(&patch, &cwd), |lost| Err(FilesError::Io(lost)))
    }

    fn resolve(&self, roots: WritableRoots) -> BoxFuture<'static, RealPlaces> {
        let sandboxes = Arc::clone(&self.sandboxes);
        // A root that leads elsewhere than it did is none: nothing is inside no root.
        blocking(move || sandboxes.places(&roots).unwrap_or_default(), |_| RealPlaces::default())
    }

    fn apply(&self, changes: Vec<FileChange>) -> BoxFuture<'static, Result<(), FilesError>> {
        blocking(move || write::apply(&changes), |lost| Err(FilesError::Io(lost)))
    }

    fn image(&self, path: &AbsPath) -> Result<String, String> {
        image::data_url(path)
    }

    fn look_up(&self, lookup: FileLookup) -> BoxFuture<'static, Result<String, FilesError>> {
        let sandboxes = Arc::clone(&self.sandboxes);
        blocking(
            move || lookup::answer(&lookup, &sandboxes),
            |lost| Err(FilesError::Verification(lost)),
        )
    }

    fn instructions(&self, cwd: AbsPath) -> BoxFuture<'static, Instructions> {
        let (home, files) = (self.home.clone(), Arc::clone(&self.instructions));
        blocking(move || instructions::find(&home, &cwd, &files), |_| Instructions::default())
    }
}

/// Runs `work` on the blocking pool of the runtime that polls the future.
/// `lost` answers if it panicked or the runtime is shutting down.
fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    lost: impl FnOnce(String) -> T + Send + 'static,
) -> BoxFuture<'static, T> {
    Box::pin(async move {
        match tokio::task::spawn_blocking(work).await {
            Ok(value) => value,
            Err(err) => lost(format!("file work was cut short: {err}")),
        }
    })
}
