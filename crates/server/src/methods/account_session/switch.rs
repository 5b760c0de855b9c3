//! `accountSession/switch`: there is no session to switch to.

use turnhost_protocol::{AccountSessionsResponse, AccountSessionsSwitchParams, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::AccountSessionsSwitch {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: AccountSessionsSwitchParams,
    ) -> Result<Reply<AccountSessionsResponse>, CallError> {
        Err(CallError::Refused(format!("account session not found: {}", params.session_id)))
    }
}
