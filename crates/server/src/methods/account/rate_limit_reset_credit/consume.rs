//! `account/rateLimitResetCredit/consume`: asks the vendor's cloud, where this server has no account.

use turnhost_protocol::{
    ConsumeAccountRateLimitResetCreditParams, ConsumeAccountRateLimitResetCreditResponse, method,
};

use crate::methods::account::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ConsumeAccountRateLimitResetCredit {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: ConsumeAccountRateLimitResetCreditParams,
    ) -> Result<Reply<ConsumeAccountRateLimitResetCreditResponse>, CallError> {
        let ConsumeAccountRateLimitResetCreditParams { idempotency_key, credit_id } = params;
        let given = [("idempotencyKey", Some(idempotency_key)), ("creditId", credit_id)];
        for (name, value) in given {
            if value.is_some_and(|value| value.is_empty()) {
                return Err(CallError::Refused(format!("{name} must not be empty")));
            }
        }
        Err(needs_cloud("spend a reset credit"))
    }
}
