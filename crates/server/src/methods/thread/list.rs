//! `thread/list`: stored threads, a page at a time.

use indexmap::IndexMap;
use turnhost_base::{AbsPath, ThreadId};
use turnhost_ports::{
    AttachedThreads, Direction, FiledIn, ListQuery, SilentThreads, SortKey, StoreError, StorePort,
    ThreadRecord,
};
use turnhost_protocol::{
    Patch, SortDirection, Thread, ThreadListCwdFilter, ThreadListParams, ThreadListResponse,
    ThreadReadState, ThreadSortKey, ThreadSourceKind, TurnhostListResponse, method,
};
use turnhost_threads::{ServerIdentity, Threads, stored_thread};

use super::read::read_state;
use super::shown;
use crate::methods::params::{DEFAULT_PAGE, page_size, parse_thread_id};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadList {
    type Needs = shown::Parts;

    async fn call(
        (store, filing, threads, identity): Self::Needs,
        _: &Caller,
        params: ThreadListParams,
    ) -> Result<Reply<ThreadListResponse>, CallError> {
        let filters =
            params.turnhost.is_some_and(|it| it.count_hidden).then(|| Filters::of(&params));
        let query = query(params, &identity.cwd)?;
        if let FiledIn::Only(project) = &query.project {
            if project.is_empty() {
                return Err(CallError::BadValue("projectId must not be empty".to_owned()));
            }
            if filing.project(project.clone()).await?.is_none() {
                return Err(CallError::BadValue(format!("project not found: {project}")));
            }
        }
        let hidden = match filters {
            Some(filters) => Some(hidden(&*store, &query, filters).await?),
            None => None,
        };
        let page = store.list(query).await?;
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
            turnhost: hidden.map(|hidden| TurnhostListResponse { hidden }),
        }
        .into())
    }
}

/// The sources of a list, as far as they are a filter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filters {
    /// The client names its sources, which hide those of others.
    WithSources,
    /// The list is of threads for people, or of what works below a thread, as ever.
    WithoutSources,
}

impl Filters {
    fn of(params: &ThreadListParams) -> Self {
        match params.source_kinds.as_deref() {
            None | Some([]) => Self::WithoutSources,
            Some(_) => Self::WithSources,
        }
    }
}

/// Counts the threads that the filters of a list leave out.
async fn hidden(
    store: &dyn StorePort,
    query: &ListQuery,
    filters: Filters,
) -> Result<u64, StoreError> {
    let mut unfiltered = query.without_filters();
    if filters == Filters::WithoutSources {
        unfiltered.sources.clone_from(&query.sources);
    }
    let all = store.count(unfiltered).await?;
    Ok(all.saturating_sub(store.count(query.clone()).await?))
}

/// Returns a listed thread: what is stored of it, and its status if it is loaded.
pub(super) fn thread(
    threads: &Threads,
    identity: &ServerIdentity,
    record: &ThreadRecord,
) -> Option<Thread> {
    let mut thread = stored_thread(record, identity)?;
    // Lists do not say where a thread was forked from, nor what it was started for.
    thread.forked_from_id = None;
    thread.thread_source = None;
    if let Some(snapshot) = threads.snapshot(record.id) {
        thread.status = snapshot.status.clone();
        thread.environments = Some(snapshot.settings.environments());
        thread.can_accept_direct_input = snapshot.settings.agent.is_some().then_some(true);
    }
    Some(thread)
}

