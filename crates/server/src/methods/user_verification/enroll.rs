//! `userVerification/enroll`: no credential can be made.

use turnhost_protocol::{UserVerificationEnrollParams, UserVerificationEnrollResponse, method};

use super::unavailable;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::UserVerificationEnroll {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: UserVerificationEnrollParams,
    ) -> Result<Reply<UserVerificationEnrollResponse>, CallError> {
        Err(unavailable())
    }
}
