//! `userVerification/cancel`: takes a verification back; succeeds if there is none.

use turnhost_protocol::{UserVerificationCancelParams, UserVerificationCancelResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::UserVerificationCancel {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: UserVerificationCancelParams,
    ) -> Result<Reply<UserVerificationCancelResponse>, CallError> {
        let UserVerificationCancelParams { request_id: _ } = params;
        Ok(UserVerificationCancelResponse {}.into())
    }
}
