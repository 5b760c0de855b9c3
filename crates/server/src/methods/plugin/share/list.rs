//! `plugin/share/list`: lists the plugins that the user shares, for which this server has no account.

use turnhost_protocol::{PluginShareListParams, PluginShareListResponse, method};

use crate::methods::plugin::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PluginShareList {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: PluginShareListParams,
    ) -> Result<Reply<PluginShareListResponse>, CallError> {
        let PluginShareListParams {} = params;
        Err(needs_cloud("list remote plugin shares"))
    }
}
