//! `fs/createDirectory`: makes a directory.

use std::sync::Arc;

use turnhost_ports::FsPort;
use turnhost_protocol::{FsCreateDirectoryParams, FsCreateDirectoryResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FsCreateDirectory {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: FsCreateDirectoryParams,
    ) -> Result<Reply<FsCreateDirectoryResponse>, CallError> {
        Ok(fs.create_directory(params).await?.into())
    }
}
