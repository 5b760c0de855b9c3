//! `account/login/start`: logs in by an API key, or by tokens that the client brings.

use std::sync::Arc;

use turnhost_ports::{AccountPort, ConfigPort, Login};
use turnhost_protocol::{
    AccountLoginCompletedNotification, ForcedLoginMethod, LoginAccountParams, LoginAccountResponse,
    ServerNotification, method,
};
use turnhost_threads::Threads;

use crate::fanout::connections::Connections;
use crate::methods::account::bedrock::setup::refuse_other_region;
use crate::methods::account::tokens::{ClientRenewal, tokens};
use crate::methods::account::updated;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::LoginAccount {
    type Needs = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>, Arc<Connections>, Threads);

    /// A key is kept and not checked; tokens are in memory only, and the client is asked for others
    /// once a provider refuses them. Other kinds of logins need services that this server does not
    /// use. The account is the one that the configuration chooses.
    async fn call(
        (accounts, config, connections, threads): Self::Needs,
        caller: &Caller,
        params: LoginAccountParams,
    ) -> Result<Reply<LoginAccountResponse>, CallError> {
        let account = config.account();
        let (login, response) = match params {
            LoginAccountParams::ApiKey { api_key } => {
                refuse_forbidden(&*config, ForcedLoginMethod::Api)?;
                accounts.log_in(account, api_key.clone()).await?;
                (Login::ApiKey(api_key), LoginAccountResponse::ApiKey)
            }
            LoginAccountParams::ChatgptAuthTokens {
                access_token,
                chatgpt_account_id,
                chatgpt_plan_type,
            } => {
                refuse_forbidden(&*config, ForcedLoginMethod::Chatgpt)?;
                let plan = chatgpt_plan_type.as_deref();
                let tokens = tokens(access_token, chatgpt_account_id, plan)?;
                let peer = Arc::clone(caller.peer());
                let renewal = ClientRenewal { peer, connections, threads };
                accounts.log_in_externally(account, tokens.clone(), Arc::new(renewal));
                (Login::External(tokens), LoginAccountResponse::ChatgptAuthTokens)
            }
            LoginAccountParams::Chatgpt { .. } => return Err(not_supported("chatgpt")),
            LoginAccountParams::ChatgptDeviceCode => {
                return Err(not_supported("chatgptDeviceCode"));
            }
            LoginAccountParams::AmazonBedrock { api_key, region } => {
                let text = "Amazon Bedrock API key must not be empty.";
                refuse_unusable(&[&api_key], text, &region)?;
                return Err(not_supported("amazonBedrock"));
            }
            LoginAccountParams::AmazonBedrockAccessKeys {
                access_key_id,
                secret_access_key,
                region,
                session_token: _,
            } => {
                let text = "AWS access key ID and secret access key must not be empty.";
                refuse_unusable(&[&access_key_id, &secret_access_key], text, &region)?;
                return Err(not_supported("amazonBedrockAccessKeys"));
            }
        };
        let completed = AccountLoginCompletedNotification {
            success: true,
            error: None,
            login_id: None,
            onboarding_entrypoint: None,
        };
        Ok(Reply::from(response)
            .broadcast(ServerNotification::AccountLoginCompleted(completed))
            .broadcast(updated(Some(&login))))
    }
}

/// Refuses a kind of login that the configuration or the administrator does not allow.
fn refuse_forbidden(config: &dyn ConfigPort, wanted: ForcedLoginMethod) -> Result<(), CallError> {
    if config.allows_login(wanted) {
        return Ok(());
    }
    let text = match wanted {
        ForcedLoginMethod::Api => "API key login is disabled. Use ChatGPT login instead.",
        ForcedLoginMethod::Chatgpt => "ChatGPT login is disabled. Use API key login instead.",
    };
    Err(CallError::Refused(text.to_owned()))
}

/// Refuses keys for Amazon Bedrock that could never be used, with `text` if one is empty.
fn refuse_unusable(keys: &[&str], text: &str, region: &str) -> Result<(), CallError> {
    if keys.iter().any(|key| key.trim().is_empty()) {
        return Err(CallError::Refused(text.to_owned()));
    }
    refuse_other_region(region)
}

fn not_supported(kind: &str) -> CallError {
    CallError::NotSupported(format!(
        "a login of type `{kind}` is not supported by this server; log in with an API key (`apiKey`) or with tokens of your own (`chatgptAuthTokens`)"
    ))
}
