//! `thread/loaded/list`: the threads in memory.

use turnhost_protocol::{ThreadLoadedListParams, ThreadLoadedListResponse, method};
use turnhost_threads::Threads;

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadLoadedList {
    type Needs = Threads;

    /// In the order they were made, all at once unless the client sets a limit.
    /// A cursor is the id of the last entry before the page.
    async fn call(
        threads: Threads,
        _: &Caller,
        params: ThreadLoadedListParams,
    ) -> Result<Reply<ThreadLoadedListResponse>, CallError> {
        let ThreadLoadedListParams { cursor, limit } = params;
        let mut data = threads.ids();
        // As with the reference, nothing is said of a cursor where it could not matter.
        if let Some(cursor) = cursor.filter(|_| !data.is_empty()) {
            let after = cursor
                .parse()
                .map_err(|_| CallError::Refused(format!("invalid cursor: {cursor}")))?;
            data.retain(|id| *id > after);
        }
        let mut next_cursor = None;
        if let Some(limit) = limit {
            let limit = usize::try_from(limit.max(1)).unwrap_or(usize::MAX);
            if data.len() > limit {
                data.truncate(limit);
                next_cursor = data.last().map(ToString::to_string);
            }
        }
        Ok(ThreadLoadedListResponse { data, next_cursor }.into())
    }
}
