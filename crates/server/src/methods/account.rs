//! `account/*`: the login that the server keeps for model providers.

mod gateway_oauth;
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
mod usage {
    mod read;
}
mod workspace_messages {
    mod read;
}

use turnhost_protocol::{AccountUpdatedNotification, AuthMode, ServerNotification};

use crate::request::errors::CallError;

/// Returns the error of what only the vendor's cloud can do.
fn needs_cloud(verb: &str) -> CallError {
    CallError::Refused(format!("codex account authentication required to {verb}"))
}

fn updated(auth_mode: Option<AuthMode>) -> ServerNotification {
    let updated = AccountUpdatedNotification { auth_mode, plan_type: None, reason: None };
    ServerNotification::AccountUpdated(updated)
}
