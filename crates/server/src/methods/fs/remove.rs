//! `fs/remove`: removes a file or a directory.

use std::sync::Arc;

use turnhost_ports::FsPort;
use turnhost_protocol::{FsRemoveParams, FsRemoveResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FsRemove {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: FsRemoveParams,
    ) -> Result<Reply<FsRemoveResponse>, CallError> {
        Ok(fs.remove(params).await?.into())
    }
}
