//! `account/securitySetup/read`: there is nothing to do for an account that is not the vendor's.

use turnhost_protocol::{GetAccountSecuritySetupResponse, NoParams, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetAccountSecuritySetup {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<GetAccountSecuritySetupResponse>, CallError> {
        Ok(GetAccountSecuritySetupResponse { notice: None }.into())
    }
}
