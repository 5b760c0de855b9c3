//! The port to the machine's files, as clients reach them by `fs/*`.
//!
//! It differs from [`crate::FilePort`], which serves the agent: paths are the user's own, no
//! policy is asked, and contents are bytes. Each function takes the params of its method and
//! gives the response, so that contents are encoded where they are read.

use turnhost_base::AbsPath;
use turnhost_protocol::{
    FsCopyParams, FsCopyResponse, FsCreateDirectoryParams, FsCreateDirectoryResponse,
    FsGetMetadataParams, FsGetMetadataResponse, FsReadDirectoryParams, FsReadDirectoryResponse,
    FsReadFileParams, FsReadFileResponse, FsRemoveParams, FsRemoveResponse, FsWriteFileParams,
    FsWriteFileResponse, FuzzyFileSearchResult, GitDiffToRemoteResponse,
};

use crate::BoxFuture;

/// The outcome of an operation on files.
pub type FsFuture<T> = BoxFuture<'static, Result<T, FsError>>;

/// Reasons for which an operation on files was refused or failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FsError {
    /// The request asks for what cannot be, or is never done; nothing was touched.
    #[error("{0}")]
    Refused(String),
    /// The system failed; the text is the system's.
    #[error("{0}")]
    System(String),
}

/// A way to the machine's files.
///
/// No call blocks the caller's thread. A future that is dropped does not stop what has begun.
pub trait FsPort: Send + Sync {
    /// Reads a regular file of at most 64 MiB.
    fn read_file(&self, params: FsReadFileParams) -> FsFuture<FsReadFileResponse>;

    /// Writes a regular file in place, and makes it if need be.
    fn write_file(&self, params: FsWriteFileParams) -> FsFuture<FsWriteFileResponse>;

    /// Makes a directory.
    fn create_directory(
        &self,
        params: FsCreateDirectoryParams,
    ) -> FsFuture<FsCreateDirectoryResponse>;

    /// Reads the kind and times of a path.
    fn get_metadata(&self, params: FsGetMetadataParams) -> FsFuture<FsGetMetadataResponse>;

    /// Lists a directory, by name.
    fn read_directory(&self, params: FsReadDirectoryParams) -> FsFuture<FsReadDirectoryResponse>;

    /// Removes a file, a link, or a directory.
    fn remove(&self, params: FsRemoveParams) -> FsFuture<FsRemoveResponse>;

    /// Copies a file, a link, or a directory.
    fn copy(&self, params: FsCopyParams) -> FsFuture<FsCopyResponse>;

    /// Watches a file, a directory's entries, or a path that does not exist yet. Changes after
    /// the future resolved are reported.
    fn watch(&self, path: AbsPath) -> FsFuture<Box<dyn FsWatch>>;

    /// Begins to gather the names of all files and directories below `roots` that git does not
    /// ignore, hidden ones too. A root that is not a directory is passed over.
    fn search(&self, roots: Vec<SearchRoot>) -> Box<dyn FileSearch>;

    /// Compares a working tree with the newest commit that one of its remotes has too. Files that
    /// git does not know yet count, as far as they are below `cwd`.
    fn diff_to_remote(&self, cwd: AbsPath) -> FsFuture<GitDiffToRemoteResponse>;
}

/// A directory to search.
#[derive(Clone, Debug)]
pub struct SearchRoot {
    /// The directory.
    pub path: AbsPath,
    /// The directory as the client names it.
    pub name: String,
}

/// A search for files by parts of their names. Dropping it ends the gathering of names.
pub trait FileSearch: Send + Sync {
    /// Waits until all names are gathered. Cancellation safe.
    fn gathered(&self) -> BoxFuture<'_, ()>;

    /// Returns the best matches among the names gathered so far, the best first.
    fn find(&self, query: String) -> BoxFuture<'static, Matches>;
}

/// The matches of a query.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// The best, at most 50. None for a query without a visible character.
    pub files: Vec<FuzzyFileSearchResult>,
    /// Set if all names were gathered before.
    pub is_complete: bool,
}

/// A watch over one path. Dropping it ends it.
pub trait FsWatch: Send {
    /// Waits for changes and returns their paths, sorted, each once: those of a short time
    /// together, and the watched path alone where there are too many to name.
    /// Cancellation safe: changes that were not returned come with the next call.
    fn changes(&mut self) -> BoxFuture<'_, Vec<AbsPath>>;
}