fn query(params: ThreadListParams, server_cwd: &AbsPath) -> Result<ListQuery, CallError> {
    let (attached, silent) = (attached(&params)?, silent(&params));
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
        // Read before.
        attached_to_thread_id: _,
        include_attached_threads: _,
        turnhost: _,
        // The accounts of this server share its threads.
        current_account_only: _,
        // The index is the store itself.
        use_state_db_only: _,
    } = params;
    refuse_originators(originators.as_deref())?;
    let (parent, ancestor) = relatives(parent_thread_id, ancestor_thread_id)?;
    let by_place = sort_key == Some(ThreadSortKey::SectionPosition);
    let (section, project) = (filed_in(section_id), filed_in(project_id));
    if by_place && !matches!(section, FiledIn::Only(_)) {
        let text = "section-position sorting requires a section filter";
        return Err(CallError::Refused(text.to_owned()));
    }
    let excluded = excluded_thread_ids.unwrap_or_default();
    let included = included(included_thread_ids, cwd.as_ref())?;
    Ok(ListQuery {
        cursor,
        limit: page_size(limit, DEFAULT_PAGE),
        sort: sort(sort_key),
        direction: direction(sort_direction, sort_key),
        archived: archived.unwrap_or(false),
        cwds: directories(cwd, server_cwd),
        model_providers: model_providers.unwrap_or_default(),
        sources: sources_of(source_kinds, parent.or(ancestor)),
        section,
        project,
        parent,
        ancestor,
        search: search_term.filter(|term| !term.is_empty()),
        attached,
        silent,
        included,
        excluded: ids("excluded", &excluded)?,
    })
}

/// Refuses a choice by the clients that started threads.
fn refuse_originators(names: Option<&[String]>) -> Result<(), CallError> {
    if names.is_none_or(<[String]>::is_empty) {
        return Ok(());
    }
    let text = "originator filtering is not supported by the local app-server";
    Err(CallError::BadValue(text.to_owned()))
}

/// Returns the direction of a list: newest first, and a section from its top, unless the client says otherwise.
fn direction(wanted: Option<SortDirection>, key: Option<ThreadSortKey>) -> Direction {
    match (wanted, key) {
        (Some(SortDirection::Asc), _) | (None, Some(ThreadSortKey::SectionPosition)) => {
            Direction::Ascending
        }
        (Some(SortDirection::Desc) | None, _) => Direction::Descending,
    }
}

/// Returns the section or project of a list; null asks for the threads of none.
fn filed_in(id: Patch<String>) -> FiledIn {
    match id {
        Patch::Keep => FiledIn::Any,
        Patch::Clear => FiledIn::Nothing,
        Patch::Set(id) => FiledIn::Only(id),
    }
}

/// Returns the part of threads without a text to be shown with: the archive has them, and so has what works
/// below a thread.
fn silent(params: &ThreadListParams) -> SilentThreads {
    let is_below = params.parent_thread_id.is_some() || params.ancestor_thread_id.is_some();
    if is_below || params.archived == Some(true) {
        SilentThreads::Included
    } else {
        SilentThreads::LeftOut
    }
}

/// Returns the part of attached threads in a list: those of one thread, if the client names it.
fn attached(params: &ThreadListParams) -> Result<AttachedThreads, CallError> {
    refuse_attached_without_term(params)?;
    Ok(match &params.attached_to_thread_id {
        Some(id) => AttachedThreads::To(relative("attached thread parent", id)?),
        None if params.include_attached_threads => AttachedThreads::Included,
        None => AttachedThreads::LeftOut,
    })
}

