//! `thread/items/list`: the items of a stored thread, a page at a time.

use std::str::FromStr as _;
use std::sync::Arc;

use turnhost_base::{ItemId, ThreadId, TurnId};
use turnhost_ports::{Direction, ItemRecord, Page, PageQuery, PageStart, StoreError, StorePort};
use turnhost_protocol::{
    ItemBody, SortDirection, ThreadItemEntry, ThreadItemOutputDeferral, ThreadItemsListAnchor,
    ThreadItemsListCursor, ThreadItemsListParams, ThreadItemsListResponse, method,
};
use turnhost_threads::item;

use crate::methods::params::{DEFAULT_PAGE, page_size, thread_id};
use crate::methods::thread::kept;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadItemsList {
    type Needs = Arc<dyn StorePort>;

    /// Works on threads that are not loaded, and does not load them.
    async fn call(
        store: Arc<dyn StorePort>,
        _: &Caller,
        params: ThreadItemsListParams,
    ) -> Result<Reply<ThreadItemsListResponse>, CallError> {
        let ThreadItemsListParams {
            thread_id: id,
            cursor,
            defer_output,
            limit,
            sort_direction,
            turn_id,
        } = params;
        let id = thread_id(&id)?;
        let start = start(cursor);
        if matches!(start, PageStart::Item(_)) && turn_id.is_none() {
            let text = "turnId is required when cursor is an item anchor";
            return Err(CallError::BadValue(text.to_owned()));
        }
        let query = PageQuery {
            start,
            limit: page_size(limit, DEFAULT_PAGE),
            direction: match sort_direction {
                Some(SortDirection::Desc) => Direction::Descending,
                Some(SortDirection::Asc) | None => Direction::Ascending,
            },
        };
        let page = page(&*store, id, turn_id, query).await?;
        let defer = defer_output.unwrap_or_default();
        Ok(ThreadItemsListResponse {
            data: page.data.iter().filter_map(|record| entry(record, defer)).collect(),
            backwards_cursor: page.backwards,
            next_cursor: page.next,
        }
        .into())
    }
}

fn start(cursor: Option<ThreadItemsListCursor>) -> PageStart {
    match cursor {
        None => PageStart::Beginning,
        Some(ThreadItemsListCursor::Page(cursor)) => PageStart::Cursor(cursor),
        Some(ThreadItemsListCursor::Anchor(ThreadItemsListAnchor::Item { item_id })) => {
            PageStart::Item(ItemId::new(item_id))
        }
    }
}

/// Reads a page, of one turn if it is named; a turn that cannot be has no items.
async fn page(
    store: &dyn StorePort,
    thread: ThreadId,
    turn: Option<String>,
    query: PageQuery,
) -> Result<Page<ItemRecord>, CallError> {
    kept::refuse_unpaged(store, thread, "thread/items/list").await?;
    let is_anchored = matches!(query.start, PageStart::Item(_));
    let turn = match turn.as_deref().map(TurnId::from_str) {
        None => None,
        Some(Ok(turn)) => Some(turn),
        Some(Err(_)) if is_anchored => return Err(not_in_scope()),
        Some(Err(_)) => return Ok(Page::empty()),
    };
    match store.item_page(thread, turn, query).await {
        Err(StoreError::Cursor(_)) if is_anchored => Err(not_in_scope()),
        page => Ok(page?),
    }
}

fn not_in_scope() -> CallError {
    let text = "cursor.itemId does not identify an item in the requested history scope";
    CallError::BadValue(text.to_owned())
}

/// Returns a listed item; `None`, with a log line, if it cannot be read.
pub(super) fn entry(
    record: &ItemRecord,
    defer: ThreadItemOutputDeferral,
) -> Option<ThreadItemEntry> {
    let mut item = item(record)?;
    let output_deferred = match &mut item.body {
        ItemBody::CommandExecution(command) if defer.command_execution => {
            command.aggregated_output.take().is_some()
        }
        ItemBody::McpToolCall(call) if defer.mcp_tool_call => call.result.take().is_some(),
        _ => false,
    };
    Some(ThreadItemEntry {
        turn_id: record.turn,
        started_at_ms: item.started_at_ms,
        completed_at_ms: item.completed_at_ms,
        output_deferred,
        item,
    })
}
