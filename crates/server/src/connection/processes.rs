//! The running commands of one connection, by the names that its client gave them.
//!
//! A command is entered before it starts, so that two of one name cannot race
//! and a request that follows finds it. It leaves when its [`Slot`] is dropped.
//! When the connection ends all are killed, those that start later included.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use turnhost_ports::CommandControl;

use crate::connection::owned::Resource;

/// Commands that one connection may run at once: a client that needs more has lost count.
/// Each holds a few descriptors of the server's.
const MAX_PROCESSES: usize = 256;

/// Reasons for which a command is not entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Another one of this name runs.
    Duplicate,
    /// Too many run.
    TooMany,
}

impl Refused {
    /// Returns the text for too many commands of the method's kind.
    pub(crate) fn too_many(what: &str) -> String {
        format!("too many active {what} processes: at most {MAX_PROCESSES} for each connection")
    }
}

/// The commands of `command/exec`.
#[derive(Default)]
pub(crate) struct Commands(Table);

impl Resource for Commands {
    fn end(&self) {
        self.0.end();
    }
}

impl std::ops::Deref for Commands {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.0
    }
}

/// The processes of `process/*`.
#[derive(Default)]
pub(crate) struct Processes(Table);

impl Resource for Processes {
    fn end(&self) {
        self.0.end();
    }
}

impl std::ops::Deref for Processes {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.0
    }
}

/// A table of running commands.
#[derive(Default)]
pub(crate) struct Table {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    next: u64,
    entries: BTreeMap<u64, Entry>,
    has_ended: bool,
}

struct Entry {
    name: Option<String>,
    process: Arc<Process>,
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Table {
    /// Enters a command that is about to start.
    pub(crate) fn enter(&self, name: Option<String>) -> Result<Slot, Refused> {
        let mut state = lock(&self.state);
        if name.is_some() && state.entries.values().any(|entry| entry.name == name) {
            return Err(Refused::Duplicate);
        }
        if state.entries.len() >= MAX_PROCESSES {
            return Err(Refused::TooMany);
        }
        let process = Arc::new(Process { start: watch::Sender::new(Start::Pending) });
        if state.has_ended {
            process.kill();
        }
        let key = state.next;
        state.next += 1;
        state.entries.insert(key, Entry { name, process: Arc::clone(&process) });
        Ok(Slot { state: Arc::clone(&self.state), key, process })
    }

    /// Returns the command of this name.
    pub(crate) fn get(&self, name: &str) -> Option<Arc<Process>> {
        let state = lock(&self.state);
        let mut entries = state.entries.values();
        entries.find(|entry| entry.name.as_deref() == Some(name)).map(|it| Arc::clone(&it.process))
    }

    /// Kills all commands, and those that are entered from now on.
    fn end(&self) {
        let processes: Vec<_> = {
            let mut state = lock(&self.state);
            state.has_ended = true;
            state.entries.values().map(|entry| Arc::clone(&entry.process)).collect()
        };
        for process in processes {
            process.kill();
        }
    }
}

/// A command's place in the table. Dropping it takes the command out.
pub(crate) struct Slot {
    state: Arc<Mutex<State>>,
    key: u64,
    process: Arc<Process>,
}

impl Slot {
    /// Notes that the command runs; kills it if that was asked for meanwhile.
    pub(crate) fn started(&self, control: &Arc<dyn CommandControl>) {
        let mut is_killed = false;
        self.process.start.send_modify(|start| {
            is_killed = matches!(start, Start::Killed);
            *start = Start::Running(Arc::clone(control));
        });
        if is_killed {
            control.kill();
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let entry = lock(&self.state).entries.remove(&self.key);
        // Waiters for its start are released; a control may end with it, not under the lock.
        self.process.start.send_replace(Start::Over);
        drop(entry);
    }
}

/// One command, from before its start to its end.
pub(crate) struct Process {
    start: watch::Sender<Start>,
}

enum Start {
    /// It is being started.
    Pending,
    /// It is being started, and is to be killed at once.
    Killed,
    Running(Arc<dyn CommandControl>),
    /// It has ended, or could not be started.
    Over,
}

impl Process {
    /// Waits until the command runs. `None` if it never does, or no longer.
    pub(crate) async fn control(&self) -> Option<Arc<dyn CommandControl>> {
        let mut start = self.start.subscribe();
        let decided = |start: &Start| matches!(start, Start::Running(_) | Start::Over);
        match &*start.wait_for(decided).await.ok()? {
            Start::Running(control) => Some(Arc::clone(control)),
            Start::Pending | Start::Killed | Start::Over => None,
        }
    }

