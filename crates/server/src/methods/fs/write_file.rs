//! `fs/writeFile`: writes a file.

use std::sync::Arc;

use turnhost_ports::FsPort;
use turnhost_protocol::{FsWriteFileParams, FsWriteFileResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FsWriteFile {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: FsWriteFileParams,
    ) -> Result<Reply<FsWriteFileResponse>, CallError> {
        Ok(fs.write_file(params).await?.into())
    }
}
