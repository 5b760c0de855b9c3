//! The state of a thread as others may read it.

use std::sync::Arc;

use turnhost_base::{AbsPath, ThreadId, TurnId};
use turnhost_protocol::{self as wire, ItemBody, ServerRequest, ThreadActiveFlag, ThreadStatus};

use super::{Persistence, Thread};
use crate::input::TurnKind;
use crate::record::ThreadRecord;
use crate::{PendingRequest, TurnSettings};

impl Thread {
    /// Returns the thread's record as it is stored.
    pub fn record(&self) -> &Arc<ThreadRecord> {
        &self.record
    }

    /// Returns the status in its wire form.
    pub fn status(&self) -> ThreadStatus {
        let asks_outside = self.pending.values().any(is_of_no_turn);
        if self.running.is_some() || asks_outside {
            ThreadStatus::Active { active_flags: self.active_flags() }
        } else if self.failed {
            ThreadStatus::SystemError
        } else {
            ThreadStatus::Idle
        }
    }

    /// Returns what its turn waits for, each kind once.
    pub(super) fn active_flags(&self) -> Vec<ThreadActiveFlag> {
        let mut flags: Vec<_> =
            self.pending.values().filter_map(|request| request.waiting_for.flag()).collect();
        flags.dedup();
        flags
    }

    /// Returns its id.
    pub fn id(&self) -> ThreadId {
        self.record.id
    }

    /// Returns whether it lives in memory only.
    pub fn is_ephemeral(&self) -> bool {
        self.persistence == Persistence::Ephemeral
    }

    /// Returns the name of the client that started it.
    pub fn originator(&self) -> &str {
        &self.record.originator
    }

    /// Returns what holds for its turns.
    pub fn settings(&self) -> &Arc<TurnSettings> {
        &self.settings
    }

    /// Returns its working directory.
    pub fn cwd(&self) -> &AbsPath {
        &self.settings.cwd
    }

    /// Returns the running turn's id, if one runs.
    pub fn running(&self) -> Option<TurnId> {
        self.running.as_ref().map(|running| running.id)
    }

    /// Returns the last message of the running turn.
    pub fn last_message(&self) -> Option<&str> {
        match &self.running.as_ref()?.last_message.as_ref()?.body {
            ItemBody::AgentMessage(message) => Some(&message.text),
            _ => None,
        }
    }

    /// Returns the kind of the running turn if it is one that takes no further input.
    pub fn not_steerable(&self) -> Option<wire::NonSteerableTurnKind> {
        let running = self.running.as_ref()?;
        match running.kind {
            _ if running.review_run.is_some() => Some(wire::NonSteerableTurnKind::Review),
            TurnKind::Compacts => Some(wire::NonSteerableTurnKind::Compact),
            TurnKind::Answers => None,
        }
    }

    /// Returns whether anything of it is in the store: from the first turn on, unless it is ephemeral.
    pub fn is_stored(&self) -> bool {
        self.stored
    }

    /// Returns the requests that wait for an answer, oldest first.
    pub fn pending_requests(&self) -> impl Iterator<Item = &PendingRequest> {
        self.pending.values()
    }

    /// Returns the pending request under `number`.
    pub fn pending_request(&self, number: i64) -> Option<&PendingRequest> {
        self.pending.get(&number)
    }

    /// Returns the token usage so far and the turn of its last report, in their wire form.
    pub fn token_usage(&self) -> Option<(TurnId, wire::ThreadTokenUsage)> {
        let usage = self.usage.as_ref()?;
        Some((usage.turn?, usage.to_wire(self.settings.context_window)))
    }
}

/// Returns true for a question that a server asks in a client's own call, and so in no turn.
fn is_of_no_turn(pending: &PendingRequest) -> bool {
    match &pending.request {
        ServerRequest::McpServerElicitationRequest(params) => params.turn_id.is_none(),
        _ => false,
    }
}
