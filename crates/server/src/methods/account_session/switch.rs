//! `accountSession/switch`: there is no session to switch to.

use turnhost_protocol::{AccountSessionsSwitchParams, AccountSessionsSwitchResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::AccountSessionsSwitch {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: AccountSessionsSwitchParams,
    ) -> Result<Reply<AccountSessionsSwitchResponse>, CallError> {
        let AccountSessionsSwitchParams { session_id, account_id, allow_browser_login: _ } = params;
        if account_id.is_empty() {
            return Err(CallError::Refused("accountId must not be empty".to_owned()));
        }
        Err(CallError::Refused(format!("account session not found: {session_id}")))
    }
}
