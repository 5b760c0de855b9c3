//! `account/gatewayOAuth/cancel`: fine, since no login runs.

use turnhost_protocol::{GatewayOAuthCancelResponse, NoParams, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GatewayOAuthCancel {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<GatewayOAuthCancelResponse>, CallError> {
        Ok(GatewayOAuthCancelResponse {}.into())
    }
}
