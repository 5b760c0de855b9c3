//! `fs/readDirectory`: lists a directory.

use std::sync::Arc;

use turnhost_ports::FsPort;
use turnhost_protocol::{FsReadDirectoryParams, FsReadDirectoryResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FsReadDirectory {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: FsReadDirectoryParams,
    ) -> Result<Reply<FsReadDirectoryResponse>, CallError> {
        Ok(fs.read_directory(params).await?.into())
    }
}
