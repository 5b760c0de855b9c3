//! `app/installed`: the connected apps; none without an account.

use turnhost_protocol::{AppsInstalledParams, AppsInstalledResponse, method};

use crate::methods::app::check_thread;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::AppsInstalled {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: AppsInstalledParams,
    ) -> Result<Reply<AppsInstalledResponse>, CallError> {
        // Nothing is remembered of apps.
        let AppsInstalledParams { force_refresh: _, thread_id } = params;
        check_thread(thread_id.as_deref())?;
        Ok(AppsInstalledResponse { apps: Vec::new() }.into())
    }
}
