//! `config/value/write`: changes one key of the user's file.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, ConfigWrite, ExtensionPort};
use turnhost_protocol::{ConfigEdit, ConfigValueWriteParams, ConfigWriteResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ConfigValueWrite {
    type Needs = (Arc<dyn ConfigPort>, Arc<dyn ExtensionPort>);

    async fn call(
        (config, extensions): Self::Needs,
        _: &Caller,
        params: ConfigValueWriteParams,
    ) -> Result<Reply<ConfigWriteResponse>, CallError> {
        let ConfigValueWriteParams { key_path, merge_strategy, value, expected_version, file_path } =
            params;
        let edits = vec![ConfigEdit { key_path, merge_strategy, value }];
        let write = ConfigWrite { edits, expected_version, file_path };
        let written = config.write(write).await?;
        // A hook that is trusted no more must not run in the very next turn.
        extensions.forget();
        Ok(written.into())
    }
}
