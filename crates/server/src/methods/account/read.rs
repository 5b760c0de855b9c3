//! `account/read`: which account is logged in.

use std::sync::Arc;

use turnhost_ports::{AccountPort, ConfigPort};
use turnhost_protocol::{Account, GetAccountParams, GetAccountResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAccount {
    type Needs = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>);

    /// A login counts where the default provider wants one. An API key needs no refreshing.
    async fn call(
        (accounts, config): Self::Needs,
        _: &Caller,
        params: GetAccountParams,
    ) -> Result<Reply<GetAccountResponse>, CallError> {
        let GetAccountParams { refresh_token: _ } = params;
        let requires_openai_auth = config.requires_openai_auth();
        let login = accounts.login().filter(|_| requires_openai_auth);
        Ok(GetAccountResponse {
            requires_openai_auth,
            account: login.map(|_| Account::ApiKey),
            user_id: None,
            workspace_routing: None,
        }
        .into())
    }
}
