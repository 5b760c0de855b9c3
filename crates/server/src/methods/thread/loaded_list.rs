//! `thread/loaded/list`: the threads in memory.

use turnhost_protocol::{ThreadLoadedListParams, ThreadLoadedListResponse, method};

use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};

impl OnServer for method::ThreadLoadedList {
    /// In the order they were made, all at once unless the client sets a limit.
    /// A cursor is the id of the last entry before the page.
    async fn call(
        ctx: &mut Ctx,
        params: ThreadLoadedListParams,
    ) -> Result<Answer<ThreadLoadedListResponse>, CallError> {
        let mut data = ctx.server.threads.ids();
        if let Some(cursor) = &params.cursor {
            let after = cursor
                .parse()
                .map_err(|_| CallError::Refused(format!("invalid cursor: {cursor}")))?;
            data.retain(|id| *id > after);
        }
        let mut next_cursor = None;
        if let Some(limit) = params.limit {
            let limit = usize::try_from(limit.max(1)).unwrap_or(usize::MAX);
            if data.len() > limit {
                data.truncate(limit);
                next_cursor = data.last().map(ToString::to_string);
            }
        }
        Ok(ThreadLoadedListResponse { data, next_cursor }.into())
    }
}
