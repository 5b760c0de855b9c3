//! `account/*`: the stored login for model providers.

mod bedrock {
    mod check_gov_cloud_requirements;
    mod discover;
    pub(super) mod setup;
}
mod gateway_oauth;
mod gcp {
    mod setup;
}
mod login {
    mod cancel;
    mod start;
}
mod logout;
mod rate_limit_reset_credit {
    mod consume;
}
mod rate_limits {
    mod read;
}
mod read;
mod security_setup {
    mod read;
}
mod send_add_credits_nudge_email;
mod tokens;
mod usage {
    mod read;
}
mod workspace_messages {
    mod read;
}

use turnhost_ports::{AccountChoice, AccountPort, Login};
use turnhost_protocol::{AccountUpdatedNotification, AuthMode, ServerNotification};

use crate::request::errors::CallError;

/// Returns the error of what only the vendor's cloud can do.
fn needs_cloud(verb: &str) -> CallError {
    CallError::Refused(format!("codex account authentication required to {verb}"))
}

/// Returns the notification of a login, or of a logout.
fn updated(login: Option<&Login>) -> ServerNotification {
    let plan_type = match login {
        Some(Login::External(tokens)) => tokens.plan_type,
        Some(Login::ApiKey(_)) | None => None,
    };
    let auth_mode = login.map(auth_mode);
    let updated = AccountUpdatedNotification { auth_mode, plan_type, reason: None };
    ServerNotification::AccountUpdated(updated)
}

/// Returns the way in which the user is logged in.
pub(super) fn auth_mode(login: &Login) -> AuthMode {
    match login {
        Login::ApiKey(_) => AuthMode::Apikey,
        Login::External(_) => AuthMode::ChatgptAuthTokens,
    }
}

/// Asks for another token where a client that logged in with its own can be asked.
pub(super) async fn renew(accounts: &dyn AccountPort, account: AccountChoice) {
    if let Some(Login::External(tokens)) = accounts.login(&account) {
        // The old one may still hold, and is what there is.
        accounts.renew(account, tokens.access_token).await;
    }
}
