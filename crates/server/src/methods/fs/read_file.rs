//! `fs/readFile`: reads a file.

use std::sync::Arc;

use turnhost_ports::FsPort;
use turnhost_protocol::{FsReadFileParams, FsReadFileResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FsReadFile {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: FsReadFileParams,
    ) -> Result<Reply<FsReadFileResponse>, CallError> {
        Ok(fs.read_file(params).await?.into())
    }
}
