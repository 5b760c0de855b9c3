//! The outcome of one input of an actor: persisted first, published afterwards.

use turnhost_agent::{Action, AgentMark};
use turnhost_base::Millis;
use turnhost_ports::{Append, StoreError};
use turnhost_telemetry::Trace;
use turnhost_thread::{Effects, Thread};

use crate::subscriptions::Subscriber;

/// Answers a request once its records are stored, or with the reason why they are not.
pub(crate) type Respond = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// Runs after everything is published.
pub(crate) type After = Box<dyn FnOnce() + Send>;

/// The state before a turn began, for one that cannot be stored: it never began then.
pub(crate) struct BeforeTurn {
    pub(crate) thread: Thread,
    pub(crate) agent: Option<AgentMark>,
    /// The number of the transaction's records and messages that came before.
    pub(crate) persisted: usize,
    pub(crate) published: usize,
}

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
    /// Connections whose subscriptions end with it; they still receive it.
    pub(crate) leaving: Vec<Subscriber>,
    pub(crate) respond: Option<Respond>,
    /// The state before the turn that begins with it.
    pub(crate) before_turn: Option<Box<BeforeTurn>>,
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
            before_turn: None,
            after: Vec::new(),
        }
    }

    /// Returns the changes of stored turns and items among what is to be persisted.
    pub(crate) fn turn_changes(&self) -> Vec<Append> {
        let is_change = |it: &&Append| {
            matches!(it, Append::Turn(_) | Append::Item(_) | Append::Counts(..) | Append::Revert(_))
        };
        self.effects.persist.iter().filter(is_change).cloned().collect()
    }
}
