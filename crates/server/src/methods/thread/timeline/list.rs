//! `thread/timeline/list`: the beginnings, items and ends of a thread's turns, the latest page first.

use std::sync::Arc;

use turnhost_ports::{StorePort, TimelineEvent};
use turnhost_protocol::{
    ThreadTimelineEntry, ThreadTimelineListParams, ThreadTimelineListResponse, method,
};
use turnhost_threads::{item, turn};

use crate::methods::params::{DEFAULT_PAGE, page_size, thread_id};
use crate::methods::thread::kept;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadTimelineList {
    type Needs = Arc<dyn StorePort>;

    /// A cursor is the position of the oldest entry of the page before.
    async fn call(
        store: Arc<dyn StorePort>,
        _: &Caller,
        params: ThreadTimelineListParams,
    ) -> Result<Reply<ThreadTimelineListResponse>, CallError> {
        let ThreadTimelineListParams { thread_id: id, cursor, limit } = params;
        let id = thread_id(&id)?;
        let before = cursor.as_deref().map(position).transpose()?;
        kept::refuse_unpaged(&*store, id, "thread/timeline/list").await?;
        if store.thread(id).await?.is_some_and(|record| record.archived) {
            return Err(CallError::Refused(format!("thread {id} is archived")));
        }
        let limit = page_size(limit, DEFAULT_PAGE);
        let mut events = store.timeline(id, before, limit + 1).await?;
        let is_cut = events.len() > limit as usize;
        events.truncate(limit as usize);
        let next_cursor = events.last().map(|(position, _)| position.to_string());
        let mut data: Vec<_> = events.into_iter().filter_map(|(at, it)| entry(at, it)).collect();
        data.reverse();
        Ok(ThreadTimelineListResponse {
            data,
            // There are no voice conversations.
            active_realtime_session_at_page_start: None,
            next_cursor: next_cursor.filter(|_| is_cut),
        }
        .into())
    }
}

fn position(cursor: &str) -> Result<u64, CallError> {
    cursor.parse().map_err(|_| CallError::Refused("invalid thread timeline cursor".to_owned()))
}

/// Returns an event in its wire form; `None`, with a log line, if it cannot be read.
fn entry(position: u64, event: TimelineEvent) -> Option<ThreadTimelineEntry> {
    Some(match event {
        TimelineEvent::Item(record) => {
            ThreadTimelineEntry::Item { item: item(&record)?, position, turn_id: record.turn }
        }
        TimelineEvent::TurnStarted(record) => ThreadTimelineEntry::TurnStarted {
            position,
            turn_id: record.id,
            started_at: Some(record.started_at.seconds()),
        },
        TimelineEvent::TurnCompleted(record) => {
            let turn = turn(&record, &[]);
            ThreadTimelineEntry::TurnCompleted {
                position,
                status: turn.status,
                turn_id: turn.id,
                completed_at: turn.completed_at,
                duration_ms: turn.duration_ms,
                error: turn.error.map(|error| *error),
                started_at: turn.started_at,
            }
        }
    })
}
