//! `plugin/reconcile`: brings plugins in line with the cloud's list; without a cloud nothing differs.

use turnhost_protocol::{PluginReconcileParams, PluginReconcileResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginReconcile {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: PluginReconcileParams,
    ) -> Result<Reply<PluginReconcileResponse>, CallError> {
        // A label for statistics.
        let PluginReconcileParams { reason: _ } = params;
        let response = PluginReconcileResponse {
            changed_plugins: Vec::new(),
            failed_materialization_remote_plugin_ids: Vec::new(),
            failed_remote_plugin_ids: Vec::new(),
        };
        Ok(response.into())
    }
}
