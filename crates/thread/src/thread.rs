//! The state machine of one thread.

use indexmap::IndexMap;
use turnhost_base::{AbsPath, ItemId, Millis, ThreadId, TurnId};
use turnhost_protocol::{
    self as wire, ItemBody, ServerNotification, ThreadItem, ThreadStatus, ThreadUnreadPosition,
    Turn, TurnError, TurnItemsView, TurnStatus,
};

use crate::record::{Append, ItemRecord, ThreadRecord, TurnRecord, TurnState};
use crate::{Effects, OpenRequest, Settings, Tell, TokenCounts};

/// What is fixed about a thread from its beginning.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Its id.
    pub id: ThreadId,
    /// When it was made.
    pub created_at: Millis,
    /// Name of the client that started it.
    pub originator: String,
    /// Where it came from.
    pub source: String,
    /// Version of the server that made it.
    pub server_version: String,
    /// Whether it lives in memory only.
    pub ephemeral: bool,
}

/// How a turn ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The model had nothing more to ask.
    Completed,
    /// Somebody stopped it.
    Interrupted,
    /// It could not go on.
    Failed(Box<TurnError>),
}

/// A fact for a thread.
#[derive(Clone, Debug)]
pub enum Input {
    /// A turn begins. `preview` is the user's text, if there is any.
    Begin {
        /// Id of the turn.
        turn: TurnId,
        /// Text of the user's message.
        preview: Option<String>,
    },
    /// An item of `turn` begins; an item may outlive its turn.
    ItemStarted(TurnId, Box<ThreadItem>),
    /// An item of `turn` is complete.
    ItemCompleted(TurnId, Box<ThreadItem>),
    /// An addition to what the model is sent, as JSON text.
    History(String),
    /// A model response ended, with its usage if it came to its end.
    ResponseEnded(TurnId, Option<wire::TokenUsageBreakdown>),
    /// A request to the clients.
    Ask {
        /// The request.
        request: OpenRequest,
        /// The item that waits for it, where it begins with the question.
        started: Option<(TurnId, Box<ThreadItem>)>,
    },
    /// A request was answered or has become pointless. `Resumed` follows, in its place
    /// beside what the answer does to the item.
    Settled(i64),
    /// The turn goes on after an answer.
    Resumed,
    /// The turn ends.
    End(Outcome),
    /// The name changes.
    Rename(Option<String>),
    /// The settings change.
    Configure(Box<Settings>),
    /// The thread is to be in the store although it has no turn yet.
    Store,
}

/// Why a thread did not take an input.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A turn runs already.
    #[error("turn {0} is running")]
    TurnRunning(TurnId),
    /// No turn runs.
    #[error("no turn is running")]
    NoTurn,
    /// Nothing is open under this number.
    #[error("no request {0} is open")]
    NotOpen(i64),
}

struct Running {
    id: TurnId,
    started_at: Millis,
    last_message: Option<ThreadItem>,
}

/// A loaded thread.
pub struct Thread {
    origin: Origin,
    settings: Settings,
    name: Option<String>,
    preview: String,
    updated_at: Millis,
    recency_at: Millis,
    archived: bool,
    stored: bool,
    failed: bool,
    running: Option<Running>,
    open: IndexMap<i64, OpenRequest>,
    usage: Option<TokenCounts>,
    read_state: Option<wire::ThreadReadState>,
    revisions: u64,
}

impl Thread {
    /// A thread that has no turns yet. Nothing of it is stored before its first user message.
    pub fn new(origin: Origin, settings: Settings) -> Self {
        let now = origin.created_at;
        Self {
            origin,
            settings,
            name: None,
            preview: String::new(),
            updated_at: now,
            recency_at: now,
            archived: false,
            stored: false,
            failed: false,
            running: None,
            open: IndexMap::new(),
            usage: None,
            read_state: None,
            revisions: 0,
        }
    }

