//! `thread/list`: stored threads, a page at a time.

use std::str::FromStr as _;
use std::sync::Arc;

use indexmap::IndexMap;
use turnhost_base::ThreadId;
use turnhost_ports::{Direction, ListQuery, SortKey, StorePort, ThreadRecord};
use turnhost_protocol::{
    Method as _, SortDirection, Thread, ThreadListCwdFilter, ThreadListParams, ThreadListResponse,
    ThreadReadState, ThreadSortKey, ThreadSourceKind, method,
};
use turnhost_threads::{ServerIdentity, Threads, stored_thread};

use super::read::read_state;
use crate::methods::params::{DEFAULT_PAGE, page_size, refuse_set};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadList {
    type Needs = (Arc<dyn StorePort>, Threads, Arc<ServerIdentity>);

    async fn call(
        (store, threads, identity): Self::Needs,
        _: &Caller,
        params: ThreadListParams,
    ) -> Result<Reply<ThreadListResponse>, CallError> {
        let page = store.list(query(params)?).await?;
        let read_states: IndexMap<String, ThreadReadState> = page
            .data
            .iter()
            .filter_map(|record| Some((record.id.to_string(), read_state(record)?)))
            .collect();
        let listed = page.data.iter().filter_map(|record| thread(&threads, &identity, record));
        Ok(ThreadListResponse {
            data: listed.collect(),
            backwards_cursor: page.backwards,
            next_cursor: page.next,
            read_states: Some(read_states),
        }
        .into())
    }
}

/// Returns a listed thread: what is stored of it, and its status if it is loaded.
fn thread(threads: &Threads, identity: &ServerIdentity, record: &ThreadRecord) -> Option<Thread> {
    let mut thread = stored_thread(record, identity)?;
    // Lists do not say where a thread was forked from.
    thread.forked_from_id = None;
    if let Some(snapshot) = threads.snapshot(record.id) {
        thread.status = snapshot.status.clone();
        thread.environments = Some(snapshot.settings.environments());
    }
    Some(thread)
}

fn query(params: ThreadListParams) -> Result<ListQuery, CallError> {
    let ThreadListParams {
        cursor,
        limit,
        sort_key,
        sort_direction,
        archived,
        cwd,
        included_thread_ids,
        excluded_thread_ids,
        model_providers,
        originators,
        search_term,
        source_kinds,
        section_id,
        project_id,
        parent_thread_id,
        ancestor_thread_id,
        attached_to_thread_id,
        current_account_only,
        // There are no attached threads to include.
        include_attached_threads: _,
        // The index is the store itself.
        use_state_db_only: _,
    } = params;
    if originators.is_some() {
        let text = "originator filtering is not supported by the local app-server";
        return Err(CallError::BadValue(text.to_owned()));
    }
    refuse_set(
        method::ThreadList::NAME,
        &[
            ("sectionId", section_id.is_some()),
            ("projectId", project_id.is_some()),
            ("parentThreadId", parent_thread_id.is_some()),
            ("ancestorThreadId", ancestor_thread_id.is_some()),
            ("attachedToThreadId", attached_to_thread_id.is_some()),
            ("currentAccountOnly", current_account_only),
        ],
    )?;
    let excluded = excluded_thread_ids.unwrap_or_default();
    let included = included_thread_ids.map(|all| ids("included", &all)).transpose()?;
    Ok(ListQuery {
        cursor,
        limit: page_size(limit, DEFAULT_PAGE),
        sort: sort(sort_key),
        direction: match sort_direction {
            Some(SortDirection::Asc) => Direction::Ascending,
            None | Some(SortDirection::Desc) => Direction::Descending,
        },
        archived: archived.unwrap_or(false),
        cwds: match cwd {
            None => Vec::new(),
            Some(ThreadListCwdFilter::One(cwd)) => vec![cwd],
            Some(ThreadListCwdFilter::Many(cwds)) => cwds,
        },
        model_providers: model_providers.unwrap_or_default(),
        sources: source_kinds.into_iter().flatten().map(|kind| source(kind).to_owned()).collect(),
        search: search_term.filter(|term| !term.is_empty()),
        included,
        excluded: ids("excluded", &excluded)?,
    })
}

/// Entries of a list of ids at most.
const MAX_IDS: usize = 100;

/// Reads a list of ids that are to be `included` or `excluded`.
fn ids(what: &str, texts: &[String]) -> Result<Vec<ThreadId>, CallError> {
    if texts.len() > MAX_IDS {
        return Err(CallError::BadValue(format!(
            "{what}ThreadIds accepts at most {MAX_IDS} entries"
        )));
    }
    let read = |text: &String| {
        ThreadId::from_str(text)
            .map_err(|error| CallError::BadValue(format!("invalid {what} thread id: {error}")))
    };
    texts.iter().map(read).collect()
}

fn sort(key: Option<ThreadSortKey>) -> SortKey {
    match key {
        None | Some(ThreadSortKey::CreatedAt | ThreadSortKey::SectionPosition) => SortKey::Created,
        Some(ThreadSortKey::UpdatedAt) => SortKey::Updated,
        Some(ThreadSortKey::RecencyAt) => SortKey::Recency,
    }
}

/// Returns the name under which the store keeps a source.
fn source(kind: ThreadSourceKind) -> &'static str {
    match kind {
        ThreadSourceKind::Cli => "cli",
        ThreadSourceKind::Vscode => "vscode",
        ThreadSourceKind::Exec => "exec",
        ThreadSourceKind::AppServer => "appServer",
        ThreadSourceKind::SubAgent => "subAgent",
        ThreadSourceKind::SubAgentReview => "subAgentReview",
        ThreadSourceKind::SubAgentCompact => "subAgentCompact",
        ThreadSourceKind::SubAgentThreadSpawn => "subAgentThreadSpawn",
        ThreadSourceKind::SubAgentOther => "subAgentOther",
        ThreadSourceKind::Unknown => "unknown",
    }
}
