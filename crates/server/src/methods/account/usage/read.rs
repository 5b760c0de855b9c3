//! `account/usage/read`: asks the vendor's cloud, where this server has no account.

use turnhost_protocol::{GetAccountTokenUsageParams, GetAccountTokenUsageResponse, method};

use crate::methods::account::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAccountTokenUsage {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: Option<GetAccountTokenUsageParams>,
    ) -> Result<Reply<GetAccountTokenUsageResponse>, CallError> {
        let GetAccountTokenUsageParams { thread_id: _ } = params.unwrap_or_default();
        Err(needs_cloud("read token usage"))
    }
}
