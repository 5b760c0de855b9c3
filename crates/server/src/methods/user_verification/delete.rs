//! `userVerification/delete`: there is no credential that could be deleted.

use turnhost_protocol::{UserVerificationDeleteParams, UserVerificationDeleteResponse, method};

use super::unavailable;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::UserVerificationDelete {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: UserVerificationDeleteParams,
    ) -> Result<Reply<UserVerificationDeleteResponse>, CallError> {
        Err(unavailable())
    }
}