/// Refuses to list attached threads beside all others, or beside what a thread's model started.
fn refuse_attached_without_term(params: &ThreadListParams) -> Result<(), CallError> {
    let is_relative = params.parent_thread_id.is_some() || params.ancestor_thread_id.is_some();
    if params.attached_to_thread_id.is_some() && is_relative {
        let text = "attachedToThreadId cannot be combined with parentThreadId or ancestorThreadId";
        return Err(CallError::Refused(text.to_owned()));
    }
    let term = params.search_term.as_deref();
    if params.include_attached_threads && term.is_none_or(str::is_empty) {
        let text = "includeAttachedThreads requires a non-empty searchTerm";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(())
}

/// Returns the only threads that are wanted, if the client names some, or conditions that none meets.
fn included(
    included: Option<Vec<String>>,
    cwd: Option<&ThreadListCwdFilter>,
) -> Result<Option<Vec<ThreadId>>, CallError> {
    let included = included.map(|all| ids("included", &all)).transpose()?;
    // No thread is in one of no directories.
    let is_in_none = matches!(cwd, Some(ThreadListCwdFilter::Many(cwds)) if cwds.is_empty());
    Ok(if is_in_none { Some(Vec::new()) } else { included })
}

/// Reads the ids of the threads whose descendants are wanted: direct ones, or all.
fn relatives(
    parent: Option<String>,
    ancestor: Option<String>,
) -> Result<(Option<ThreadId>, Option<ThreadId>), CallError> {
    if parent.is_some() && ancestor.is_some() {
        let text = "parentThreadId and ancestorThreadId are mutually exclusive";
        return Err(CallError::Refused(text.to_owned()));
    }
    let parent = parent.map(|id| relative("parent thread", &id)).transpose()?;
    let ancestor = ancestor.map(|id| relative("ancestor thread", &id)).transpose()?;
    Ok((parent, ancestor))
}

/// Returns the directories whose threads are wanted; a relative one is relative to the server's own.
fn directories(filter: Option<ThreadListCwdFilter>, server_cwd: &AbsPath) -> Vec<String> {
    let cwds = match filter {
        None => Vec::new(),
        Some(ThreadListCwdFilter::One(cwd)) => vec![cwd],
        Some(ThreadListCwdFilter::Many(cwds)) => cwds,
    };
    cwds.into_iter().map(|cwd| server_cwd.join(cwd).to_string()).collect()
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
        parse_thread_id(text)
            .map_err(|error| CallError::BadValue(format!("invalid {what} thread id: {error}")))
    };
    texts.iter().map(read).collect()
}

/// Reads the id of a thread that others descend from.
fn relative(what: &str, text: &str) -> Result<ThreadId, CallError> {
    parse_thread_id(text).map_err(|error| CallError::Refused(format!("invalid {what} id: {error}")))
}

fn sort(key: Option<ThreadSortKey>) -> SortKey {
    match key {
        None | Some(ThreadSortKey::CreatedAt) => SortKey::Created,
        Some(ThreadSortKey::UpdatedAt) => SortKey::Updated,
        Some(ThreadSortKey::RecencyAt) => SortKey::Recency,
        Some(ThreadSortKey::SectionPosition) => SortKey::Section,
    }
}

/// Returns the stored names of the sources that a list is of: of all, if it is of what works below
/// a thread and the client names none.
fn sources_of(kinds: Option<Vec<ThreadSourceKind>>, above: Option<ThreadId>) -> Vec<String> {
    match (kinds.unwrap_or_default().as_slice(), above) {
        ([], Some(_)) => Vec::new(),
        (kinds, _) => sources(kinds),
    }
}

/// Returns the stored names of these kinds of sources; those of threads that
/// people started if there are none.
pub(super) fn sources(kinds: &[ThreadSourceKind]) -> Vec<String> {
    let kinds = match kinds {
        [] => &[ThreadSourceKind::Cli, ThreadSourceKind::Vscode],
        kinds => kinds,
    };
    kinds.iter().flat_map(|kind| stored_sources(*kind)).map(|&name| name.to_owned()).collect()
}

fn stored_sources(kind: ThreadSourceKind) -> &'static [&'static str] {
    match kind {
        ThreadSourceKind::Cli => &["cli"],
        ThreadSourceKind::Vscode => &["vscode"],
        ThreadSourceKind::Exec => &["exec"],
        ThreadSourceKind::AppServer => &["appServer"],
        ThreadSourceKind::SubAgent => {
            &["subAgentReview", "subAgentCompact", "subAgentThreadSpawn", "subAgentOther"]
        }
        ThreadSourceKind::SubAgentReview => &["subAgentReview"],
        ThreadSourceKind::SubAgentCompact => &["subAgentCompact"],
        ThreadSourceKind::SubAgentThreadSpawn => &["subAgentThreadSpawn"],
        ThreadSourceKind::SubAgentOther => &["subAgentOther"],
        ThreadSourceKind::Unknown => &["unknown"],
    }
}
