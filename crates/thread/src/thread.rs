//! The state machine of one thread.

mod counts;
mod documents;
mod facts;
mod origin;
mod read_state;
mod turns;

use std::sync::Arc;

use indexmap::IndexMap;
use turnhost_base::{Millis, TurnId};
use turnhost_protocol::{
    self as wire, CommandExecutionSource, ItemBody, ServerNotification, ThreadGoal, ThreadItem,
};

pub use origin::{Persistence, ThreadOrigin};
pub use turns::new_turn;

use self::turns::RunningTurn;
use crate::goal::{GoalRun, TurnWork};
use crate::input::{Input, Refusal};
use crate::once::Once;
use crate::queue::Queue;
use crate::record::{Append, Filing, ItemRecord, ThreadRecord};
use crate::{Effects, Outbound, PendingRequest, TokenCounts, TurnSettings};

/// A loaded thread.
#[derive(Clone)]
pub struct Thread {
    /// Its stored record, kept current with every fact; readers share it.
    record: Arc<ThreadRecord>,
    settings: Arc<TurnSettings>,
    persistence: Persistence,
    stored: bool,
    failed: bool,
    running: Option<RunningTurn>,
    pending: IndexMap<i64, PendingRequest>,
    /// The flags of the last published status: the answers that the turn waits for.
    published_flags: Vec<wire::ThreadActiveFlag>,
    usage: Option<TokenCounts>,
    read_state: Option<wire::ThreadReadState>,
    revisions: u64,
    queue: Queue,
    goal: Option<ThreadGoal>,
    goal_run: GoalRun,
    once: Once,
}

impl Thread {
    /// Makes a thread without turns. Nothing of it is stored before its first user message.
    pub fn new(origin: ThreadOrigin, settings: TurnSettings) -> Result<Self, Refusal> {
        let now = origin.created_at;
        let record = ThreadRecord {
            id: origin.id,
            created_at: now,
            updated_at: now,
            recency_at: now,
            archived: false,
            name: None,
            preview: String::new(),
            cwd: settings.cwd.clone(),
            model_provider: settings.model_provider.clone(),
            source: origin.source,
            originator: origin.originator,
            forked_from: origin.forked_from,
            server_version: origin.server_version,
            settings: encode("settings", &settings)?,
            usage: None,
            read_state: None,
            parent: origin.parent,
            attached_to: None,
            thread_source: origin.thread_source,
            filing: Filing {
                project: origin.project,
                daybreak: origin.daybreak,
                ..Filing::default()
            },
        };
        Ok(Self {
            persistence: origin.persistence,
            stored: false,
            ..Self::restore(record, settings)
        })
    }

    /// Makes a stored thread as it is loaded again.
    pub fn restore(record: ThreadRecord, settings: TurnSettings) -> Self {
        Self {
            usage: record.usage.as_deref().and_then(parse),
            read_state: record.read_state.as_deref().and_then(parse),
            record: Arc::new(record),
            settings: Arc::new(settings),
            persistence: Persistence::Stored,
            stored: true,
            failed: false,
            running: None,
            pending: IndexMap::new(),
            published_flags: Vec::new(),
            revisions: 0,
            queue: Queue::default(),
            goal: None,
            goal_run: GoalRun::default(),
            once: Once::default(),
        }
    }

    /// Makes a thread that lives in memory only, with what another one had.
    pub fn restore_ephemeral(record: ThreadRecord, settings: TurnSettings) -> Self {
        Self {
            persistence: Persistence::Ephemeral,
            stored: false,
            ..Self::restore(record, settings)
        }
    }

