//! `app/read`: apps by their ids; all are missing without an account.

use turnhost_protocol::{AppsReadParams, AppsReadResponse, method};

use crate::methods::app::check_thread;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::AppsRead {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: AppsReadParams,
    ) -> Result<Reply<AppsReadResponse>, CallError> {
        // An app that is missing has no tools either.
        let AppsReadParams { app_ids, include_tools: _, thread_id } = params;
        check_thread(thread_id.as_deref())?;
        Ok(AppsReadResponse { apps: Vec::new(), missing_app_ids: app_ids }.into())
    }
}
