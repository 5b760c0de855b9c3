//! A loaded thread as a call sees it: alone with its state.

use std::sync::Arc;

use turnhost_agent::{Event, LastCall, LastCallRefusal, Manner, ProcessId, UserMessage};
use turnhost_base::{ConnectionId, ThreadId, TurnId};
use turnhost_ports::{HistoryItem, Instructions, McpOffer, ModelRequest, Ports, StoreError};
use turnhost_protocol::{
    QueuedSubmission, ReasoningEffort, ServerNotification, ThreadTokenUsageUpdatedNotification,
    Turn, UserInput,
};
use turnhost_telemetry::Trace;
use turnhost_thread::{Effects, Input, Thread, TokenCounts, TurnSettings};

use crate::agents::{ReceivedTask, Task};
use crate::call::FetchedTurns;
use crate::envelope::{Envelope, EnvelopeBody};
use crate::environment::ServerIdentity;
use crate::error::ThreadError;
use crate::live::{Live, NewTurn};
use crate::peer::Peer;
use crate::snapshot::Snapshot;
use crate::transaction::Transaction;

/// A loaded thread while a call runs in its actor.
///
/// Changes of a call are stored once it returns, then published, the response in its place
/// among the notifications: see [`LoadedThread::respond`].
pub struct LoadedThread<'a> {
    live: &'a mut Live,
    tx: &'a mut Transaction,
    fetched: FetchedTurns,
}

impl<'a> LoadedThread<'a> {
    pub(crate) fn new(live: &'a mut Live, tx: &'a mut Transaction, fetched: FetchedTurns) -> Self {
        Self { live, tx, fetched }
    }

    /// Returns the thread's id.
    pub fn id(&self) -> ThreadId {
        self.live.id()
    }

    /// Returns the state machine, to read.
    pub fn state(&self) -> &Thread {
        &self.live.thread
    }

    /// Returns the settings of the running turn, which may be others than those of the turns after it.
    pub fn turn_settings(&self) -> Option<&TurnSettings> {
        self.live.turn_settings()
    }

    /// Returns `true` if this command of the thread runs.
    pub fn runs(&self, process: ProcessId) -> bool {
        self.live.runs(process)
    }

    /// Returns the instruction files that hold for the thread.
    pub fn instructions(&self) -> &Instructions {
        &self.live.instructions
    }

    /// Returns the state as [`Snapshot`] readers see it after this call.
    pub fn snapshot(&self) -> Snapshot {
        self.live.snapshot()
    }

    /// Returns the facts about the server.
    pub fn identity(&self) -> &ServerIdentity {
        &self.live.env.identity
    }

    /// Returns the ports to the outside.
    pub fn ports(&self) -> &Ports {
        &self.live.env.ports
    }

    /// Takes the turns that were read for the call, as they are at this moment; empty unless
    /// the call asked for [`crate::Read::Turns`] or [`crate::Read::CountedTurns`].
    pub fn take_turns(&mut self) -> Vec<Turn> {
        std::mem::take(&mut self.fetched.turns)
    }

    /// Returns whether the thread has not been used since it was loaded.
    pub fn is_unused(&self) -> bool {
        self.live.publisher.is_unheard() && !self.live.has_agent()
    }

    /// Attributes what follows to a request, in traces.
    pub fn attribute_to(&mut self, request: Trace) {
        self.tx.trace = Some(request);
    }

    /// Ends [`LoadedThread::attribute_to`].
    pub fn end_attribution(&mut self) {
        self.tx.trace = None;
    }

    /// Hands an event to the agent. Needs [`crate::Read::ModelHistory`].
    pub fn event(&mut self, event: Event) {
        self.live.event(event, self.tx);
    }

    /// Gives the model items that are not shown. Where no turn has begun yet, they follow its context, which
    /// is stored with them. Needs [`crate::Read::ModelHistory`].
    pub fn inject(&mut self, items: Vec<HistoryItem>) {
        let (live, now) = (&self.live, self.tx.now);
        let environment = live.env.turn_environment(&live.thread, &live.instructions, now);
        let settings = Arc::clone(live.thread.settings());
        self.event(Event::SendContext(settings, Box::new(environment)));
        self.event(Event::Inject(items));
    }

    /// Hands a fact to the thread.
    pub fn input(&mut self, input: Input) {
        self.live.input(input, self.tx);
    }

