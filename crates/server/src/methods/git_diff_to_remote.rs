//! `gitDiffToRemote`: what a working tree has that its remotes do not.

use std::sync::Arc;

use turnhost_base::AbsPath;
use turnhost_ports::FsPort;
use turnhost_protocol::{GitDiffToRemoteParams, GitDiffToRemoteResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GitDiffToRemote {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: GitDiffToRemoteParams,
    ) -> Result<Reply<GitDiffToRemoteResponse>, CallError> {
        let GitDiffToRemoteParams { cwd } = params;
        // A relative path names no directory that it is relative to.
        let cwd = AbsPath::new(&cwd).map_err(|_| {
            CallError::Refused(format!("failed to compute git diff to remote for cwd: {cwd:?}"))
        })?;
        Ok(fs.diff_to_remote(cwd).await?.into())
    }
}
