//! The agents of a thread, which are archived and deleted with it.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{AttachedThreads, ListQuery, StoreError, StorePort};
use turnhost_protocol::{
    ServerNotification, ThreadArchivedNotification, ThreadDeletedNotification,
};
use turnhost_threads::Threads;

use crate::fanout::connections::Connections;

/// Agents that are read at a time.
const PAGE: u32 = 100;

/// The two places where a thread can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Lists,
    Archive,
}

/// Archives every agent that works below a thread, and announces each to all connections.
pub(super) async fn archive_agents(
    thread: ThreadId,
    store: Arc<dyn StorePort>,
    threads: Threads,
    connections: Arc<Connections>,
) {
    let archived = async {
        for agent in below(&*store, thread, Shelf::Lists).await? {
            threads.stop(agent).await;
            if store.archive(agent).await? {
                let archived = ThreadArchivedNotification { thread_id: agent };
                connections.notify_all(ServerNotification::ThreadArchived(archived));
            }
        }
        Ok::<_, StoreError>(())
    };
    if let Err(error) = archived.await {
        tracing::error!(thread = %thread, err = %error, "agents of an archived thread stay in the lists");
    }
}

/// Deletes every agent that works below a thread. Returns the notifications of it.
pub(super) async fn delete_agents(
    thread: ThreadId,
    store: &dyn StorePort,
    threads: &Threads,
) -> Result<Vec<ServerNotification>, StoreError> {
    let mut deleted = Vec::new();
    for shelf in [Shelf::Lists, Shelf::Archive] {
        for agent in below(store, thread, shelf).await? {
            threads.stop(agent).await;
            if store.delete(agent).await? {
                let told = ThreadDeletedNotification { thread_id: agent };
                deleted.push(ServerNotification::ThreadDeleted(told));
            }
        }
    }
    Ok(deleted)
}

/// Returns the stored agents that work below a thread, newest first.
async fn below(
    store: &dyn StorePort,
    thread: ThreadId,
    shelf: Shelf,
) -> Result<Vec<ThreadId>, StoreError> {
    let (mut found, mut cursor) = (Vec::new(), None);
    loop {
        let page = store.list(query(thread, shelf, cursor)).await?;
        found.extend(page.data.iter().map(|record| record.id));
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(found),
        }
    }
}

fn query(thread: ThreadId, shelf: Shelf, cursor: Option<String>) -> ListQuery {
    ListQuery {
        cursor,
        archived: shelf == Shelf::Archive,
        ancestor: Some(thread),
        attached: AttachedThreads::Included,
        ..ListQuery::newest(PAGE)
    }
}
