//! The live agents, with the thread that started each and its status.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use turnhost_agent::{AgentFailure, AgentStatus, ListedAgent};
use turnhost_base::ThreadId;

/// Names for people, in the order in which the agents of a tree get them. After the last comes the
/// first again, with a number.
const NICKNAMES: [&str; 24] = [
    "Alder", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Kapok",
    "Larch", "Maple", "Nutmeg", "Olive", "Pine", "Quince", "Rowan", "Spruce", "Teak", "Ulmo",
    "Vine", "Willow", "Yew",
];

/// An agent.
struct Entry {
    parent: ThreadId,
    nickname: String,
    status: AgentStatus,
}

/// The name of an agent that is entered.
enum Nickname {
    /// The next one of its tree.
    Fresh,
    /// Its own.
    Kept(String),
}

/// All agents of a server. An agent is in the table from its start to its end in memory.
pub(crate) struct AgentTable {
    agents: Mutex<Agents>,
    /// Counts changes, for those who wait for one.
    changes: watch::Sender<u64>,
}

#[derive(Default)]
struct Agents {
    entries: BTreeMap<ThreadId, Entry>,
    /// Agents that were started in each tree, by the thread at its root.
    started: BTreeMap<ThreadId, usize>,
}

impl Default for AgentTable {
    fn default() -> Self {
        Self { agents: Mutex::default(), changes: watch::channel(0).0 }
    }
}

impl AgentTable {
    fn lock(&self) -> MutexGuard<'_, Agents> {
        self.agents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) {
        self.changes.send_modify(|changes| *changes = changes.wrapping_add(1));
    }

    /// Returns a receiver that is notified of every change from now on.
    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Enters a new agent and returns its name for people. Fails if its tree has `max` already.
    pub(crate) fn enter(
        &self,
        agent: ThreadId,
        parent: ThreadId,
        max: u32,
    ) -> Result<String, AgentFailure> {
        self.enter_named(agent, parent, max, Nickname::Fresh)
    }

    /// Enters an agent that is loaded again, with the name that it has.
    pub(crate) fn enter_again(
        &self,
        agent: ThreadId,
        parent: ThreadId,
        max: u32,
        nickname: String,
    ) -> Result<(), AgentFailure> {
        self.enter_named(agent, parent, max, Nickname::Kept(nickname)).map(|_| ())
    }

    fn enter_named(
        &self,
        agent: ThreadId,
        parent: ThreadId,
        max: u32,
        nickname: Nickname,
    ) -> Result<String, AgentFailure> {
        let mut agents = self.lock();
        let root = agents.root(parent);
        let living = agents.entries.keys().filter(|id| agents.root(**id) == root).count();
        if living >= usize::try_from(max).unwrap_or(usize::MAX) {
            return Err(AgentFailure::LimitReached);
        }
        let nickname = match nickname {
            Nickname::Fresh => agents.next_nickname(root),
            Nickname::Kept(nickname) => nickname,
        };
        let status = AgentStatus::PendingInit;
        agents.entries.insert(agent, Entry { parent, nickname: nickname.clone(), status });
        drop(agents);
        self.changed();
        Ok(nickname)
    }

    /// Sets an agent's status. Does nothing for another thread.
    pub(crate) fn set(&self, agent: ThreadId, status: AgentStatus) {
        if let Some(entry) = self.lock().entries.get_mut(&agent) {
            entry.status = status;
        }
        self.changed();
    }

    /// Forgets an agent that leaves memory.
    pub(crate) fn remove(&self, agent: ThreadId) {
        let mut agents = self.lock();
        let known = agents.entries.remove(&agent);
        // A tree without agents begins to count anew.
        if known.is_none() {
            agents.started.remove(&agent);
        }
        drop(agents);
        self.changed();
    }

    /// Returns an agent's status, if it lives.
    pub(crate) fn status(&self, agent: ThreadId) -> Option<AgentStatus> {
        self.lock().entries.get(&agent).map(|entry| entry.status.clone())
    }

    /// Returns an agent's status if it lives and `thread` started it, directly or not.
    pub(crate) fn status_below(&self, thread: ThreadId, agent: ThreadId) -> Option<AgentStatus> {
        let agents = self.lock();
        let entry = agents.entries.get(&agent)?;
        agents.is_below(thread, agent).then(|| entry.status.clone())
    }

    /// Returns the agents that `thread` started itself, oldest first.
    pub(crate) fn children(&self, thread: ThreadId) -> Vec<ThreadId> {
        let agents = self.lock();
        let own = agents.entries.iter().filter(|(_, entry)| entry.parent == thread);
        own.map(|(id, _)| *id).collect()
    }

    /// Returns the threads of the tree that `thread` belongs to, without itself.
    pub(crate) fn relatives(&self, thread: ThreadId) -> Vec<ThreadId> {
        let agents = self.lock();
        let root = agents.root(thread);
        let below = agents.entries.keys().copied().filter(|id| agents.root(*id) == root);
        below.chain([root]).filter(|id| *id != thread).collect()
    }

    /// Lists the agents that `thread` started, directly or not, oldest first.
    pub(crate) fn list(&self, thread: ThreadId) -> Vec<ListedAgent> {
        let agents = self.lock();
        let below = agents.entries.iter().filter(|(id, _)| agents.is_below(thread, **id));
        let listed = below.map(|(id, entry)| ListedAgent {
            agent: *id,
            nickname: entry.nickname.clone(),
            status: entry.status.clone(),
        });
        listed.collect()
    }
}

