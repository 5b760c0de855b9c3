//! `fs/getMetadata`: reads the kind and times of a path.

use std::sync::Arc;

use turnhost_ports::FsPort;
use turnhost_protocol::{FsGetMetadataParams, FsGetMetadataResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FsGetMetadata {
    type Needs = Arc<dyn FsPort>;

    async fn call(
        fs: Arc<dyn FsPort>,
        _: &Caller,
        params: FsGetMetadataParams,
    ) -> Result<Reply<FsGetMetadataResponse>, CallError> {
        Ok(fs.get_metadata(params).await?.into())
    }
}
