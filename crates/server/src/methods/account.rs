//! `account/read`: which account is logged in.

use turnhost_protocol::{GetAccountParams, GetAccountResponse, method};

use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};

impl OnServer for method::GetAccount {
    /// Turnhost has no accounts of its own: a provider's key comes from the
    /// configuration, so nobody is ever logged in.
    async fn call(
        ctx: &mut Ctx,
        _: GetAccountParams,
    ) -> Result<Answer<GetAccountResponse>, CallError> {
        Ok(GetAccountResponse {
            requires_openai_auth: ctx.server.ports.config.requires_openai_auth(),
            account: None,
            user_id: None,
            workspace_routing: None,
        }
        .into())
    }
}