impl Agents {
    /// Returns the thread that no model started, above this one.
    fn root(&self, thread: ThreadId) -> ThreadId {
        let mut root = thread;
        while let Some(entry) = self.entries.get(&root) {
            root = entry.parent;
        }
        root
    }

    fn is_below(&self, thread: ThreadId, agent: ThreadId) -> bool {
        let mut at = agent;
        while let Some(entry) = self.entries.get(&at) {
            at = entry.parent;
            if at == thread {
                return true;
            }
        }
        false
    }

    fn next_nickname(&mut self, root: ThreadId) -> String {
        let started = self.started.entry(root).or_default();
        let (round, place) = (*started / NICKNAMES.len(), *started % NICKNAMES.len());
        *started += 1;
        let name = NICKNAMES.get(place).copied().unwrap_or_default();
        match round {
            0 => name.to_owned(),
            round => format!("{name} {}", round + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u32) -> ThreadId {
        format!("00000000-0000-7000-8000-00000000{number:04}").parse().unwrap()
    }

    #[test]
    fn a_tree_has_so_many_agents_in_all_its_generations() {
        let table = AgentTable::default();
        assert_eq!(table.enter(id(2), id(1), 2).as_deref(), Ok("Alder"));
        assert_eq!(table.enter(id(3), id(2), 2).as_deref(), Ok("Birch"));
        assert_eq!(table.enter(id(4), id(1), 2), Err(AgentFailure::LimitReached));
        assert_eq!(table.enter(id(4), id(9), 2).as_deref(), Ok("Alder"), "another tree");
        table.remove(id(3));
        assert_eq!(table.enter(id(5), id(1), 2).as_deref(), Ok("Cedar"));
    }

    #[test]
    fn a_thread_sees_what_is_below_it_only() {
        let table = AgentTable::default();
        for (agent, parent) in [(2, 1), (3, 2), (4, 1)] {
            table.enter(id(agent), id(parent), 9).unwrap();
        }
        table.set(id(3), AgentStatus::Running);
        assert_eq!(table.status_below(id(1), id(3)), Some(AgentStatus::Running));
        assert_eq!(table.status_below(id(4), id(3)), None);
        assert_eq!(table.status_below(id(3), id(3)), None);
        let seen =
            |thread| table.list(id(thread)).into_iter().map(|it| it.agent).collect::<Vec<_>>();
        assert_eq!((seen(1), seen(2)), (vec![id(2), id(3), id(4)], vec![id(3)]));
        assert_eq!(table.children(id(1)), [id(2), id(4)]);
        assert_eq!(table.relatives(id(3)), [id(2), id(4), id(1)]);
    }

    #[test]
    fn names_begin_again_with_a_number() {
        let mut agents = Agents::default();
        let names: Vec<_> = (0..25).map(|_| agents.next_nickname(id(1))).collect();
        assert_eq!((&*names[23], &*names[24]), ("Yew", "Alder 2"));
    }
}
