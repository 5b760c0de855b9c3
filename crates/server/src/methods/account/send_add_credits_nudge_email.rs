//! `account/sendAddCreditsNudgeEmail`: asks the vendor's cloud, where this server has no account.

use turnhost_protocol::{SendAddCreditsNudgeEmailParams, SendAddCreditsNudgeEmailResponse, method};

use crate::methods::account::needs_cloud;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::SendAddCreditsNudgeEmail {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: SendAddCreditsNudgeEmailParams,
    ) -> Result<Reply<SendAddCreditsNudgeEmailResponse>, CallError> {
        let SendAddCreditsNudgeEmailParams { credit_type: _ } = params;
        Err(needs_cloud("notify the workspace owner"))
    }
}
