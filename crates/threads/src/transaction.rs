//! The outcome of one input of an actor: persisted first, published afterwards.

use turnhost_agent::Action;
use turnhost_base::Millis;
use turnhost_ports::{Append, StoreError};
use turnhost_telemetry::Trace;
use turnhost_thread::Effects;

use crate::publisher::Subscriber;

/// Answers a request once its records are stored, or with the reason why they are not.
pub(crate) type Respond = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// Runs after everything is published.
pub(crate) type After = Box<dyn FnOnce() + Send>;

/// The effects of one input.
pub(crate) struct Transaction {
    pub(crate) now: Millis,
    pub(crate) effects: Effects,
    /// The request on whose behalf things happen, while it is being served.
    pub(crate) trace: Option<Trace>,
    /// Room for the agent's actions, kept between events.
    pub(crate) actions: Vec<Action>,
    /// Set if the snapshot changes with it.
    pub(crate) changes_snapshot: bool,
    /// Connections whose subscriptions end with it; they still hear it.
    pub(crate) leaving: Vec<Subscriber>,
    pub(crate) respond: Option<Respond>,
    pub(crate) after: Vec<After>,
}

impl Transaction {
    pub(crate) fn new(now: Millis) -> Self {
        Self {
            now,
            effects: Effects::default(),
            trace: None,
            actions: Vec::new(),
            changes_snapshot: false,
            leaving: Vec::new(),
            respond: None,
            after: Vec::new(),
        }
    }

    /// Returns the changes of stored turns and items among what is to be persisted.
    pub(crate) fn turn_changes(&self) -> Vec<Append> {
        let is_change =
            |it: &&Append| matches!(it, Append::Turn(_) | Append::Item(_) | Append::Revert(_));
        self.effects.persist.iter().filter(is_change).cloned().collect()
    }
}
