//! Files as clients reach them by `fs/*`.
//!
//! System calls run on the runtime's blocking pool, a bounded number at once,
//! so that a disk that hangs stops neither the event loop nor other users of
//! the pool. What is read or written must be a regular file: a FIFO or a
//! device could wait or flow for ever.

mod content;
mod copy;
mod directory;
mod error;
mod git;
mod search;
mod watch;

use std::sync::Arc;

use tokio::sync::Semaphore;
use turnhost_base::AbsPath;
use turnhost_ports::{FileSearch, FsError, FsFuture, FsPort, FsWatch, SearchRoot};
use turnhost_protocol::{
    FsCopyParams, FsCopyResponse, FsCreateDirectoryParams, FsCreateDirectoryResponse,
    FsGetMetadataParams, FsGetMetadataResponse, FsReadDirectoryParams, FsReadDirectoryResponse,
    FsReadFileParams, FsReadFileResponse, FsRemoveParams, FsRemoveResponse, FsWriteFileParams,
    FsWriteFileResponse, GitDiffToRemoteResponse,
};

use search::Search;
use watch::Watcher;

/// Operations that run at once; more wait. A disk does not get faster by more,
/// and each may hold a file of 64 MiB in memory.
const MAX_OPERATIONS: usize = 8;

/// The files of this machine, for clients. Cloning gives another handle to the same.
#[derive(Clone)]
pub struct ClientFiles {
    operations: Arc<Semaphore>,
    watcher: Arc<Watcher>,
}

impl Default for ClientFiles {
    fn default() -> Self {
        Self::new()
    }
}

impl ClientFiles {
    /// Watches nothing, and starts no thread, until the first watch.
    pub fn new() -> Self {
        Self { operations: Arc::new(Semaphore::new(MAX_OPERATIONS)), watcher: Arc::default() }
    }

    fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, FsError> + Send + 'static,
    ) -> FsFuture<T> {
        let operations = Arc::clone(&self.operations);
        Box::pin(async move {
            // It is never closed.
            let permit = operations.acquire_owned().await;
            let permit = permit.map_err(|err| FsError::System(err.to_string()))?;
            let work = move || {
                let result = work();
                drop(permit);
                result
            };
            crate::blocking(work, |lost| Err(FsError::System(lost))).await
        })
    }
}

impl FsPort for ClientFiles {
    fn read_file(&self, params: FsReadFileParams) -> FsFuture<FsReadFileResponse> {
        let FsReadFileParams { path } = params;
        self.run(move || content::read(&path))
    }

    fn write_file(&self, params: FsWriteFileParams) -> FsFuture<FsWriteFileResponse> {
        let FsWriteFileParams { path, data_base64 } = params;
        self.run(move || content::write(&path, &data_base64))
    }

    fn create_directory(
        &self,
        params: FsCreateDirectoryParams,
    ) -> FsFuture<FsCreateDirectoryResponse> {
        self.run(move || directory::create(&params))
    }

    fn get_metadata(&self, params: FsGetMetadataParams) -> FsFuture<FsGetMetadataResponse> {
        let FsGetMetadataParams { path } = params;
        self.run(move || directory::metadata(&path))
    }

    fn read_directory(&self, params: FsReadDirectoryParams) -> FsFuture<FsReadDirectoryResponse> {
        let FsReadDirectoryParams { path } = params;
        self.run(move || directory::list(&path))
    }

    fn remove(&self, params: FsRemoveParams) -> FsFuture<FsRemoveResponse> {
        self.run(move || directory::remove(&params))
    }

    fn copy(&self, params: FsCopyParams) -> FsFuture<FsCopyResponse> {
        self.run(move || copy::copy(&params))
    }

    fn watch(&self, path: AbsPath) -> FsFuture<Box<dyn FsWatch>> {
        let watcher = Arc::clone(&self.watcher);
        self.run(move || Ok(Box::new(watcher.watch(path)?) as Box<dyn FsWatch>))
    }

    fn search(&self, roots: Vec<SearchRoot>) -> Box<dyn FileSearch> {
        Box::new(Search::begin(roots))
    }

    fn diff_to_remote(&self, cwd: AbsPath) -> FsFuture<GitDiffToRemoteResponse> {
        self.run(move || git::diff_to_remote(&cwd))
    }
}
