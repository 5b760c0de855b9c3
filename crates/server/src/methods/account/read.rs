//! `account/read`: which account is logged in.

use std::sync::Arc;

use turnhost_ports::{AccountPort, ConfigPort, ExternalTokens, Login};
use turnhost_protocol::{Account, GetAccountParams, GetAccountResponse, PlanType, method};

use super::renew;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAccount {
    type Needs = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>);

    /// A login counts where the default provider wants one. Nobody can refresh an API key; for tokens of
    /// its own a client is asked.
    async fn call(
        (accounts, config): Self::Needs,
        _: &Caller,
        params: GetAccountParams,
    ) -> Result<Reply<GetAccountResponse>, CallError> {
        let GetAccountParams { refresh_token } = params;
        if refresh_token {
            renew(&*accounts, config.account()).await;
        }
        let requires_openai_auth = config.requires_openai_auth();
        let login = accounts.login(&config.account()).filter(|_| requires_openai_auth);
        let (account, user_id) = login.map(described).unwrap_or_default();
        let response =
            GetAccountResponse { requires_openai_auth, account, user_id, workspace_routing: None };
        Ok(response.into())
    }
}

/// Returns the account of a login, and the user as the provider knows it.
fn described(login: Login) -> (Option<Account>, Option<String>) {
    match login {
        Login::ApiKey(_) => (Some(Account::ApiKey), None),
        Login::External(ExternalTokens { email, plan_type, user_id, .. }) => {
            let plan_type = plan_type.unwrap_or(PlanType::Unknown);
            (Some(Account::Chatgpt { email, plan_type, workspace_name: None }), user_id)
        }
    }
}