    /// Kills the command, now or as soon as it starts.
    pub(crate) fn kill(&self) {
        let mut running = None;
        self.start.send_if_modified(|start| {
            match start {
                Start::Pending => *start = Start::Killed,
                Start::Running(control) => running = Some(Arc::clone(control)),
                Start::Killed | Start::Over => {}
            }
            false
        });
        if let Some(control) = running {
            control.kill();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use bytes::Bytes;
    use turnhost_ports::{BoxFuture, CommandError, TerminalSize};

    use super::*;

    #[derive(Default)]
    struct Kills(AtomicUsize);

    impl CommandControl for Kills {
        fn takes_input(&self) -> bool {
            true
        }

        fn write(&self, _: Bytes) -> BoxFuture<'_, Result<(), CommandError>> {
            Box::pin(std::future::ready(Ok(())))
        }

        fn close_stdin(&self) -> BoxFuture<'_, Result<(), CommandError>> {
            Box::pin(std::future::ready(Ok(())))
        }

        fn resize(&self, _: TerminalSize) -> Result<(), CommandError> {
            Err(CommandError::NoTerminal)
        }

        fn interrupt(&self) {}

        fn kill(&self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn control() -> (Arc<Kills>, Arc<dyn CommandControl>) {
        let kills = Arc::new(Kills::default());
        (Arc::clone(&kills), kills)
    }

    #[test]
    fn a_name_is_taken_until_its_slot_is_dropped() {
        let table = Table::default();
        let slot = table.enter(Some("a".into())).unwrap();
        assert_eq!(table.enter(Some("a".into())).err(), Some(Refused::Duplicate));
        let _unnamed = [table.enter(None).unwrap(), table.enter(None).unwrap()];
        drop(slot);
        assert!(table.get("a").is_none());
        assert!(table.enter(Some("a".into())).is_ok());
    }

    #[test]
    fn there_is_a_limit() {
        let table = Table::default();
        let slots: Vec<_> = (0..MAX_PROCESSES).map(|_| table.enter(None).unwrap()).collect();
        assert_eq!(table.enter(None).err(), Some(Refused::TooMany));
        drop(slots);
        assert!(table.enter(None).is_ok());
    }

    #[test]
    fn the_end_kills_what_runs_what_starts_and_what_is_entered_later() {
        let table = Table::default();
        let (running, starting) = (table.enter(None).unwrap(), table.enter(None).unwrap());
        let (kills, control) = control();
        running.started(&control);
        table.end();
        assert_eq!(kills.0.load(Ordering::Relaxed), 1);
        starting.started(&control);
        assert_eq!(kills.0.load(Ordering::Relaxed), 2);
        table.enter(None).unwrap().started(&control);
        assert_eq!(kills.0.load(Ordering::Relaxed), 3);
    }

    #[tokio::test]
    async fn a_start_is_waited_for() {
        let table = Table::default();
        let slot = table.enter(Some("a".into())).unwrap();
        let process = table.get("a").unwrap();
        let (_, control) = control();
        let (found, ()) = tokio::join!(process.control(), async { slot.started(&control) });
        assert!(found.is_some());
        drop(slot);
        assert!(process.control().await.is_none());
    }
}
