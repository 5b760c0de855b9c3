//! `app/list`: the apps on offer; none without an account.

use turnhost_protocol::{AppsListParams, AppsListResponse, method};

use crate::methods::app::check_thread;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::AppsList {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: AppsListParams,
    ) -> Result<Reply<AppsListResponse>, CallError> {
        // An empty list has one page, and nothing that could be asked for anew.
        let AppsListParams { cursor: _, force_refetch: _, limit: _, thread_id } = params;
        check_thread(thread_id.as_deref())?;
        Ok(AppsListResponse { data: Vec::new(), next_cursor: None }.into())
    }
}
