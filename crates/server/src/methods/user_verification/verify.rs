//! `userVerification/verify`: refuses a challenge.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as STANDARD;
use turnhost_protocol::{
    UserVerificationErrorDetails, UserVerificationInvalidRequestReason,
    UserVerificationVerifyParams, UserVerificationVerifyResponse, method,
};

use super::unavailable;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// Bytes of a challenge, in base64 as URLs have it: as many as a digest has.
const CHALLENGE_BYTES: usize = 32;

/// Bytes of a text that a dialog of the system can show.
const MAX_TEXT_BYTES: usize = 1_024;

impl OnServer for method::UserVerificationVerify {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: UserVerificationVerifyParams,
    ) -> Result<Reply<UserVerificationVerifyResponse>, CallError> {
        let UserVerificationVerifyParams { challenge, description, title } = params;
        let is_challenge =
            STANDARD.decode(challenge).is_ok_and(|bytes| bytes.len() == CHALLENGE_BYTES);
        let is_shown = |text: &str| !text.trim().is_empty() && text.len() <= MAX_TEXT_BYTES;
        // A sound request fails for want of a provider, any other for what is wrong with it.
        if is_challenge && is_shown(&description) && is_shown(&title) {
            return Err(unavailable());
        }
        Err(CallError::Verification {
            text: "Invalid verification challenge or display text.",
            details: UserVerificationErrorDetails::InvalidRequest {
                reason: UserVerificationInvalidRequestReason::InvalidParams,
            },
        })
    }
}
