//! `account/login/start`: logs in by an API key.

use std::sync::Arc;

use turnhost_ports::{AccountPort, Login};
use turnhost_protocol::{
    AccountLoginCompletedNotification, AuthMode, LoginAccountParams, LoginAccountResponse,
    ServerNotification, method,
};

use crate::methods::account::updated;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::LoginAccount {
    type Needs = Arc<dyn AccountPort>;

    /// The key is kept and not checked. Other kinds of logins need services that this server does
    /// not use.
    async fn call(
        accounts: Arc<dyn AccountPort>,
        _: &Caller,
        params: LoginAccountParams,
    ) -> Result<Reply<LoginAccountResponse>, CallError> {
        let api_key = match params {
            LoginAccountParams::ApiKey { api_key } => api_key,
            LoginAccountParams::Chatgpt { .. } => return Err(not_supported("chatgpt")),
            LoginAccountParams::ChatgptDeviceCode => {
                return Err(not_supported("chatgptDeviceCode"));
            }
            LoginAccountParams::ChatgptAuthTokens { .. } => {
                return Err(not_supported("chatgptAuthTokens"));
            }
            LoginAccountParams::AmazonBedrock { .. } => return Err(not_supported("amazonBedrock")),
            LoginAccountParams::AmazonBedrockAccessKeys { .. } => {
                return Err(not_supported("amazonBedrockAccessKeys"));
            }
        };
        accounts.log_in(Login { api_key }).await?;
        let completed = AccountLoginCompletedNotification {
            success: true,
            error: None,
            login_id: None,
            onboarding_entrypoint: None,
        };
        Ok(Reply::from(LoginAccountResponse::ApiKey)
            .broadcast(ServerNotification::AccountLoginCompleted(completed))
            .broadcast(updated(Some(AuthMode::Apikey))))
    }
}

fn not_supported(kind: &str) -> CallError {
    CallError::NotSupported(format!(
        "a login of type `{kind}` is not supported by this server; log in with an API key (`apiKey`)"
    ))
}