    /// Applies one fact at `now`; what is to be done is pushed to `out`.
    pub fn handle(&mut self, now: Millis, input: Input, out: &mut Effects) -> Result<(), Refusal> {
        match input {
            Input::Begin { turn, root, preview, kind } => {
                let turn = RunningTurn::new(turn, root.unwrap_or(turn), kind, now);
                self.begin(now, turn, preview, out)?;
            }
            Input::BeginReview { turn, run, preview } => {
                self.enter(now, RunningTurn::review(turn, run, now), Some(preview), out)?;
                self.keep_running_turn(run, turn, now, out);
                self.keep_running_turn(turn, turn, now, out);
            }
            Input::ReviewRuns(item) => self.review_runs(now, *item, out)?,
            Input::Failing(error) => self.failing(&error, out),
            Input::ItemStarted(turn, item) => out.notify(self.item_started(now, turn, *item)),
            Input::ItemCompleted(turn, item) => self.item_completed(now, turn, *item, out)?,
            Input::History(json) => self.keep(out, Append::History(json)),
            Input::HistoryReset => self.keep(out, Append::HistoryReset),
            Input::PublishUsage(turn) => self.publish_usage(turn, out),
            Input::ContextFilled(turn) => self.context_filled(turn, out)?,
            Input::ContextShortened(turn, tokens) => self.context_shortened(turn, tokens, out)?,
            Input::ResponseEnded(turn, usage) => self.response_ended(turn, usage, out)?,
            Input::Ask { request, started } => {
                self.pending.insert(request.number, request.clone());
                if self.active_flags() != self.published_flags {
                    self.publish_status(out);
                }
                if let Some((turn, item)) = started {
                    out.notify(self.item_started(now, turn, *item));
                }
                out.publish.push(Outbound::Ask(request));
            }
            Input::Settled(number) => self.settle(number, out)?,
            Input::Resumed => self.resume(out),
            Input::Failed => self.fail(out),
            Input::End(outcome) => self.end(now, outcome, out)?,
            Input::Rename(name) => self.rename(name, out),
            Input::Configure(settings) => self.configure(now, *settings, out)?,
            Input::Queue(queue) => self.set_queue(queue, out)?,
            Input::Goal { goal, turn } => self.set_goal(goal.map(|goal| *goal), turn, out)?,
            Input::BegunOnce(key) => self.begun_once(key, out)?,
            Input::Revert { turns, counts } => {
                self.revert(&turns, counts.map(|counts| *counts), out)?;
            }
            Input::ReadState(read_state) => self.change_read_state(read_state, out)?,
            Input::Keep => self.keep_all(out)?,
            Input::Archive => {
                self.record_mut().archived = true;
                self.keep_all(out)?;
            }
        }
        Ok(())
    }

    fn item_started(&self, now: Millis, turn_id: TurnId, item: ThreadItem) -> ServerNotification {
        ServerNotification::ItemStarted(wire::ItemStartedNotification {
            item,
            thread_id: self.id(),
            turn_id,
            started_at_ms: now.0,
        })
    }

    fn item_completed(
        &mut self,
        now: Millis,
        turn_id: TurnId,
        item: ThreadItem,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if !self.is_ephemeral() && is_history(&item.body) {
            let json = encode("an item", &item)?;
            self.keep(out, Append::Item(ItemRecord { turn: turn_id, id: item.id().clone(), json }));
        }
        if let Some(running) = self.running.as_mut().filter(|running| running.id == turn_id) {
            if let ItemBody::AgentMessage(message) = &item.body
                && !message.text.trim().is_empty()
            {
                running.last_message = Some(item.clone());
            }
            running.work = running.work.max(TurnWork::of(&item.body));
        }
        out.notify(self.completed(now, turn_id, item));
        Ok(())
    }

    fn completed(&self, now: Millis, turn_id: TurnId, item: ThreadItem) -> ServerNotification {
        ServerNotification::ItemCompleted(wire::ItemCompletedNotification {
            item,
            thread_id: self.id(),
            turn_id,
            content_token_count: None,
            completed_at_ms: now.0,
        })
    }

    fn response_ended(
        &mut self,
        turn_id: TurnId,
        usage: Option<wire::TokenUsageBreakdown>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if let Some(usage) = usage {
            let counts = self.usage.get_or_insert_default();
            counts.add(turn_id, usage);
            self.note_usage()?;
            self.charge_goal(&usage);
        }
        self.publish_usage(turn_id, out);
        Ok(())
    }

    fn publish_usage(&self, turn_id: TurnId, out: &mut Effects) {
        if let Some((_, token_usage)) = self.token_usage() {
            out.notify(ServerNotification::ThreadTokenUsageUpdated(
                wire::ThreadTokenUsageUpdatedNotification {
                    thread_id: self.id(),
                    turn_id,
                    token_usage,
                },
            ));
        }
        out.notify(ServerNotification::AccountRateLimitsUpdated(no_rate_limits()));
    }

    fn settle(&mut self, number: i64, out: &mut Effects) -> Result<(), Refusal> {
        let settled = self.pending.shift_remove(&number).ok_or(Refusal::NotPending(number))?;
        if settled.waiting_for.flag().is_none() {
            return Ok(());
        }
        out.notify(ServerNotification::ServerRequestResolved(
            wire::ServerRequestResolvedNotification {
                thread_id: self.id(),
                request_id: wire::RequestId::Integer(settled.number),
            },
        ));
        Ok(())
    }

