//! `thread/backgroundTerminals/list`: commands that continue without a call that waits for them.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadBackgroundTerminal, ThreadBackgroundTerminalsListParams,
    ThreadBackgroundTerminalsListResponse, method,
};
use turnhost_threads::Snapshot;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::OnSnapshot;

impl OnSnapshot for method::ThreadBackgroundTerminalsList {
    fn thread(params: &ThreadBackgroundTerminalsListParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// In the order of their start, all at once unless the client sets a limit. A cursor is the
    /// process id of the last entry before the page.
    fn call(
        snapshot: &Snapshot,
        params: ThreadBackgroundTerminalsListParams,
    ) -> Result<ThreadBackgroundTerminalsListResponse, CallError> {
        let ThreadBackgroundTerminalsListParams { thread_id: _, cursor, limit } = params;
        let mut data = snapshot.background_terminals.clone();
        if let Some(cursor) = &cursor {
            let last: i64 = cursor
                .parse()
                .map_err(|error| CallError::Refused(format!("invalid cursor: {error}")))?;
            data.retain(|terminal| number(&terminal.process_id).is_some_and(|it| it > last));
        }
        let limit = limit.map_or(usize::MAX, |limit| usize::try_from(limit.max(1)).unwrap_or(1));
        let is_last = data.len() <= limit;
        data.truncate(limit);
        let last = |data: &[ThreadBackgroundTerminal]| Some(data.last()?.process_id.clone());
        let next_cursor = if is_last { None } else { last(&data) };
        Ok(ThreadBackgroundTerminalsListResponse { data, next_cursor })
    }
}

fn number(process_id: &str) -> Option<i64> {
    process_id.parse().ok()
}
