//! `thread/search`: threads whose messages hold a text.

mod cancel;
mod stream;

use std::sync::Arc;

use turnhost_ports::{
    AttachedThreads, Direction, Hit, SearchPort, SearchQuery, SearchWatch, SortKey,
};
use turnhost_protocol::{
    SortDirection, ThreadSearchParams, ThreadSearchResponse, ThreadSearchResult,
    ThreadSearchSortKey, method,
};
use turnhost_threads::{ServerIdentity, Threads, stored_thread};

use super::list;
use crate::connection::thread_searches::{OnFound, SearchKind, Searches};
use crate::methods::params::{DEFAULT_PAGE, page_size};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

/// The parts of the server that a search is made with.
type Parts = (Arc<dyn SearchPort>, Threads, Arc<ServerIdentity>);

impl OnConnection for method::ThreadSearch {
    type Needs = Parts;

    async fn call(
        parts: Parts,
        owned: OwnedBy,
        caller: &Caller,
        params: ThreadSearchParams,
    ) -> Result<Reply<ThreadSearchResponse>, CallError> {
        let found: OnFound = Box::new(|_| {});
        search(parts, &owned, caller, params, (SearchKind::Plain, found)).await.map(Reply::from)
    }
}

/// Searches until the end, or until the search is cancelled.
async fn search(
    (store, threads, identity): Parts,
    owned: &OwnedBy,
    caller: &Caller,
    params: ThreadSearchParams,
    (kind, found): (SearchKind, OnFound),
) -> Result<ThreadSearchResponse, CallError> {
    let query = query(params)?;
    let entry = owned.get::<Searches>().enter((kind, caller.request()), found);
    let watch: Arc<dyn SearchWatch> = entry.watch();
    let cancelled = || CallError::Refused("thread search cancelled".to_owned());
    let page = tokio::select! {
        biased;
        () = entry.cancelled() => return Err(cancelled()),
        page = store.search(query, watch) => page?,
    };
    let shown = page.data.iter().filter_map(|hit| {
        let thread = list::thread(&threads, &identity, &hit.record)?;
        Some(ThreadSearchResult { snippet: hit.snippet.clone(), thread })
    });
    Ok(ThreadSearchResponse {
        data: shown.collect(),
        backwards_cursor: page.backwards,
        next_cursor: page.next,
    })
}

/// Returns a hit from what is stored of its thread.
fn partial(identity: &ServerIdentity, hit: &Hit) -> Option<ThreadSearchResult> {
    let mut thread = stored_thread(&hit.record, identity)?;
    thread.forked_from_id = None;
    Some(ThreadSearchResult { snippet: hit.snippet.clone(), thread })
}

fn query(params: ThreadSearchParams) -> Result<SearchQuery, CallError> {
    let ThreadSearchParams {
        search_term,
        archived,
        cursor,
        limit,
        sort_direction,
        sort_key,
        source_kinds,
        include_attached_threads,
        // The accounts of this server share its threads.
        current_account_only: _,
    } = params;
    let term = search_term.trim();
    if term.is_empty() {
        let text = "thread/search requires a non-empty searchTerm";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(SearchQuery {
        term: term.to_owned(),
        cursor,
        limit: page_size(limit, DEFAULT_PAGE),
        sort: match sort_key {
            None | Some(ThreadSearchSortKey::CreatedAt) => SortKey::Created,
            Some(ThreadSearchSortKey::UpdatedAt) => SortKey::Updated,
            Some(ThreadSearchSortKey::RecencyAt) => SortKey::Recency,
        },
        direction: match sort_direction {
            Some(SortDirection::Asc) => Direction::Ascending,
            None | Some(SortDirection::Desc) => Direction::Descending,
        },
        archived: archived.unwrap_or(false),
        sources: list::sources(&source_kinds.unwrap_or_default()),
        attached: if include_attached_threads {
            AttachedThreads::Included
        } else {
            AttachedThreads::LeftOut
        },
    })
}
