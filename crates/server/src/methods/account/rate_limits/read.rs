//! `account/rateLimits/read`: asks the vendor's cloud, where this server has no account.

use turnhost_protocol::{GetAccountRateLimitsParams, GetAccountRateLimitsResponse, method};

use crate::methods::account::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAccountRateLimits {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: Option<GetAccountRateLimitsParams>,
    ) -> Result<Reply<GetAccountRateLimitsResponse>, CallError> {
        let GetAccountRateLimitsParams {
            exclude_reset_credit_details: _,
            supports_luna_reserve: _,
        } = params.unwrap_or_default();
        Err(needs_cloud("read rate limits"))
    }
}
