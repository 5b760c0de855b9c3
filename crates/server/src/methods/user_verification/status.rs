//! `userVerification/status`: says that users cannot be verified here.

use turnhost_protocol::{
    UserVerificationStatusParams, UserVerificationStatusResponse,
    UserVerificationUnavailableReason, method,
};

use super::UNAVAILABLE;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::UserVerificationStatus {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: UserVerificationStatusParams,
    ) -> Result<Reply<UserVerificationStatusResponse>, CallError> {
        Ok(UserVerificationStatusResponse {
            credential_id: None,
            unavailable_message: Some(UNAVAILABLE.to_owned()),
            unavailable_reason: Some(UserVerificationUnavailableReason::ProviderUnavailable),
        }
        .into())
    }
}
