//! `fs/copy`: copies a file or a directory.

use std::sync::Arc;

use turnhost_ports::FsPort;
use turnhost_protocol::{FsCopyParams, FsCopyResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FsCopy {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: FsCopyParams,
    ) -> Result<Reply<FsCopyResponse>, CallError> {
        Ok(fs.copy(params).await?.into())
    }
}