    fn rename(&mut self, name: Option<String>, out: &mut Effects) {
        self.record_mut().name = name;
        if self.stored {
            self.keep_record(out);
        }
    }

    fn configure(
        &mut self,
        now: Millis,
        settings: TurnSettings,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if *self.settings == settings {
            return Ok(());
        }
        let json = encode("settings", &settings)?;
        // Some of what is kept has no place on the wire.
        let shows = self.settings.to_wire() != settings.to_wire();
        let record = self.record_mut();
        record.cwd = settings.cwd.clone();
        record.model_provider.clone_from(&settings.model_provider);
        record.settings = json;
        record.updated_at = now;
        self.settings = Arc::new(settings);
        if self.stored {
            self.keep_record(out);
        }
        if shows {
            out.notify(ServerNotification::ThreadSettingsUpdated(
                wire::ThreadSettingsUpdatedNotification {
                    thread_id: self.id(),
                    thread_settings: Box::new(self.settings.to_wire()),
                },
            ));
        }
        Ok(())
    }

    /// A running turn decides by its own end.
    fn fail(&mut self, out: &mut Effects) {
        if self.running.is_none() && !self.failed {
            self.failed = true;
            self.publish_status(out);
        }
    }

    /// Publishes the status after an answer, where it showed that this one was awaited. It does not for
    /// what a reviewer answers.
    fn resume(&mut self, out: &mut Effects) {
        if self.active_flags() != self.published_flags {
            self.publish_status(out);
        }
    }

    /// Notes the text that lists show the thread with, unless it has one already.
    fn note_preview(&mut self, text: &str) {
        let text = text.trim();
        if self.record.preview.is_empty() && !self.is_ephemeral() && !text.is_empty() {
            text.clone_into(&mut self.record_mut().preview);
        }
    }

    fn touch(&mut self, now: Millis) {
        let record = self.record_mut();
        record.updated_at = now;
        record.recency_at = now;
    }

    fn publish_status(&mut self, out: &mut Effects) {
        self.published_flags = self.active_flags();
        out.notify(ServerNotification::ThreadStatusChanged(
            wire::ThreadStatusChangedNotification { thread_id: self.id(), status: self.status() },
        ));
    }

    fn keep(&self, out: &mut Effects, append: Append) {
        if !self.is_ephemeral() {
            out.persist.push(append);
        }
    }

    fn keep_record(&mut self, out: &mut Effects) {
        self.stored = !self.is_ephemeral();
        self.keep(out, Append::Thread(Box::new(ThreadRecord::clone(&self.record))));
    }

    /// Stores the thread as it is, with what came about it before it was stored.
    fn keep_all(&mut self, out: &mut Effects) -> Result<(), Refusal> {
        if self.read_state.is_none() && self.has_readers() {
            let read_state = self.first_read_state();
            self.set_read_state(read_state)?;
        }
        let was_stored = self.stored;
        self.keep_record(out);
        if !was_stored {
            self.keep_documents(out)?;
        }
        Ok(())
    }

    /// Returns the record to change; copied first if a reader still holds it as it was.
    fn record_mut(&mut self) -> &mut ThreadRecord {
        Arc::make_mut(&mut self.record)
    }

    /// Takes what is filed about it from the store, which owns that once the thread is stored.
    pub fn refile(&mut self, filing: Filing) {
        if self.record.filing != filing {
            self.record_mut().filing = filing;
        }
    }
}

/// Returns true for what the history holds: everything but commands that never ran, because they
/// were declined or their approval failed. Those are sent to subscribers, and replayed from the
/// event log.
fn is_history(item: &ItemBody) -> bool {
    !matches!(item, ItemBody::CommandExecution(command)
        if command.source == CommandExecutionSource::Agent && command.exit_code.is_none())
}

/// Providers of one's own have no rate limits that the server could know.
fn no_rate_limits() -> wire::AccountRateLimitsUpdatedNotification {
    wire::AccountRateLimitsUpdatedNotification { rate_limits: Box::default() }
}

fn encode(what: &'static str, value: &impl serde::Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value)
        .map_err(|error| Refusal::Unencodable { what, reason: error.to_string() })
}

fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}
