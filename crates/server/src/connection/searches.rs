//! The file searches of one connection.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{oneshot, watch};
use turnhost_task::Tasks;

use crate::connection::owned::Resource;

/// Sessions of one connection: a search box for each window. Each holds the names of a workspace.
const MAX_SESSIONS: usize = 16;

/// A session that runs.
struct Session {
    tasks: Tasks,
    /// The newest query; empty before the first.
    query: watch::Sender<String>,
}

/// The sessions of a connection, by the names that its client gave them.
#[derive(Default)]
pub(crate) struct SearchSessions {
    state: Mutex<Sessions>,
}

#[derive(Default)]
struct Sessions {
    sessions: BTreeMap<String, Session>,
    has_ended: bool,
}

impl SearchSessions {
    fn lock(&self) -> MutexGuard<'_, Sessions> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a session that will run in `tasks`, in the place of one with the same name, and
    /// returns its queries, the first of which is empty. `None` if there are too many.
    pub(crate) fn enter(&self, session_id: &str, tasks: &Tasks) -> Option<watch::Receiver<String>> {
        let mut state = self.lock();
        if state.sessions.len() >= MAX_SESSIONS && !state.sessions.contains_key(session_id) {
            return None;
        }
        if state.has_ended {
            tasks.cancel();
        }
        let (query, mut queries) = watch::channel(String::new());
        queries.mark_changed();
        let session = Session { tasks: tasks.clone(), query };
        let replaced = state.sessions.insert(session_id.to_owned(), session);
        drop(state);
        if let Some(replaced) = replaced {
            replaced.tasks.cancel();
        }
        Some(queries)
    }

    /// Returns the text for too many sessions.
    pub(crate) fn too_many() -> String {
        format!("too many fuzzy file search sessions: at most {MAX_SESSIONS} for each connection")
    }

    /// Gives a session another query. `false` if there is none of this name.
    pub(crate) fn update(&self, session_id: &str, query: String) -> bool {
        let state = self.lock();
        let session = state.sessions.get(session_id);
        session.is_some_and(|session| session.query.send(query).is_ok())
    }

    /// Ends a session, if there is one of this name.
    pub(crate) fn remove(&self, session_id: &str) {
        let session = self.lock().sessions.remove(session_id);
        if let Some(session) = session {
            session.tasks.cancel();
        }
    }
}

impl Resource for SearchSessions {
    fn end(&self) {
        let sessions = {
            let mut state = self.lock();
            state.has_ended = true;
            std::mem::take(&mut state.sessions)
        };
        for session in sessions.into_values() {
            session.tasks.cancel();
        }
    }
}

/// The single searches of a connection that a later one may take the place of.
#[derive(Default)]
pub(crate) struct SingleSearches {
    running: Arc<Mutex<RunningSearches>>,
}

#[derive(Default)]
struct RunningSearches {
    next: u64,
    /// Dropped when its search is superseded; by the client's token.
    by_token: BTreeMap<String, (u64, oneshot::Sender<()>)>,
}

fn lock(running: &Mutex<RunningSearches>) -> MutexGuard<'_, RunningSearches> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SingleSearches {
    /// Enters a search; one that runs under the same token is superseded.
    pub(crate) fn enter(&self, token: String) -> SingleSearch {
        let (end, ended) = oneshot::channel();
        let mut running = lock(&self.running);
        let number = running.next;
        running.next += 1;
        let superseded = running.by_token.insert(token.clone(), (number, end));
        drop(running);
        drop(superseded);
        SingleSearch { running: Arc::clone(&self.running), token, number, ended }
    }
}

impl Resource for SingleSearches {
    fn end(&self) {
        let ended = std::mem::take(&mut lock(&self.running).by_token);
        drop(ended);
    }
}

/// A search's place among those of its connection. Dropping it takes the search out.
pub(crate) struct SingleSearch {
    running: Arc<Mutex<RunningSearches>>,
    token: String,
    number: u64,
    ended: oneshot::Receiver<()>,
}

impl SingleSearch {
    /// Waits until another search has taken its place, or the connection ends.
    pub(crate) async fn superseded(&mut self) {
        _ = (&mut self.ended).await;
    }
}

impl Drop for SingleSearch {
    fn drop(&mut self) {
        let mut running = lock(&self.running);
        if running.by_token.get(&self.token).is_some_and(|(number, _)| *number == self.number) {
            running.by_token.remove(&self.token);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_of_the_same_name_takes_the_place_of_the_first() {
        let sessions = SearchSessions::default();
        let [first, second, late] = [(); 3].map(|()| Tasks::new());
        let queries = sessions.enter("a", &first).unwrap();
        assert!(sessions.update("a", "q".into()));
        assert_eq!(*queries.borrow(), "q");
        drop(queries);
        let _queries = sessions.enter("a", &second).unwrap();
        assert!(first.is_cancelled() && !second.is_cancelled());
        sessions.end();
        assert!(second.is_cancelled() && !sessions.update("a", "q".into()));
        let _queries = sessions.enter("b", &late).unwrap();
        assert!(late.is_cancelled());
    }

    #[test]
    fn there_is_a_limit_of_sessions() {
        let (sessions, tasks) = (SearchSessions::default(), Tasks::new());
        let queries: Vec<_> =
            (0..=MAX_SESSIONS).map(|it| sessions.enter(&it.to_string(), &tasks)).collect();
        assert!(queries.last().unwrap().is_none());
        assert!(sessions.enter("0", &tasks).is_some());
    }

    #[tokio::test]
    async fn a_token_is_one_search_at_a_time() {
        let searches = SingleSearches::default();
        let mut first = searches.enter("t".into());
        let mut other = searches.enter("u".into());
        let second = searches.enter("t".into());
        first.superseded().await;
        drop(first);
        // The one that was superseded did not take its successor out.
        assert!(lock(&searches.running).by_token.contains_key("t"));
        drop(second);
        assert!(!lock(&searches.running).by_token.contains_key("t"));
        searches.end();
        other.superseded().await;
    }
}
