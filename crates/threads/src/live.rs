//! A loaded thread and everything that runs for it.

mod agents;
mod extensions;
mod goals;
mod mcp;
mod naming;
mod perform;
mod raw_events;
mod storing;
mod turns;

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use turnhost_agent::{Agent, Event, ProcessId, Timer};
use turnhost_base::ThreadId;
use turnhost_ports::{BoxFuture, HistoryItem, Instructions, McpAnswer, McpServers, McpSession};
use turnhost_protocol::{
    ServerNotification, ThreadStatus, ThreadStatusChangedNotification, WarningNotification,
};
use turnhost_thread::{Effects, Input, Outbound, OwnConfig, Thread, TurnSettings};

pub use self::turns::NewTurn;
use crate::agents::OtherThreads;
use crate::environment::Environment;
use crate::mcp_use::McpUse;
use crate::new_thread::NewThread;
use crate::notices::Notices;
use crate::publisher::Publisher;
use crate::raw_event_state::RawEventState;
use crate::snapshot::{Snapshot, SnapshotCell};
use crate::sources::Sources;
use crate::traces::Traces;
use crate::transaction::Transaction;
use crate::unstored::Unstored;

/// Says if the subscribers know what is wrong with files of hooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HookWarnings {
    Due,
    Sent,
}

/// The state of an actor: facts go to the pure state machines, and what they want done is
/// gathered in a [`Transaction`], which [`Live::commit`] carries out.
pub(crate) struct Live {
    pub(crate) env: Environment,
    pub(crate) thread: Thread,
    /// Decides the next step of a turn; there once the model's history is known.
    agent: Option<Box<Agent>>,
    pub(crate) instructions: Arc<Instructions>,
    pub(crate) publisher: Publisher,
    pub(crate) sources: Sources,
    /// The thread's MCP servers; its session is among the sources.
    pub(crate) mcp: Arc<dyn McpServers>,
    /// The client's settings that the servers were configured with.
    mcp_own: OwnConfig,
    /// Takers of the answers to questions of MCP servers, by the requests' numbers.
    mcp_answers: BTreeMap<i64, McpAnswer>,
    notices: Notices,
    raw: RawEventState,
    traces: Traces,
    cell: SnapshotCell,
    /// The other threads of the server.
    others: Weak<dyn OtherThreads>,
    ended: bool,
    /// Set while a turn came to its end, so that the next may follow by itself.
    goes_on: bool,
    /// Questions that clients put to their users outside this protocol.
    pub(crate) elicitations: u32,
    pub(crate) unstored: Unstored,
    /// Set if a turn knew of hooks at the session's end.
    has_end_hook: bool,
    /// Says if its subscribers know what is wrong with files of hooks.
    hook_warnings: HookWarnings,
    /// The hooks at the session's end, which the actor waits for before it is gone.
    pub(crate) farewell: Option<BoxFuture<'static, ()>>,
}

impl Live {
    pub(crate) fn new(
        env: Environment,
        new: NewThread,
        snapshot: SnapshotCell,
        others: Weak<dyn OtherThreads>,
    ) -> Self {
        let NewThread { thread, instructions, history, mcp, raw_events } = new;
        let McpUse { session: McpSession { events, servers }, own } = mcp;
        let mut live = Self {
            publisher: Publisher::new(env.clone(), thread.record()),
            env,
            thread,
            agent: None,
            instructions,
            sources: Sources::with_mcp(events),
            mcp: servers,
            mcp_own: own,
            mcp_answers: BTreeMap::new(),
            notices: Notices::default(),
            raw: RawEventState::new(raw_events),
            traces: Traces::default(),
            cell: snapshot,
            others,
            ended: false,
            goes_on: false,
            elicitations: 0,
            unstored: Unstored::default(),
            has_end_hook: false,
            hook_warnings: HookWarnings::Due,
            farewell: None,
        };
        if let Some(history) = history {
            live.know_history(history);
        }
        live
    }

    pub(crate) fn id(&self) -> ThreadId {
        self.thread.id()
    }

