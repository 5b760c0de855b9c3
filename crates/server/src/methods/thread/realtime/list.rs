//! `thread/realtime/list`: the stored entries of a thread's voice conversations.

use std::sync::Arc;

use turnhost_ports::StorePort;
use turnhost_protocol::{
    ThreadRealtimeCoverage, ThreadRealtimeListParams, ThreadRealtimeListResponse, method,
};

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// Entries of a page at most.
const MAX_PAGE: u32 = 500;

impl OnServer for method::ThreadRealtimeList {
    type Needs = Arc<dyn StorePort>;

    /// This server stores no voice conversations, so that every list is empty and no cursor is
    /// one of its own. A history that is long enough covers what is asked for, except events.
    async fn call(
        store: Arc<dyn StorePort>,
        _: &Caller,
        params: ThreadRealtimeListParams,
    ) -> Result<Reply<ThreadRealtimeListResponse>, CallError> {
        let ThreadRealtimeListParams {
            thread_id: id,
            from_observed_at_ms,
            to_observed_at_ms,
            event_id,
            cursor,
            limit,
            required_through_position,
            // They choose among entries.
            session_id: _,
            order: _,
            after_position: _,
            snapshot_end: _,
        } = params;
        let id = thread_id(&id)?;
        let refused = |text: &str| Err(CallError::Refused(text.to_owned()));
        if limit.is_some_and(|limit| !(1..=MAX_PAGE).contains(&limit)) {
            return refused("realtime page size must be between 1 and 500");
        }
        if cursor.is_some() {
            return refused("invalid realtime cursor");
        }
        if from_observed_at_ms.zip(to_observed_at_ms).is_some_and(|(from, to)| from >= to) {
            return refused("realtime observation time range must be nonempty");
        }
        let length = store.length(id).await?;
        let is_pending = event_id.is_some() || required_through_position > Some(length);
        let coverage = match (length, is_pending) {
            (0, _) => ThreadRealtimeCoverage::Unsupported,
            (_, true) => ThreadRealtimeCoverage::Pending,
            (_, false) => ThreadRealtimeCoverage::Ready,
        };
        Ok(ThreadRealtimeListResponse {
            data: Vec::new(),
            next_cursor: None,
            snapshot_end: length,
            projected_through_item_index: length,
            coverage,
        }
        .into())
    }
}
