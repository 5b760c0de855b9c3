//! `plugin/share/checkout`: fetches a plugin that others share, for which this server has no account.

use turnhost_protocol::{PluginShareCheckoutParams, PluginShareCheckoutResponse, method};

use crate::methods::plugin::{needs_cloud, remote_id};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginShareCheckout {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: PluginShareCheckoutParams,
    ) -> Result<Reply<PluginShareCheckoutResponse>, CallError> {
        let PluginShareCheckoutParams { remote_plugin_id } = params;
        remote_id(&remote_plugin_id)?;
        Err(needs_cloud("checkout plugin share"))
    }
}
