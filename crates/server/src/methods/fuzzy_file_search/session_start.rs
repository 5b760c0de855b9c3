//! `fuzzyFileSearch/sessionStart`: begins a search whose query follows the user's typing.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;
use turnhost_base::World;
use turnhost_ports::{FileSearch, FsPort, Matches};
use turnhost_protocol::{
    FuzzyFileSearchResult, FuzzyFileSearchSessionCompletedNotification,
    FuzzyFileSearchSessionStartParams, FuzzyFileSearchSessionStartResponse,
    FuzzyFileSearchSessionUpdatedNotification, ServerNotification, method,
};
use turnhost_task::Tasks;
use turnhost_threads::{Envelope, ServerIdentity};

use super::search_roots;
use crate::connection::searches::SearchSessions;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

/// Time before a result, and between two, while names are still being gathered: a list that changes
/// more often cannot be read, and most trees are gathered sooner.
const INTERVAL: Duration = Duration::from_millis(100);

impl OnConnection for method::FuzzyFileSearchSessionStart {
    type Needs = (Arc<dyn FsPort>, Arc<ServerIdentity>, Arc<dyn World>, Tasks);

    /// The names are gathered once, from now on; a session of the same name is replaced. A result
    /// without files announces them, unless the client has asked for more by then.
    async fn call(
        (fs, identity, world, tasks): Self::Needs,
        owned: OwnedBy,
        caller: &Caller,
        params: FuzzyFileSearchSessionStartParams,
    ) -> Result<Reply<FuzzyFileSearchSessionStartResponse>, CallError> {
        let FuzzyFileSearchSessionStartParams { roots, session_id } = params;
        if session_id.is_empty() {
            return Err(CallError::Refused("sessionId must not be empty".into()));
        }
        if roots.is_empty() {
            let text = "failed to start fuzzy file search session: at least one search directory is \
                        required";
            return Err(CallError::Internal(text.into()));
        }
        let tasks = tasks.child();
        let queries = owned.get::<SearchSessions>().enter(&session_id, &tasks);
        let queries = queries.ok_or_else(|| CallError::Refused(SearchSessions::too_many()))?;
        let search = fs.search(search_roots(roots, &identity));
        let session = Session { search, name: session_id, caller: caller.clone(), world };
        tasks.spawn(session.follow(queries));
        Ok(FuzzyFileSearchSessionStartResponse {}.into())
    }
}

/// A session, from its start to its end.
struct Session {
    search: Box<dyn FileSearch>,
    name: String,
    caller: Caller,
    world: Arc<dyn World>,
}

impl Session {
    /// Answers each query, until the session is cancelled. A query that another follows before
    /// its result is there has none.
    async fn follow(self, mut queries: watch::Receiver<String>) {
        while queries.changed().await.is_ok() {
            loop {
                let query = queries.borrow_and_update().clone();
                tokio::select! {
                    _ = timeout(INTERVAL, self.search.gathered()) => {}
                    _ = queries.changed() => {
                        queries.mark_changed();
                        break;
                    }
                }
                let Matches { files, is_complete } = self.search.find(query.clone()).await;
                if queries.has_changed().unwrap_or(false) {
                    break;
                }
                if is_complete || !files.is_empty() {
                    self.send(self.updated(query, files)).await;
                }
                if is_complete {
                    self.send(self.completed()).await;
                    break;
                }
            }
        }
    }

    fn updated(&self, query: String, files: Vec<FuzzyFileSearchResult>) -> ServerNotification {
        let session_id = self.name.clone();
        let updated = FuzzyFileSearchSessionUpdatedNotification { files, query, session_id };
        ServerNotification::FuzzyFileSearchSessionUpdated(updated)
    }

    fn completed(&self) -> ServerNotification {
        let session_id = self.name.clone();
        let completed = FuzzyFileSearchSessionCompletedNotification { session_id };
        ServerNotification::FuzzyFileSearchSessionCompleted(completed)
    }

    /// Sends a result. A client that reads slowly gets fewer of them.
    async fn send(&self, notification: ServerNotification) {
        self.caller.send(&Envelope::notification(notification, self.world.now().0));
        self.caller.taken_but(0).await;
    }
}
