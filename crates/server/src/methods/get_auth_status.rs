//! `getAuthStatus`: how the server is logged in; an older method.

use std::sync::Arc;

use turnhost_ports::{AccountPort, ConfigPort};
use turnhost_protocol::{AuthMode, GetAuthStatusParams, GetAuthStatusResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAuthStatus {
    type Needs = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>);

    /// Gives the key only if it is asked for. An API key needs no refreshing.
    async fn call(
        (accounts, config): Self::Needs,
        _: &Caller,
        params: GetAuthStatusParams,
    ) -> Result<Reply<GetAuthStatusResponse>, CallError> {
        let GetAuthStatusParams { include_token, refresh_token: _ } = params;
        let requires_openai_auth = config.requires_openai_auth();
        let login = accounts.login().filter(|_| requires_openai_auth);
        Ok(GetAuthStatusResponse {
            auth_method: login.as_ref().map(|_| AuthMode::Apikey),
            auth_token: login
                .filter(|_| include_token.unwrap_or_default())
                .map(|login| login.api_key),
            requires_openai_auth: Some(requires_openai_auth),
        }
        .into())
    }
}
