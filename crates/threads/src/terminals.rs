//! Commands that outlived their calls, over all threads of a server: at most [`MAX_TERMINALS`].
//!
//! One more ends the one that has been idle for longest: that has said nothing, and that no call has
//! waited for. Its item and the model get the reason.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use turnhost_ports::CommandControl;

/// 64, as many as the reference implementation allows: each is a process or more, and a thread that has
/// one is never unloaded.
pub(crate) const MAX_TERMINALS: usize = 64;

/// The background terminals of a server.
#[derive(Default)]
pub(crate) struct Terminals {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Counts uses; the last use of each terminal is its key.
    uses: u64,
    terminals: BTreeMap<u64, Entry>,
}

struct Entry {
    control: Arc<dyn CommandControl>,
    is_ended: Arc<AtomicBool>,
}

/// A background terminal, for as long as it runs.
pub(crate) struct Terminal {
    terminals: Arc<Terminals>,
    used: u64,
    is_ended: Arc<AtomicBool>,
}

impl Terminals {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a command, and ends the one that has been idle for longest if there are too many.
    pub(crate) fn add(self: &Arc<Self>, control: Arc<dyn CommandControl>) -> Terminal {
        let is_ended = Arc::new(AtomicBool::new(false));
        let mut state = self.lock();
        state.uses += 1;
        let used = state.uses;
        let idle =
            if state.terminals.len() >= MAX_TERMINALS { state.terminals.pop_first() } else { None };
        state.terminals.insert(used, Entry { control, is_ended: Arc::clone(&is_ended) });
        drop(state);
        if let Some((_, idle)) = idle {
            tracing::info!("a background terminal is ended: there are too many");
            idle.is_ended.store(true, Ordering::Relaxed);
            idle.control.kill();
        }
        Terminal { terminals: Arc::clone(self), used, is_ended }
    }
}

impl Terminal {
    /// Notes that it is in use.
    pub(crate) fn touch(&mut self) {
        let mut state = self.terminals.lock();
        if let Some(entry) = state.terminals.remove(&self.used) {
            state.uses += 1;
            self.used = state.uses;
            let used = self.used;
            state.terminals.insert(used, entry);
        }
    }

    /// Returns the reason for its end, if it was ended for others.
    pub(crate) fn last_words(&self) -> Option<String> {
        self.is_ended.load(Ordering::Relaxed).then(|| {
            format!(
                "\n[ended by the server: of more than {MAX_TERMINALS} background terminals it was idle for longest]\n"
            )
        })
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.terminals.lock().terminals.remove(&self.used);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use bytes::Bytes;
    use turnhost_ports::{BoxFuture, CommandError, TerminalSize};

    use super::*;

    #[derive(Default)]
    struct Killed(AtomicUsize);

    impl CommandControl for Killed {
        fn takes_input(&self) -> bool {
            false
        }
        fn write(&self, _: Bytes) -> BoxFuture<'_, Result<(), CommandError>> {
            Box::pin(std::future::ready(Ok(())))
        }
        fn close_stdin(&self) -> BoxFuture<'_, Result<(), CommandError>> {
            Box::pin(std::future::ready(Ok(())))
        }
        fn resize(&self, _: TerminalSize) -> Result<(), CommandError> {
            Ok(())
        }
        fn interrupt(&self) {}
        fn kill(&self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn one_more_ends_the_one_that_is_idle_for_longest() {
        let terminals = Arc::new(Terminals::default());
        let controls: Vec<_> = (0..=MAX_TERMINALS).map(|_| Arc::new(Killed::default())).collect();
        let mut open: Vec<_> =
            controls.iter().take(MAX_TERMINALS).map(|it| terminals.add(it.clone())).collect();
        open[0].touch();
        let _more = terminals.add(controls[MAX_TERMINALS].clone());
        let killed: Vec<_> =
            controls.iter().map(|control| control.0.load(Ordering::Relaxed)).collect();
        assert_eq!(killed.iter().sum::<usize>(), 1);
        assert_eq!(killed[1], 1, "the first was used since");
        assert!(open[1].last_words().is_some() && open[0].last_words().is_none());
        // One that has ended leaves room.
        open.pop();
        let _another = terminals.add(controls[0].clone());
        assert_eq!(controls.iter().map(|it| it.0.load(Ordering::Relaxed)).sum::<usize>(), 1);
    }
}