    /// Returns whether the thread's life in memory is over.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended
    }

    pub(crate) fn agent(&self) -> Option<&Agent> {
        self.agent.as_deref()
    }

    pub(crate) fn has_agent(&self) -> bool {
        self.agent.is_some()
    }

    pub(crate) fn turn_settings(&self) -> Option<&TurnSettings> {
        self.agent().and_then(Agent::turn_settings)
    }

    pub(crate) fn runs(&self, process: ProcessId) -> bool {
        self.agent.as_ref().is_some_and(|agent| agent.runs(process))
    }

    /// Returns whether the thread is idle: no subscriber, no running turn, and everything stored.
    pub(crate) fn is_idle(&self) -> bool {
        self.publisher.is_unheard()
            && self.thread.running().is_none()
            && self.elicitations == 0
            && self.unstored.is_empty()
    }

    /// Makes the agent, with what the model was sent so far.
    pub(crate) fn know_history(&mut self, history: Vec<HistoryItem>) {
        if self.agent.is_none() {
            let rules = self.env.ports.config.rules(&self.thread.settings().cwd);
            let agent = Agent::new(self.id(), history, self.thread.settings(), rules);
            self.agent = Some(Box::new(agent));
        }
    }

    /// Hands an event to the agent and performs what it wants done.
    pub(crate) fn event(&mut self, event: Event, tx: &mut Transaction) {
        if self.agent.is_none() {
            return;
        }
        self.publish_raw_response(&event, tx);
        let Some(agent) = &mut self.agent else { return };
        self.traces.on_event(self.thread.id(), &event, tx.trace.as_ref());
        // Which commands are in the background is part of the snapshot.
        tx.changes_snapshot |= matches!(
            event,
            Event::CommandExited(..)
                | Event::TerminateCommand(_)
                | Event::TerminateBackground
                | Event::EndCommands
                | Event::Timer(Timer::Yield { .. })
                | Event::Interrupt
        );
        if let Event::Timer(Timer::Yield { process, .. }) = &event {
            self.sources.goes_on(*process, &self.env.terminals);
        }
        let mut actions = std::mem::take(&mut tx.actions);
        agent.handle(tx.now, event, &mut actions);
        for action in actions.drain(..) {
            self.perform(action, tx);
        }
        tx.actions = actions;
        if std::mem::take(&mut self.goes_on) {
            self.go_on(tx);
        }
    }

    /// Hands a fact to the thread. A refusal means that the agent and the thread disagree or
    /// that a value cannot be stored; the subscribers are warned, since something is missing.
    pub(crate) fn input(&mut self, input: Input, tx: &mut Transaction) {
        tx.changes_snapshot = true;
        let before = match &input {
            Input::Configure(_) => Some(Arc::clone(self.thread.settings())),
            _ => None,
        };
        if let Err(refusal) = self.thread.handle(tx.now, input, &mut tx.effects) {
            tracing::error!(thread = %self.id(), err = %refusal, "a fact that does not fit");
            let warning = self.warning(format!("Something of this thread was lost: {refusal}"));
            tx.effects.publish.push(warning);
        }
        let plugins = &self.thread.settings().disabled_plugins;
        if before.is_some_and(|before| before.disabled_plugins != *plugins) {
            self.reload_mcp(tx);
        }
    }

    fn warning(&self, message: String) -> Outbound {
        let warning = WarningNotification { message, thread_id: Some(self.id()) };
        Outbound::Notify(Arc::new(ServerNotification::Warning(warning)))
    }

    /// Unloads the thread: its turn is interrupted, its commands are killed.
    pub(crate) fn unload(&mut self, tx: &mut Transaction) {
        self.thread.prepare_unload();
        self.event(Event::Interrupt, tx);
        self.event(Event::EndCommands, tx);
        self.end_agents();
        self.sources.end_all();
        self.ended = true;
        self.prepare_farewell();
        tx.leaving.append(&mut self.publisher.release());
        let status = ThreadStatusChangedNotification {
            thread_id: self.id(),
            status: ThreadStatus::NotLoaded,
        };
        tx.effects.notify(ServerNotification::ThreadStatusChanged(status));
    }

    /// Forgets what the agent knows, and ends the commands that it started: the model's history
    /// is another from now on.
    pub(crate) fn forget_history(&mut self) {
        self.sources.kill_all();
        self.agent = None;
    }

    /// Takes a client's answer to the pending request `number`.
    pub(crate) fn answer(&mut self, number: i64, result: Option<&str>, tx: &mut Transaction) {
        if let Some(take) = self.mcp_answers.remove(&number) {
            return self.answer_elicitation(number, take, result, tx);
        }
        let Some(pending) = self.thread.pending_request(number) else { return };
        let (item, answer) = (pending.item.clone(), perform::read_answer(&pending.request, result));
        self.input(Input::Settled(number), tx);
        self.env.pending.close(number);
        self.event(Event::Answered(item, answer), tx);
    }

    /// Persists what a transaction wants stored, then publishes, responds, and publishes the rest.
    pub(crate) async fn commit(&mut self, mut tx: Transaction) {
        let stored = self.store(&mut tx).await;
        let Transaction { effects, changes_snapshot, leaving, respond, after, .. } = tx;
        let Effects { persist: _, publish_before_response, publish } = effects;
        if changes_snapshot {
            self.publish_snapshot();
        }
        self.publisher.publish(publish_before_response, &leaving);
        if let Some(respond) = respond {
            respond(stored);
        }
        self.publisher.publish(publish, &leaving);
        for run in after {
            run();
        }
    }

    /// Returns the thread's state for readers.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let terminals = self.agent().map(Agent::background_terminals);
        Snapshot::of(&self.thread, &self.mcp, terminals.unwrap_or_default())
    }

    /// Publishes the current state of the thread to readers.
    pub(crate) fn publish_snapshot(&self) {
        self.cell.publish(self.snapshot());
        self.env.connections.thread_changed();
    }
}
