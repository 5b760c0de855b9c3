//! The paths that one connection watches, by the names that its client gave them.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use turnhost_task::Tasks;

use crate::connection::owned::Resource;

/// Paths that one connection may watch: an editor's open files, and a fraction of the watches
/// that the system gives a user.
const MAX_WATCHES: usize = 1_024;

/// Reasons for which a watch is not entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Another one has this name.
    Duplicate,
    /// There are too many.
    TooMany,
}

impl Refused {
    /// Returns the text for the client.
    pub(crate) fn text(self, watch_id: &str) -> String {
        match self {
            Self::Duplicate => format!("watchId already exists: {watch_id}"),
            Self::TooMany => format!("too many watches: at most {MAX_WATCHES} for each connection"),
        }
    }
}

/// The watches of a connection. Each is a group of tasks, which ends with it.
#[derive(Default)]
pub(crate) struct Watches {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    watches: BTreeMap<String, Tasks>,
    has_ended: bool,
}

impl Watches {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a watch that is about to begin and will run in `tasks`.
    pub(crate) fn enter(&self, watch_id: &str, tasks: &Tasks) -> Result<(), Refused> {
        let mut state = self.lock();
        if state.watches.contains_key(watch_id) {
            return Err(Refused::Duplicate);
        }
        if state.watches.len() >= MAX_WATCHES {
            return Err(Refused::TooMany);
        }
        if state.has_ended {
            tasks.cancel();
        }
        state.watches.insert(watch_id.to_owned(), tasks.clone());
        Ok(())
    }

    /// Ends a watch, if there is one of this name.
    pub(crate) fn remove(&self, watch_id: &str) {
        let tasks = self.lock().watches.remove(watch_id);
        if let Some(tasks) = tasks {
            tasks.cancel();
        }
    }
}

impl Resource for Watches {
    fn end(&self) {
        let watches = {
            let mut state = self.lock();
            state.has_ended = true;
            std::mem::take(&mut state.watches)
        };
        for tasks in watches.into_values() {
            tasks.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_the_end_cancels_also_what_comes_later() {
        let watches = Watches::default();
        let [first, second, late] = [(); 3].map(|()| Tasks::new());
        assert_eq!(watches.enter("a", &first), Ok(()));
        assert_eq!(watches.enter("a", &second), Err(Refused::Duplicate));
        watches.remove("a");
        assert!(first.is_cancelled() && !second.is_cancelled());
        assert_eq!(watches.enter("a", &second), Ok(()));
        watches.end();
        assert!(second.is_cancelled());
        assert_eq!(watches.enter("b", &late), Ok(()));
        assert!(late.is_cancelled());
    }
}
