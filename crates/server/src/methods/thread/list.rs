//! `thread/list`: stored threads, a page at a time.

use indexmap::IndexMap;
use turnhost_ports::{Direction, ListQuery, SortKey, ThreadRecord};
use turnhost_protocol::{
    SortDirection, Thread, ThreadListCwdFilter, ThreadListParams, ThreadListResponse,
    ThreadReadState, ThreadSortKey, ThreadSourceKind, method,
};

use super::read::read_state;
use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::methods::{DEFAULT_PAGE, page_size, thread_id};
use crate::server::Server;
use crate::view;

impl OnServer for method::ThreadList {
    async fn call(
        ctx: &mut Ctx,
        params: ThreadListParams,
    ) -> Result<Answer<ThreadListResponse>, CallError> {
        if params.originators.is_some() {
            let text = "originator filtering is not supported by the local app-server";
            return Err(CallError::BadValue(text.to_owned()));
        }
        if params.section_id.is_some() || params.project_id.is_some() {
            let text = "thread/list.sectionId and thread/list.projectId are not supported by this server yet";
            return Err(CallError::NotSupported(text.to_owned()));
        }
        let page = ctx.server.ports.store.list(query(params)?).await?;
        let read_states: IndexMap<String, ThreadReadState> = page
            .data
            .iter()
            .filter_map(|record| Some((record.id.to_string(), read_state(record)?)))
            .collect();
        Ok(ThreadListResponse {
            data: page.data.iter().filter_map(|record| thread(&ctx.server, record)).collect(),
            backwards_cursor: page.backwards,
            next_cursor: page.next,
            read_states: Some(read_states),
        }
        .into())
    }
}

/// A listed thread: what is stored of it, and its status if it is loaded.
fn thread(server: &Server, record: &ThreadRecord) -> Option<Thread> {
    let mut thread = view::stored_thread(record, &server.identity)?;
    if let Some(snapshot) = server.threads.get(record.id).and_then(|handle| handle.snapshot()) {
        thread.status = snapshot.status.clone();
        thread.environments = Some(snapshot.settings.environments());
    }
    Some(thread)
}

fn query(params: ThreadListParams) -> Result<ListQuery, CallError> {
    let excluded = params.excluded_thread_ids.unwrap_or_default();
    Ok(ListQuery {
        cursor: params.cursor,
        limit: page_size(params.limit, DEFAULT_PAGE),
        sort: match params.sort_key {
            None | Some(ThreadSortKey::CreatedAt | ThreadSortKey::SectionPosition) => {
                SortKey::Created
            }
            Some(ThreadSortKey::UpdatedAt) => SortKey::Updated,
            Some(ThreadSortKey::RecencyAt) => SortKey::Recency,
        },
        direction: match params.sort_direction {
            Some(SortDirection::Asc) => Direction::Ascending,
            None | Some(SortDirection::Desc) => Direction::Descending,
        },
        archived: params.archived.unwrap_or(false),
        cwds: match params.cwd {
            None => Vec::new(),
            Some(ThreadListCwdFilter::One(cwd)) => vec![cwd],
            Some(ThreadListCwdFilter::Many(cwds)) => cwds,
        },
        model_providers: params.model_providers.unwrap_or_default(),
        sources: params
            .source_kinds
            .unwrap_or_default()
            .into_iter()
            .map(source)
            .map(str::to_owned)
            .collect(),
        search: params.search_term.filter(|term| !term.is_empty()),
        included: None,
        excluded: excluded.iter().map(|id| thread_id(id)).collect::<Result<_, _>>()?,
    })
}

/// The word that the store keeps for a source.
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
