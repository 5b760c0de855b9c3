//! `hooks/list`: the hooks that hold for working directories, and whether each may run.

use std::sync::Arc;

use turnhost_ports::ExtensionPort;
use turnhost_protocol::{HooksListParams, HooksListResponse, method};
use turnhost_threads::Threads;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::HooksList {
    type Needs = (Arc<dyn ExtensionPort>, Threads);

    async fn call(
        (extensions, threads): Self::Needs,
        _: &Caller,
        params: HooksListParams,
    ) -> Result<Reply<HooksListResponse>, CallError> {
        let HooksListParams { cwds, thread_id: thread } = params;
        let cwds = match thread {
            None => cwds,
            Some(_) if !cwds.is_empty() => {
                return Err(CallError::Refused("specify either threadId or cwds".to_owned()));
            }
            Some(thread) => {
                let id = thread_id(&thread)?;
                let snapshot = threads.snapshot(id).ok_or(CallError::ThreadNotFound(id))?;
                vec![snapshot.settings.cwd.to_string()]
            }
        };
        let data = extensions.list_hooks(cwds).await;
        Ok(HooksListResponse { data }.into())
    }
}
