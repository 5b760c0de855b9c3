//! `getAuthStatus`: how the server is logged in; an older method.

use std::sync::Arc;

use turnhost_ports::{AccountPort, ConfigPort};
use turnhost_protocol::{GetAuthStatusParams, GetAuthStatusResponse, method};

use crate::methods::account::{auth_mode, renew};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAuthStatus {
    type Needs = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>);

    /// Gives the key or the token only if it is asked for. An API key cannot be refreshed; for tokens of
    /// its own a client is asked.
    async fn call(
        (accounts, config): Self::Needs,
        _: &Caller,
        params: GetAuthStatusParams,
    ) -> Result<Reply<GetAuthStatusResponse>, CallError> {
        let GetAuthStatusParams { include_token, refresh_token } = params;
        if refresh_token.unwrap_or_default() {
            renew(&*accounts, config.account()).await;
        }
        let requires_openai_auth = config.requires_openai_auth();
        let login = accounts.login(&config.account()).filter(|_| requires_openai_auth);
        Ok(GetAuthStatusResponse {
            auth_method: login.as_ref().map(auth_mode),
            auth_token: login
                .filter(|_| include_token.unwrap_or_default())
                .map(|login| login.secret().to_owned()),
            requires_openai_auth: Some(requires_openai_auth),
        }
        .into())
    }
}
