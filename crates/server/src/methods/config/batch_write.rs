//! `config/batchWrite`: changes several keys of the user's file, all or none.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, ConfigWrite, ExtensionPort};
use turnhost_protocol::{ConfigBatchWriteParams, ConfigWriteResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ConfigBatchWrite {
    type Needs = (Arc<dyn ConfigPort>, Arc<dyn ExtensionPort>);

    async fn call(
        (config, extensions): Self::Needs,
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
        let written = config.write(write).await?;
        // A hook that is trusted no more must not run in the very next turn.
        extensions.forget();
        Ok(written.into())
    }
}
