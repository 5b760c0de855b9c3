//! From what a transaction wants stored to the store, also where the store cannot take it at once.

use std::future::poll_fn;
use std::sync::Arc;

use turnhost_agent::Event;
use turnhost_ports::{StoreError, StoreFuture};

use super::Live;
use crate::transaction::{BeforeTurn, Transaction};
use crate::unstored::Unstored;

impl Live {
    /// Notes the state before a turn that a call begins.
    pub(super) fn before_turn(&self, tx: &Transaction) -> BeforeTurn {
        BeforeTurn {
            thread: self.thread.clone(),
            agent: self.agent().map(turnhost_agent::Agent::mark),
            persisted: tx.effects.persist.len(),
            published: tx.effects.publish.len(),
        }
    }

    /// Stores what waits and what a transaction adds. If the store cannot take it now, a turn that
    /// a call began with it is taken back, and everything else waits for the next time.
    pub(super) async fn store(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        let added = std::mem::take(&mut tx.effects.persist);
        let earlier = self.unstored.take();
        let (is_late, has_news) = (!earlier.is_empty(), !added.is_empty());
        if !has_news && !is_late {
            return Ok(());
        }
        let before = earlier.len();
        let batch = Arc::new(earlier.into_iter().chain(added).collect::<Vec<_>>());
        let stored = self.env.ports.store.append_shared(self.id(), Arc::clone(&batch));
        let stored = self.while_storing(stored).await;
        let error = match stored {
            Ok(()) => {
                self.unstored = Unstored::default();
                if is_late {
                    let text = "What could not be stored before is stored now.".to_owned();
                    let warning = self.warning(text);
                    tx.effects.publish.push(warning);
                }
                return Ok(());
            }
            Err(error) => error,
        };
        tracing::error!(thread = %self.id(), err = %error, "a thread could not be stored");
        let mut records = Arc::unwrap_or_clone(batch);
        let undo = tx.before_turn.take().filter(|_| tx.respond.is_some());
        if let Some(undo) = undo {
            records.truncate(before + undo.persisted);
            tx.effects.publish.truncate(undo.published);
            self.take_back(*undo, tx);
            if records.is_empty() {
                // The answer says it.
                return Err(error);
            }
        }
        let message = match &error {
            StoreError::Unavailable(_) => {
                self.unstored.keep(records);
                format!(
                    "What just happened cannot be stored yet and is missing if the server ends before it can: {error}"
                )
            }
            StoreError::Failed(_) | StoreError::Cursor(_) => {
                format!(
                    "What just happened could not be stored and will be missing after a restart: {error}"
                )
            }
        };
        if has_news {
            let warning = self.warning(message);
            tx.effects.publish.push(warning);
        }
        Err(error)
    }

    /// Takes back a turn that was not published.
    fn take_back(&mut self, undo: BeforeTurn, tx: &mut Transaction) {
        let mut unheard = Transaction::new(tx.now);
        self.event(Event::Interrupt, &mut unheard);
        self.thread = undo.thread;
        match (&mut self.agent, undo.agent) {
            (Some(agent), Some(mark)) => agent.rewind(mark),
            (agent, _) => *agent = None,
        }
        tx.changes_snapshot = true;
    }

    /// Waits for the store; what the transaction began (a request to the model, a command's
    /// start) gets under way meanwhile.
    async fn while_storing(&mut self, mut stored: StoreFuture<()>) -> Result<(), StoreError> {
        poll_fn(|cx| {
            self.sources.poll_begun(cx);
            stored.as_mut().poll(cx)
        })
        .await
    }
}
