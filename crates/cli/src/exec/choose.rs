//! The thread of the turn: a new one, an earlier one, or a copy of it.

use anyhow::{Result, bail};
use turnhost_base::ThreadId;
use turnhost_protocol::{
    SortDirection, Thread, ThreadListCwdFilter, ThreadListParams, ThreadSortKey, ThreadSourceKind,
    method,
};

use crate::server::Attached;

/// The thread of the turn.
#[derive(Debug)]
pub(crate) enum Choice {
    New,
    Resume(Which),
    Fork(Which),
}

/// An earlier thread.
#[derive(Debug)]
pub(crate) enum Which {
    /// By its id or name.
    Named(String),
    /// The most recent one.
    Last {
        /// In any directory.
        everywhere: bool,
    },
}

/// Threads of every origin; lists leave out those of `exec` unless they are named.
pub(crate) const ALL_SOURCES: [ThreadSourceKind; 5] = [
    ThreadSourceKind::Cli,
    ThreadSourceKind::Vscode,
    ThreadSourceKind::Exec,
    ThreadSourceKind::AppServer,
    ThreadSourceKind::Unknown,
];

/// Archived threads, or those that are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    Open,
    Archived,
}

/// Finds the id of an earlier thread. Fails if there is none, or if a name is not of one alone.
pub(crate) async fn find(server: &Attached, which: &Which, cwd: &str) -> Result<String> {
    match which {
        Which::Named(name) => find_named(server, name, Shelf::Open).await,
        Which::Last { everywhere } => {
            let cwd = (!everywhere).then(|| ThreadListCwdFilter::One(cwd.to_owned()));
            let params = ThreadListParams {
                limit: Some(1),
                sort_key: Some(ThreadSortKey::UpdatedAt),
                sort_direction: Some(SortDirection::Desc),
                source_kinds: Some(ALL_SOURCES.to_vec()),
                cwd,
                ..ThreadListParams::default()
            };
            let found = server.call::<method::ThreadList>(&params).await?.data;
            match found.first() {
                Some(thread) => Ok(thread.id.to_string()),
                None if *everywhere => bail!("there is no thread yet; start one without `resume`"),
                None => bail!("no thread was worked in here; --all looks in other directories"),
            }
        }
    }
}

/// Finds the id of the thread with this id or name.
pub(crate) async fn find_named(server: &Attached, name: &str, shelf: Shelf) -> Result<String> {
    if name.parse::<ThreadId>().is_ok() {
        return Ok(name.to_owned());
    }
    let mut found: Vec<Thread> = Vec::new();
    let mut cursor = None;
    loop {
        let params = ThreadListParams {
            search_term: Some(name.to_owned()),
            archived: Some(shelf == Shelf::Archived),
            source_kinds: Some(ALL_SOURCES.to_vec()),
            cursor,
            ..ThreadListParams::default()
        };
        let page = server.call::<method::ThreadList>(&params).await?;
        found.extend(page.data.into_iter().filter(|it| it.name.as_deref() == Some(name)));
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    match found.as_slice() {
        [thread] => Ok(thread.id.to_string()),
        [] => {
            bail!("no thread has the id or the name `{name}`; `turnhost agents --all` lists them")
        }
        many => {
            let ids: Vec<String> = many.iter().map(|thread| thread.id.to_string()).collect();
            bail!("several threads are called `{name}`; choose by id: {}", ids.join(", "))
        }
    }
}