    /// A stored thread as it is loaded again.
    pub fn restore(record: ThreadRecord, settings: Settings) -> Self {
        let origin = Origin {
            id: record.id,
            created_at: record.created_at,
            originator: record.originator,
            source: record.source,
            server_version: record.server_version,
            ephemeral: false,
        };
        Self {
            name: record.name,
            preview: record.preview,
            updated_at: record.updated_at,
            recency_at: record.recency_at,
            archived: record.archived,
            stored: true,
            usage: record.usage.as_deref().and_then(parse),
            read_state: record.read_state.as_deref().and_then(parse),
            ..Self::new(origin, settings)
        }
    }

    /// Applies one fact at `now`; what is to be done is pushed to `out`.
    pub fn handle(&mut self, now: Millis, input: Input, out: &mut Effects) -> Result<(), Refusal> {
        match input {
            Input::Begin { turn, preview } => self.begin(now, turn, preview, out)?,
            Input::ItemStarted(turn, item) => out.subscribers(self.item_started(now, turn, *item)),
            Input::ItemCompleted(turn, item) => self.item_completed(now, turn, *item, out),
            Input::History(json) => self.keep(out, Append::History(json)),
            Input::ResponseEnded(turn, usage) => self.response_ended(turn, usage, out),
            Input::Ask { request, started } => {
                self.open.insert(request.number, request.clone());
                self.tell_status(out);
                if let Some((turn, item)) = started {
                    out.subscribers(self.item_started(now, turn, *item));
                }
                out.tell.push(Tell::Ask(request));
            }
            Input::Settled(number) => self.settle(number, out)?,
            Input::Resumed if self.running.is_some() => self.tell_status(out),
            Input::Resumed => {}
            Input::End(outcome) => self.end(now, outcome, out)?,
            Input::Rename(name) => self.name = name,
            Input::Configure(settings) => self.configure(now, *settings, out),
            Input::Store => self.keep_record(out),
        }
        Ok(())
    }

    fn begin(
        &mut self,
        now: Millis,
        turn: TurnId,
        preview: Option<String>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if let Some(running) = &self.running {
            return Err(Refusal::TurnRunning(running.id));
        }
        if self.preview.is_empty() && !self.origin.ephemeral {
            self.preview = preview.unwrap_or_default();
        }
        self.running = Some(Running { id: turn, started_at: now, last_message: None });
        self.failed = false;
        if self.read_state.is_none() && !self.origin.ephemeral {
            self.read_state = Some(self.fresh_read_state(turn, None));
        }
        self.touch(now);
        let record = TurnRecord {
            id: turn,
            state: TurnState::Running,
            error: None,
            started_at: now,
            completed_at: None,
        };
        self.keep_record(out);
        self.keep(out, Append::Turn(record));
        self.tell_status(out);
        let turn = Turn { started_at: Some(now.seconds()), ..new_turn(turn) };
        out.subscribers(ServerNotification::TurnStarted(wire::TurnStartedNotification {
            thread_id: self.origin.id,
            turn,
        }));
        Ok(())
    }