    /// Begins a turn. Needs [`crate::Read::ModelHistory`].
    pub fn begin_turn(&mut self, new: NewTurn) -> TurnId {
        self.live.begin_turn(new, self.tx)
    }

    /// Begins a turn with a message that waited in the queue, or adds the message to the turn that
    /// runs. Needs [`crate::Read::ModelHistory`].
    pub fn begin_queued(&mut self, entry: QueuedSubmission) -> TurnId {
        match self.live.thread.running() {
            None => self.live.begin_queued(entry, self.tx),
            Some(running) => {
                let message = self.user_message(entry.input, Some(entry.client_user_message_id));
                self.event(Event::Steer(message));
                running
            }
        }
    }

    /// Begins the next turn if nothing runs and there is a message in the queue or an active goal.
    /// Needs [`crate::Read::ModelHistory`].
    pub fn go_on(&mut self) {
        self.live.go_on(self.tx);
    }

    /// Returns a user's message with the pictures that it names.
    pub fn user_message(&self, input: Vec<UserInput>, client_id: Option<String>) -> UserMessage {
        self.live.user_message(input, client_id)
    }

    /// Returns a request that asks the thread's model something on its history. Needs
    /// [`crate::Read::ModelHistory`] at some time before.
    pub fn sample(
        &self,
        mcp: Arc<McpOffer>,
        prompt: &str,
        effort: Option<ReasoningEffort>,
    ) -> Option<ModelRequest> {
        let agent = self.live.agent()?;
        Some(agent.sample(self.live.inquiry_place(mcp, self.tx), prompt, effort))
    }

    /// Returns the inquiry about the call that the thread's history ends with. Needs
    /// [`crate::Read::ModelHistory`].
    pub fn review_last_call(&self) -> Result<LastCall, LastCallRefusal> {
        let agent = self.live.agent().ok_or(LastCallRefusal::NoHistory)?;
        let mcp = self.live.mcp.offer_now().unwrap_or_default();
        agent.review_last_call(self.live.inquiry_place(mcp, self.tx))
    }

    /// Begins the first turn of an agent. Its inherited history is stored with it.
    pub(crate) fn begin_as_agent(&mut self, task: Task, history: &[HistoryItem]) {
        self.keep_history(history);
        self.take_task(task);
    }

    /// Stores the thread with the history that it was made with, though it has no turn yet.
    pub fn keep_history(&mut self, history: &[HistoryItem]) {
        if history.is_empty() {
            return;
        }
        self.input(Input::Keep);
        for item in history {
            self.input(Input::History(item.json().to_owned()));
        }
    }

    /// Takes a message to an agent: into its running turn, or into a new one. Needs
    /// [`crate::Read::ModelHistory`].
    pub(crate) fn take_agent_message(&mut self, task: Task, manner: Manner) -> ReceivedTask {
        let interrupted = manner == Manner::Interrupt && self.live.thread.running().is_some();
        if interrupted {
            self.event(Event::Interrupt);
        }
        let turn = match self.live.thread.running() {
            None => self.take_task(task),
            Some(running) => {
                let message = self.user_message(task.input, None);
                self.event(Event::Steer(message));
                running
            }
        };
        ReceivedTask { turn, interrupted }
    }

    fn take_task(&mut self, task: Task) -> TurnId {
        let Task { root, input } = task;
        let message = Some(self.user_message(input, None));
        self.begin_turn(NewTurn { root: Some(root), message, ..NewTurn::default() })
    }

    /// Interrupts the running turn, and ends the commands that run.
    pub fn end_work(&mut self) {
        self.event(Event::Interrupt);
        self.event(Event::EndCommands);
    }

    /// Takes the turns of the thread away that are `dropped`, and leaves those that are `kept`. Its work
    /// ends first: what it belongs to may be gone. Needs [`crate::Read::CountedTurns`].
    pub fn revert(&mut self, kept: &[Turn], dropped: &[Turn]) {
        self.end_work();
        self.live.forget_history();
        let is_kept = |turn: TurnId| kept.iter().any(|it| it.id == turn);
        let mut counts = self.fetched.counts.iter().rev();
        let counts = match counts.find(|(turn, _)| is_kept(*turn)) {
            Some((turn, entry)) => TokenCounts::of_entry(*turn, entry),
            None => kept.is_empty().then(TokenCounts::default),
        };
        let turns = dropped.iter().map(|turn| turn.id).collect();
        self.input(Input::Revert { turns, counts: counts.map(Box::new) });
    }

