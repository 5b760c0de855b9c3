//! Requests that begin a turn at most once, known by the client's own ids.

use serde::{Deserialize, Serialize};
use turnhost_base::TurnId;
use turnhost_protocol::TurnStatus;

/// Requests that are remembered: more than a client can have under way.
const MAX_ENTRIES: usize = 64;

/// The last requests of a thread that begin a turn at most once. Stored with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Once(Vec<Entry>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    key: String,
    turn: TurnId,
    status: TurnStatus,
}

impl Once {
    /// Returns the turn that a request with this id has begun, and its status.
    pub fn find(&self, key: &str) -> Option<(TurnId, TurnStatus)> {
        let entry = self.0.iter().rfind(|entry| entry.key == key)?;
        Some((entry.turn, entry.status))
    }

    /// Returns the same after a restart: a turn that ran is interrupted.
    #[must_use]
    pub(crate) fn restored(mut self) -> Self {
        for entry in &mut self.0 {
            if entry.status == TurnStatus::InProgress {
                entry.status = TurnStatus::Interrupted;
            }
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Remembers a request; the oldest one gives way.
    pub(crate) fn note(&mut self, key: String, turn: TurnId) {
        if self.0.len() >= MAX_ENTRIES {
            self.0.remove(0);
        }
        self.0.push(Entry { key, turn, status: TurnStatus::InProgress });
    }

    /// Notes how a turn ended. Returns whether a request began it.
    pub(crate) fn ended(&mut self, turn: TurnId, status: TurnStatus) -> bool {
        let mut begun = self.0.iter_mut().filter(|entry| entry.turn == turn).peekable();
        let is_known = begun.peek().is_some();
        begun.for_each(|entry| entry.status = status);
        is_known
    }

    /// Forgets requests whose turns are taken away. Returns whether there were any.
    pub(crate) fn forget(&mut self, turns: &[TurnId]) -> bool {
        let before = self.0.len();
        self.0.retain(|entry| !turns.contains(&entry.turn));
        self.0.len() < before
    }
}

#[cfg(test)]
mod tests {
    use turnhost_base::{TestWorld, World as _};

    use super::*;

    #[test]
    fn a_request_is_known_until_its_turn_is_gone_or_many_came_after_it() {
        let world = TestWorld::default();
        let (one, two) = (world.turn_id(), world.turn_id());
        let mut requests = Once::default();
        requests.note("a".into(), one);
        requests.note("b".into(), two);
        assert_eq!(requests.find("a"), Some((one, TurnStatus::InProgress)));
        assert!(requests.ended(one, TurnStatus::Failed));
        assert!(!requests.ended(world.turn_id(), TurnStatus::Failed));
        let restored = requests.clone().restored();
        assert_eq!(restored.find("a"), Some((one, TurnStatus::Failed)));
        assert_eq!(restored.find("b"), Some((two, TurnStatus::Interrupted)));
        assert!(requests.forget(&[two]));
        assert_eq!(requests.find("b"), None);
        for number in 0..MAX_ENTRIES {
            requests.note(number.to_string(), world.turn_id());
        }
        assert_eq!((requests.find("a"), requests.0.len()), (None, MAX_ENTRIES));
    }
}
