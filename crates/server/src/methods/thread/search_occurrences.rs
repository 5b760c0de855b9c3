//! `thread/searchOccurrences`: every place of a text in the messages of one thread.

use std::sync::Arc;

use turnhost_ports::{OccurrenceQuery, SearchPort, StorePort};
use turnhost_protocol::{
    ThreadSearchOccurrence, ThreadSearchOccurrencesParams, ThreadSearchOccurrencesResponse,
    ThreadSearchTextRange, method,
};

use super::turns_page;
use crate::methods::params::{page_size, thread_id};
use crate::methods::thread::kept;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// Places that a page has unless the client says.
const DEFAULT_PLACES: u32 = 50;

impl OnServer for method::ThreadSearchOccurrences {
    type Needs = (Arc<dyn SearchPort>, Arc<dyn StorePort>);

    async fn call(
        (search, store): Self::Needs,
        _: &Caller,
        params: ThreadSearchOccurrencesParams,
    ) -> Result<Reply<ThreadSearchOccurrencesResponse>, CallError> {
        let ThreadSearchOccurrencesParams { thread_id: id, search_term: term, cursor, limit } =
            params;
        let id = thread_id(&id)?;
        if term.trim().is_empty() {
            let text = "thread/searchOccurrences requires a non-empty searchTerm";
            return Err(CallError::Refused(text.to_owned()));
        }
        kept::refuse_unpaged(&*store, id, "thread/searchOccurrences").await?;
        let limit = page_size(limit, DEFAULT_PLACES);
        let page = search.occurrences(OccurrenceQuery { thread: id, term, cursor, limit }).await?;
        let shown = page.data.into_iter().map(|it| ThreadSearchOccurrence {
            turn_cursor: turns_page::cursor(it.turn),
            turn_id: it.turn,
            item_id: it.item,
            snippet: it.snippet,
            snippet_match_range: ThreadSearchTextRange { start: it.range.0, end: it.range.1 },
        });
        Ok(ThreadSearchOccurrencesResponse { data: shown.collect(), next_cursor: page.next }.into())
    }
}
