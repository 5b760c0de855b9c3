//! Calls that wait for what is read from the store for them.

use std::collections::VecDeque;
use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;
use turnhost_base::{ConnectionId, ThreadId};
use turnhost_ports::{Append, Ports, StoreError};
use turnhost_task::Tasks;

use crate::call::{self, Call, Fetched, Read};
use crate::error::ThreadError;
use crate::transaction::Transaction;

/// A call with what was read for it.
pub(super) struct PreparedCall {
    pub(super) call: Call,
    pub(super) fetched: Result<Fetched, StoreError>,
    /// Turns and items that were stored since the reading began.
    pub(super) changes: Vec<Append>,
}

struct Entry {
    call: Call,
    /// `None` for a call that only waits behind an earlier one of its connection.
    reading: Option<oneshot::Receiver<Result<Fetched, StoreError>>>,
    read: Read,
    changes: Vec<Append>,
}

/// The calls that wait, in the order in which they arrived.
#[derive(Default)]
pub(super) struct WaitingCalls(VecDeque<Entry>);

impl WaitingCalls {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether a call of this connection waits.
    pub(super) fn has_call_of(&self, caller: ConnectionId) -> bool {
        self.0.iter().any(|entry| entry.call.caller == caller)
    }

    /// Adds a call, and begins to read what it wants in a task of its own.
    pub(super) fn push(
        &mut self,
        call: Call,
        read: Read,
        thread: ThreadId,
        tasks: &Tasks,
        ports: &Ports,
    ) {
        let reading = (read != Read::Nothing).then(|| {
            let (sender, receiver) = oneshot::channel();
            let ports = ports.clone();
            tasks.spawn_to_end(async move {
                // An actor that has ended needs it no more.
                _ = sender.send(call::fetch(&ports, thread, read).await);
            });
            receiver
        });
        self.0.push_back(Entry { call, reading, read, changes: Vec::new() });
    }

    /// Notes what a transaction stores, for calls whose turns are being read.
    pub(super) fn note_changes(&mut self, tx: &Transaction) {
        let mut reads_turns = self.0.iter_mut().filter(|entry| entry.read.has_turns()).peekable();
        if reads_turns.peek().is_none() {
            return;
        }
        let changes = tx.turn_changes();
        for entry in reads_turns {
            entry.changes.extend_from_slice(&changes);
        }
    }

    /// Takes the first call that is ready and does not wait behind an earlier one of its connection.
    pub(super) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<PreparedCall> {
        for at in 0..self.0.len() {
            let (earlier, rest) = self.0.make_contiguous().split_at_mut(at);
            let Some(entry) = rest.first_mut() else { break };
            if earlier.iter().any(|it| it.call.caller == entry.call.caller) {
                continue;
            }
            let fetched = match &mut entry.reading {
                None => Ok(Fetched::Nothing),
                Some(reading) => match Pin::new(reading).poll(cx) {
                    Poll::Pending => continue,
                    Poll::Ready(fetched) => fetched.unwrap_or_else(|_| {
                        Err(StoreError::Failed("the store's reader ended".to_owned()))
                    }),
                },
            };
            if let Some(Entry { call, changes, .. }) = self.0.remove(at) {
                return Poll::Ready(PreparedCall { call, fetched, changes });
            }
        }
        Poll::Pending
    }

    /// Answers every caller that its call cannot run.
    pub(super) fn refuse_all(&mut self, error: impl Fn() -> ThreadError) {
        for entry in self.0.drain(..) {
            entry.call.refuse(error());
        }
    }
}
