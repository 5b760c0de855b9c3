//! `account/login/cancel`: no login waits for a user here.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    CancelLoginAccountParams, CancelLoginAccountResponse, CancelLoginAccountStatus, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::CancelLoginAccount {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: CancelLoginAccountParams,
    ) -> Result<Reply<CancelLoginAccountResponse>, CallError> {
        let CancelLoginAccountParams { login_id } = params;
        // Ids of logins have the form of ids of threads.
        login_id
            .parse::<ThreadId>()
            .map_err(|_| CallError::Refused(format!("invalid login id: {login_id}")))?;
        let status = CancelLoginAccountStatus::NotFound;
        Ok(CancelLoginAccountResponse { status }.into())
    }
}
