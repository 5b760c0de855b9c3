//! `thread/turns/list`: the turns of a stored thread, a page at a time.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{Direction, PageQuery, PageStart, StorePort};
use turnhost_protocol::{
    SortDirection, ThreadTurnsListParams, ThreadTurnsListResponse, Turn, TurnItemsView, TurnStatus,
    method,
};
use turnhost_threads::{Snapshot, Threads, turn};

use crate::methods::params::{DEFAULT_PAGE, page_size, thread_id};
use crate::methods::thread::turns_page;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadTurnsList {
    type Needs = (Arc<dyn StorePort>, Threads);

    /// Works on threads that are not loaded, and does not load them.
    async fn call(
        (store, threads): Self::Needs,
        _: &Caller,
        params: ThreadTurnsListParams,
    ) -> Result<Reply<ThreadTurnsListResponse>, CallError> {
        let ThreadTurnsListParams { thread_id: id, cursor, items_view, limit, sort_direction } =
            params;
        let id = thread_id(&id)?;
        let snapshot = threads.snapshot(id);
        match &snapshot {
            Some(snapshot) => refuse_unstored(id, snapshot)?,
            None if store.thread(id).await?.is_none() => {
                return Err(CallError::ThreadNotLoaded(id));
            }
            None => {}
        }
        let query = PageQuery {
            start: cursor.map_or(PageStart::Beginning, PageStart::Cursor),
            limit: page_size(limit, DEFAULT_PAGE),
            direction: match sort_direction {
                Some(SortDirection::Asc) => Direction::Ascending,
                Some(SortDirection::Desc) | None => Direction::Descending,
            },
        };
        let page = store.turn_page(id, query).await?;
        let running = snapshot.and_then(|snapshot| snapshot.running);
        let view = items_view.unwrap_or(TurnItemsView::Summary);
        let listed = page.data.iter().map(|(record, items)| {
            let mut turn: Turn = turn(record, items);
            if running == Some(turn.id) {
                turn.status = TurnStatus::InProgress;
            }
            turns_page::show(&mut turn, view);
            turn
        });
        Ok(ThreadTurnsListResponse {
            data: listed.collect(),
            backwards_cursor: page.backwards,
            next_cursor: page.next,
        }
        .into())
    }
}

/// Refuses a loaded thread of which nothing is stored.
fn refuse_unstored(id: ThreadId, snapshot: &Snapshot) -> Result<(), CallError> {
    let text = match (snapshot.stored, snapshot.ephemeral) {
        (true, _) => return Ok(()),
        (false, true) => "ephemeral threads do not support thread/turns/list".to_owned(),
        (false, false) => format!(
            "thread {id} is not materialized yet; thread/turns/list is unavailable before first user message"
        ),
    };
    Err(CallError::Refused(text))
}
