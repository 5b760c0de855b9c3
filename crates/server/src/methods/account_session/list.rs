//! `accountSession/list`: logins of the vendor's cloud, of which there are none.

use turnhost_protocol::{AccountSessionsListParams, AccountSessionsResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::AccountSessionsList {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: AccountSessionsListParams,
    ) -> Result<Reply<AccountSessionsResponse>, CallError> {
        let AccountSessionsListParams { refresh_workspace_metadata: _ } = params;
        let response = AccountSessionsResponse { sessions: Vec::new(), active_session_id: None };
        Ok(response.into())
    }
}