    /// Counts a question that a client puts to its user outside this protocol; the thread stays
    /// loaded meanwhile. Returns the number of such questions.
    pub fn add_elicitation(&mut self) -> u32 {
        self.live.elicitations = self.live.elicitations.saturating_add(1);
        self.live.elicitations
    }

    /// Counts such a question less; `None` if there is none.
    pub fn remove_elicitation(&mut self) -> Option<u32> {
        self.live.elicitations = self.live.elicitations.checked_sub(1)?;
        Some(self.live.elicitations)
    }

    /// Replaces the settings of a thread without subscribers. They are stored and not
    /// published: there are no subscribers, and the response to the next one has them.
    pub fn replace_settings(&mut self, settings: TurnSettings) -> Result<(), ThreadError> {
        let mut effects = Effects::default();
        let input = Input::Configure(Box::new(settings));
        self.live.thread.handle(self.tx.now, input, &mut effects)?;
        self.tx.effects.persist.append(&mut effects.persist);
        self.tx.changes_snapshot = true;
        Ok(())
    }

    /// Moves what is to be published so far in front of the response.
    pub fn publish_before_response(&mut self) {
        self.tx.effects.before_response();
    }

    /// Publishes to the audience of the notification, after the response.
    pub fn notify(&mut self, notification: ServerNotification) {
        self.tx.effects.notify(notification);
    }

    /// Uses the MCP servers as they are configured now. Those that stay the same continue.
    pub fn reload_mcp(&mut self) {
        self.live.reload_mcp(self.tx);
    }

    /// Subscribes a connection; one that has ended is ignored.
    pub fn subscribe(&mut self, peer: &Arc<dyn Peer>) {
        self.live.publisher.subscribe(peer);
    }

    /// Ends a subscription, and returns whether there was one.
    pub fn unsubscribe(&mut self, connection: ConnectionId) -> bool {
        self.live.publisher.unsubscribe(connection)
    }

    /// Returns the sequence number of the last event.
    pub fn last_seq(&self) -> u64 {
        self.live.publisher.log().last()
    }

    /// Returns the events after `seq`; `None` where they are not known any more, or never were.
    pub fn events_after(&self, seq: u64) -> Option<Vec<Arc<Envelope>>> {
        self.live.publisher.log().after(seq)
    }

    /// Returns the pending requests as they are offered to a connection that subscribes.
    pub fn pending_requests(&self) -> Vec<Arc<Envelope>> {
        let requests = self.live.thread.pending_requests();
        let bodies = requests.map(|pending| EnvelopeBody::Request {
            number: pending.number,
            request: Box::new(pending.request.clone()),
        });
        bodies.map(Envelope::new).collect()
    }

    /// Returns a notification of the token usage so far, if there was any.
    pub fn usage(&self) -> Option<Arc<Envelope>> {
        let (turn_id, _) = self.live.thread.token_usage()?;
        self.usage_as_of(turn_id)
    }

    /// Returns the same as the usage at the end of this turn, which may have had none itself.
    pub fn usage_as_of(&self, turn_id: TurnId) -> Option<Arc<Envelope>> {
        let (_, token_usage) = self.live.thread.token_usage()?;
        let thread_id = self.id();
        let usage = ThreadTokenUsageUpdatedNotification { thread_id, turn_id, token_usage };
        Some(self.notification(ServerNotification::ThreadTokenUsageUpdated(usage)))
    }

    /// Returns a message for single connections, outside the thread's sequence.
    pub fn notification(&self, notification: ServerNotification) -> Arc<Envelope> {
        self.live.env.notification(notification)
    }

    /// Sends a notification to every initialised connection after all else, outside the
    /// thread's sequence.
    pub fn broadcast_last(&mut self, notification: ServerNotification) {
        let env = self.live.env.clone();
        self.after(move || env.broadcast(notification));
    }

    /// Unloads the thread with this call: its turn is interrupted, its commands
    /// are killed.
    pub fn unload(&mut self) {
        self.live.unload(self.tx);
    }

    /// Answers the request in its place: behind what is stored for it, before what is
    /// published because of it. `respond` gets the reason if storing failed.
    pub fn respond(&mut self, respond: impl FnOnce(Result<(), StoreError>) + Send + 'static) {
        self.tx.respond = Some(Box::new(respond));
    }

    /// Runs something after everything is published.
    pub fn after(&mut self, run: impl FnOnce() + Send + 'static) {
        self.tx.after.push(Box::new(run));
    }
}
