//! `account/read`: which account is logged in.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{GetAccountParams, GetAccountResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAccount {
    type Needs = Arc<dyn ConfigPort>;

    /// Turnhost has no accounts of its own: a provider's key comes from the configuration, so
    /// nobody is ever logged in and there is no token to refresh.
    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: GetAccountParams,
    ) -> Result<Reply<GetAccountResponse>, CallError> {
        let GetAccountParams { refresh_token: _ } = params;
        Ok(GetAccountResponse {
            requires_openai_auth: config.requires_openai_auth(),
            account: None,
            user_id: None,
            workspace_routing: None,
        }
        .into())
    }
}
