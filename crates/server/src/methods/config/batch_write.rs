//! `config/batchWrite`: changes several keys of the user's file, all or none.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, ConfigWrite};
use turnhost_protocol::{ConfigBatchWriteParams, ConfigWriteResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ConfigBatchWrite {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: ConfigBatchWriteParams,
    ) -> Result<Reply<ConfigWriteResponse>, CallError> {
        let ConfigBatchWriteParams {
            edits,
            expected_version,
            file_path,
            // Files are read anew for each thread that starts; loaded threads keep their settings.
            reload_user_config: _,
        } = params;
        let write = ConfigWrite { edits, expected_version, file_path };
        Ok(config.write(write).await?.into())
    }
}