    fn item_started(&self, now: Millis, turn_id: TurnId, item: ThreadItem) -> ServerNotification {
        ServerNotification::ItemStarted(wire::ItemStartedNotification {
            item,
            thread_id: self.origin.id,
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
    ) {
        if let Ok(json) = serde_json::to_string(&item) {
            self.keep(out, Append::Item(ItemRecord { turn: turn_id, id: item.id().clone(), json }));
        }
        if matches!(item.body, ItemBody::AgentMessage(_))
            && let Some(running) = self.running.as_mut().filter(|running| running.id == turn_id)
        {
            running.last_message = Some(item.clone());
        }
        out.subscribers(ServerNotification::ItemCompleted(wire::ItemCompletedNotification {
            item,
            thread_id: self.origin.id,
            turn_id,
            content_token_count: None,
            completed_at_ms: now.0,
        }));
    }

    fn response_ended(
        &mut self,
        turn_id: TurnId,
        usage: Option<wire::TokenUsageBreakdown>,
        out: &mut Effects,
    ) {
        if let Some(usage) = usage {
            self.usage.get_or_insert_default().add(turn_id, usage);
        }
        if let Some((_, token_usage)) = self.token_usage() {
            out.subscribers(ServerNotification::ThreadTokenUsageUpdated(
                wire::ThreadTokenUsageUpdatedNotification {
                    thread_id: self.origin.id,
                    turn_id,
                    token_usage,
                },
            ));
        }
        out.subscribers(ServerNotification::AccountRateLimitsUpdated(no_rate_limits()));
    }

    fn settle(&mut self, number: i64, out: &mut Effects) -> Result<(), Refusal> {
        let settled = self.open.shift_remove(&number).ok_or(Refusal::NotOpen(number))?;
        out.subscribers(ServerNotification::ServerRequestResolved(
            wire::ServerRequestResolvedNotification {
                thread_id: self.origin.id,
                request_id: wire::RequestId::Integer(settled.number),
            },
        ));
        Ok(())
    }

    fn end(&mut self, now: Millis, outcome: Outcome, out: &mut Effects) -> Result<(), Refusal> {
        let Running { id, started_at, last_message } =
            self.running.take().ok_or(Refusal::NoTurn)?;
        self.failed = matches!(outcome, Outcome::Failed(_));
        self.touch(now);
        let (state, status, error) = match outcome {
            Outcome::Completed => (TurnState::Completed, TurnStatus::Completed, None),
            Outcome::Interrupted => (TurnState::Interrupted, TurnStatus::Interrupted, None),
            Outcome::Failed(error) => (TurnState::Failed, TurnStatus::Failed, Some(error)),
        };
        if self.failed {
            self.tell_status(out);
            if let Some(error) = error.clone() {
                let notification = wire::ErrorNotification {
                    error,
                    will_retry: false,
                    thread_id: self.origin.id,
                    turn_id: id,
                };
                out.subscribers(ServerNotification::Error(notification));
            }
        }
        if status != TurnStatus::Interrupted {
            self.mark_unread(id, out);
        }
        if !self.failed {
            self.tell_status(out);
        }
        let record = TurnRecord {
            id,
            state,
            error: error.as_ref().and_then(|error| serde_json::to_string(error).ok()),
            started_at,
            completed_at: Some(now),
        };
        self.keep(out, Append::Turn(record));
        self.keep_record(out);
        let shown = last_message.filter(|_| status == TurnStatus::Completed);
        let turn = Turn {
            items_view: if shown.is_some() {
                TurnItemsView::Summary
            } else {
                TurnItemsView::NotLoaded
            },
            items: shown.into_iter().collect(),
            status,
            error,
            started_at: Some(started_at.seconds()),
            completed_at: Some(now.seconds()),
            duration_ms: Some(now.0.saturating_sub(started_at.0).max(0)),
            ..new_turn(id)
        };
        out.subscribers(ServerNotification::TurnCompleted(wire::TurnCompletedNotification {
            thread_id: self.origin.id,
            turn,
        }));
        // What nobody answered in time is withdrawn after the turn is over.
        while let Some((&number, _)) = self.open.first() {
            self.settle(number, out)?;
        }
        Ok(())
    }

    fn configure(&mut self, now: Millis, settings: Settings, out: &mut Effects) {
        if self.settings == settings {
            return;
        }
        self.settings = settings;
        self.updated_at = now;
        if self.stored {
            self.keep_record(out);
        }
        out.subscribers(ServerNotification::ThreadSettingsUpdated(
            wire::ThreadSettingsUpdatedNotification {
                thread_id: self.origin.id,
                thread_settings: Box::new(self.settings.to_wire()),
            },
        ));
    }

    fn mark_unread(&mut self, turn: TurnId, out: &mut Effects) {
        let earlier = self.read_state.take().and_then(|state| state.first_unread);
        let first_unread = earlier.unwrap_or(ThreadUnreadPosition::Turn { turn_id: turn });
        let read_state = self.fresh_read_state(turn, Some(first_unread));
        if !self.origin.ephemeral {
            self.read_state = Some(read_state.clone());
        }
        out.subscribers(ServerNotification::ThreadReadStateChanged(
            wire::ThreadReadStateChangedNotification { thread_id: self.origin.id, read_state },
        ));
    }

    fn fresh_read_state(
        &mut self,
        turn: TurnId,
        first_unread: Option<ThreadUnreadPosition>,
    ) -> wire::ThreadReadState {
        self.revisions += 1;
        wire::ThreadReadState { first_unread, revision: format!("{turn}-{}", self.revisions) }
    }

    fn touch(&mut self, now: Millis) {
        self.updated_at = now;
        self.recency_at = now;
    }

    fn tell_status(&self, out: &mut Effects) {
        out.everyone(ServerNotification::ThreadStatusChanged(
            wire::ThreadStatusChangedNotification {
                thread_id: self.origin.id,
                status: self.status(),
            },
        ));
    }

    fn keep(&self, out: &mut Effects, append: Append) {
        if !self.origin.ephemeral {
            out.keep.push(append);
        }
    }

    fn keep_record(&mut self, out: &mut Effects) {
        self.stored = !self.origin.ephemeral;
        self.keep(out, Append::Thread(Box::new(self.record())));
    }

    /// The thread's record as it is stored.
    pub fn record(&self) -> ThreadRecord {
        ThreadRecord {
            id: self.origin.id,
            created_at: self.origin.created_at,
            updated_at: self.updated_at,
            recency_at: self.recency_at,
            archived: self.archived,
            name: self.name.clone(),
            preview: self.preview.clone(),
            cwd: self.settings.cwd.clone(),
            model_provider: self.settings.model_provider.clone(),
            source: self.origin.source.clone(),
            originator: self.origin.originator.clone(),
            forked_from: None,
            server_version: self.origin.server_version.clone(),
            settings: serde_json::to_string(&self.settings).unwrap_or_default(),
            usage: self.usage.as_ref().and_then(|usage| serde_json::to_string(usage).ok()),
            read_state: self
                .read_state
                .as_ref()
                .and_then(|state| serde_json::to_string(state).ok()),
        }
    }

    /// The status as it stands on the wire.
    pub fn status(&self) -> ThreadStatus {
        if self.running.is_some() {
            let mut active_flags: Vec<_> =
                self.open.values().map(|open| open.waiting_for.flag()).collect();
            active_flags.dedup();
            ThreadStatus::Active { active_flags }
        } else if self.failed {
            ThreadStatus::SystemError
        } else {
            ThreadStatus::Idle
        }
    }

    /// What is fixed about the thread.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What holds for its turns.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Its working directory.
    pub fn cwd(&self) -> &AbsPath {
        &self.settings.cwd
    }

    /// The running turn's id, if one runs.
    pub fn running(&self) -> Option<TurnId> {
        self.running.as_ref().map(|running| running.id)
    }

    /// Whether anything of it is in the store: from the first turn on, unless it is ephemeral.
    pub fn is_stored(&self) -> bool {
        self.stored
    }

    /// The requests that wait for an answer, oldest first.
    pub fn open_requests(&self) -> impl Iterator<Item = &OpenRequest> {
        self.open.values()
    }

    /// The open request under `number`.
    pub fn open_request(&self, number: i64) -> Option<&OpenRequest> {
        self.open.get(&number)
    }

    /// The number of the open request that `item` waits for.
    pub fn open_for(&self, item: &ItemId) -> Option<i64> {
        self.open.values().find(|open| open.item == *item).map(|open| open.number)
    }

    /// Token usage so far and the turn that it was last told of, as they stand on the wire.
    pub fn token_usage(&self) -> Option<(TurnId, wire::ThreadTokenUsage)> {
        let usage = self.usage.as_ref()?;
        Some((usage.turn?, usage.to_wire(self.settings.context_window)))
    }

    /// Read state, `None` before the first turn ended.
    pub fn read_state(&self) -> Option<&wire::ThreadReadState> {
        self.read_state.as_ref()
    }
}

/// A turn that was accepted and has not begun.
pub fn new_turn(id: TurnId) -> Turn {
    Turn {
        id,
        root_turn_id: Some(id),
        items: Vec::new(),
        items_view: TurnItemsView::NotLoaded,
        status: TurnStatus::InProgress,
        error: None,
        started_at: None,
        completed_at: None,
        duration_ms: None,
    }
}

/// Providers of one's own have no rate limits that the server could know.
fn no_rate_limits() -> wire::AccountRateLimitsUpdatedNotification {
    wire::AccountRateLimitsUpdatedNotification { rate_limits: Box::default() }
}

fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}
