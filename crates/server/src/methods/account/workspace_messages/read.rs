//! `account/workspaceMessages/read`: asks the vendor's cloud, where this server has no account.

use turnhost_protocol::{GetWorkspaceMessagesResponse, NoParams, method};

use crate::methods::account::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetWorkspaceMessages {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<GetWorkspaceMessagesResponse>, CallError> {
        Err(needs_cloud("read workspace messages"))
    }
}
