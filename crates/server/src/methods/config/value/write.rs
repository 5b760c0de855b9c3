//! `config/value/write`: changes one key of the user's file.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, ConfigWrite};
use turnhost_protocol::{ConfigEdit, ConfigValueWriteParams, ConfigWriteResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ConfigValueWrite {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: ConfigValueWriteParams,
    ) -> Result<Reply<ConfigWriteResponse>, CallError> {
        let ConfigValueWriteParams { key_path, merge_strategy, value, expected_version, file_path } =
            params;
        let edits = vec![ConfigEdit { key_path, merge_strategy, value }];
        let write = ConfigWrite { edits, expected_version, file_path };
        Ok(config.write(write).await?.into())
    }
}
