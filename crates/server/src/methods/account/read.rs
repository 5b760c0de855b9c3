//! `account/read`: which account is logged in.

use std::sync::Arc;

use turnhost_ports::{AccountPort, ConfigPort, ExternalTokens, Login};
use turnhost_protocol::{
    Account, GetAccountParams, GetAccountResponse, ModelProviderSummary, PlanType,
    ProviderSettings, method,
};

use super::renew;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAccount {
    type Needs = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>);

    /// A login counts where the default provider wants one. An API key cannot be refreshed; for tokens of
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
        let account = account.or_else(|| uses_bedrock(&*config).then_some(BEDROCK));
        let response =
            GetAccountResponse { requires_openai_auth, account, user_id, workspace_routing: None };
        Ok(response.into())
    }
}

/// The account of a server whose provider takes the user's AWS credentials.
const BEDROCK: Account = Account::AmazonBedrock { uses_codex_managed_credentials: false };

/// Returns true if the default provider is Amazon Bedrock.
fn uses_bedrock(config: &dyn ConfigPort) -> bool {
    config.providers().is_ok_and(|providers| {
        let default = Some(&providers.default_provider_id);
        let is_default = |provider: &&ModelProviderSummary| Some(&provider.id) == default;
        let found = providers.data.iter().find(is_default);
        found.is_some_and(|it| matches!(it.settings, ProviderSettings::Bedrock { .. }))
    })
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
