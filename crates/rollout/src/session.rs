//! A thread from the lines of its session files.

use serde::Deserialize;
use serde_json::{Value, json};
use turnhost_base::{AbsPath, ItemId, Millis, ThreadId, TurnId};
use turnhost_ports::{
    Append, Filing, GitRecord, ItemRecord, ThreadDump, ThreadRecord, TurnRecord, TurnState,
};
use turnhost_protocol::{AskForApproval, ReasoningEffort, SandboxPolicy, TokenUsageBreakdown};
use turnhost_thread::{TokenCounts, TurnSettings};
use uuid::Uuid;

use crate::items;
use crate::line::{Line, SessionMeta};

/// A member of history items that other programs do not know.
const PRIVATE: &str = "internal_chat_message_metadata_passthrough";

/// The list that a thread is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    Ordinary,
    Archive,
}

/// The settings of a thread's last turn, as far as its files tell.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionSettings {
    /// Its working directory.
    pub cwd: AbsPath,
    /// Its model.
    pub model: Option<String>,
    /// The id of its model provider.
    pub model_provider: Option<String>,
    approval_policy: Option<AskForApproval>,
    sandbox_policy: Option<SandboxPolicy>,
    effort: Option<ReasoningEffort>,
}

/// A thread as its session files have it.
#[derive(Debug)]
pub struct Rollout {
    meta: SessionMeta,
    shelf: Shelf,
    name: Option<String>,
    preview: Option<String>,
    settings: SessionSettings,
    last_at: Millis,
    entries: Vec<Append>,
    turns: u64,
    open: Option<TurnRecord>,
    /// The turns around it, the innermost last: a reviewer's own turn is within that of its review.
    enclosing: Vec<TurnRecord>,
    items: u64,
    counts: Option<TokenCounts>,
    skipped: u64,
    missing: Option<ThreadId>,
}

impl Rollout {
    /// Begins a session; `None` if its directory is no absolute path.
    pub(crate) fn new(meta: SessionMeta, shelf: Shelf, name: Option<String>) -> Option<Self> {
        let cwd = AbsPath::new(&meta.cwd).ok()?;
        let settings = SessionSettings {
            cwd,
            model: None,
            model_provider: meta.model_provider.clone(),
            approval_policy: None,
            sandbox_policy: None,
            effort: None,
        };
        let mut session = Self {
            last_at: Millis::from_rfc3339(&meta.timestamp).unwrap_or_default(),
            shelf,
            name,
            preview: None,
            settings,
            entries: Vec::new(),
            turns: 0,
            open: None,
            enclosing: Vec::new(),
            items: 0,
            counts: None,
            skipped: 0,
            missing: None,
            meta,
        };
        // A history begins with the model's initial context.
        if let Some(base) = session.meta.base_instructions.take() {
            let part = json!({ "type": "input_text", "text": base.text });
            let base = json!({ "type": "message", "role": "developer", "content": [part] });
            session.entries.push(Append::History(base.to_string()));
        }
        Some(session)
    }

    /// Returns the thread's id.
    pub fn id(&self) -> ThreadId {
        self.meta.id
    }

    /// Returns the settings of its last turn.
    pub fn settings(&self) -> &SessionSettings {
        &self.settings
    }

    /// Returns how many lines and items could not be read.
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// Returns the thread whose file it continues and which is not there; its beginning is missing.
    pub fn missing_base(&self) -> Option<ThreadId> {
        self.missing
    }

    /// Returns whether it has a message of a user; others were never shown in a list.
    pub fn is_used(&self) -> bool {
        self.preview.is_some()
    }

    pub(crate) fn skip(&mut self) {
        self.skipped += 1;
    }

    pub(crate) fn miss_base(&mut self, base: ThreadId) {
        self.missing = Some(base);
    }

    /// Applies a line.
    pub(crate) fn take(&mut self, line: Line) {
        if let Some(at) = line.at() {
            self.last_at = at;
        }
        let payload = line.payload;
        match line.kind.as_str() {
            "response_item" => self.remember(payload),
            "compacted" => self.compact(&payload),
            "turn_context" => self.configure(&payload),
            "event_msg" => self.event(&payload),
            _ => {}
        }
    }

    fn remember(&mut self, mut item: Value) {
        let Some(members) = item.as_object_mut() else { return self.skip() };
        members.remove(PRIVATE);
        self.entries.push(Append::History(item.to_string()));
    }

    /// Restarts the history: with its replacement, or with the summary alone in older files.
    fn compact(&mut self, payload: &Value) {
        self.entries.push(Append::HistoryReset);
        let summary = || {
            let part = json!({ "type": "input_text", "text": payload["message"] });
            vec![json!({ "type": "message", "role": "user", "content": [part] })]
        };
        let items = payload["replacement_history"].as_array().cloned().unwrap_or_else(summary);
        for item in items {
            self.remember(item);
        }
    }

    fn configure(&mut self, context: &Value) {
        let settings = &mut self.settings;
        let text = |key: &str| context[key].as_str().map(str::to_owned);
        if let Some(cwd) = text("cwd").and_then(|cwd| AbsPath::new(cwd).ok()) {
            settings.cwd = cwd;
        }
        settings.model = text("model").or_else(|| settings.model.take());
        if let Ok(policy) = AskForApproval::deserialize(&context["approval_policy"]) {
            settings.approval_policy = Some(policy);
        }
        if let Some(policy) = sandbox(&context["sandbox_policy"]) {
            settings.sandbox_policy = Some(policy);
        }
        if let Ok(effort) = ReasoningEffort::deserialize(&context["effort"]) {
            settings.effort = Some(effort);
        }
    }

    fn event(&mut self, event: &Value) {
        match event["type"].as_str().unwrap_or_default() {
            "task_started" | "turn_started" => {
                let within = turn_named(&event["turn_attribution"]["parent_turn_id"]);
                if within.is_some() && within == self.open.as_ref().map(|turn| turn.id) {
                    self.enclosing.extend(self.open.take());
                } else {
                    self.end_all();
                }
                self.begin(turn_id(event));
            }
            "task_complete" | "turn_complete" => {
                let error = &event["error"];
                let (state, error) = match error["message"].as_str() {
                    Some(message) => (TurnState::Failed, Some(turn_error(message))),
                    None => (TurnState::Completed, None),
                };
                self.end_within(event);
                self.end(state, error);
            }
            "turn_aborted" => {
                self.end_within(event);
                self.end(TurnState::Interrupted, None);
            }
            "thread_rolled_back" => self.roll_back(event["num_turns"].as_u64().unwrap_or_default()),
            "token_count" => self.count(&event["info"]),
            "item_completed" => self.item(event),
            kind @ ("user_message" | "agent_message" | "agent_reasoning" | "context_compacted") => {
                if kind == "user_message" && self.open.is_none() {
                    self.begin(None);
                }
                let id = ItemId::new(format!("item-{}", self.items + 1));
                let turn = self.turn();
                match items::event_item(&id, event, self.last_at.0) {
                    Some(item) => self.add(turn, &item),
                    None => self.skip(),
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, id: Option<TurnId>) {
        self.turns += 1;
        let id = id.unwrap_or_else(|| made_id(self.meta.id, self.turns, self.last_at));
        let turn = TurnRecord {
            id,
            root: id,
            state: TurnState::Running,
            error: None,
            started_at: self.last_at,
            completed_at: None,
        };
        self.entries.push(Append::Turn(turn.clone()));
        self.open = Some(turn);
    }

    /// Ends the turns that are open, which the file does not end.
    fn end_all(&mut self) {
        while self.open.is_some() {
            self.end(TurnState::Interrupted, None);
        }
    }

    /// Ends what is open within the turn that an event names.
    fn end_within(&mut self, event: &Value) {
        let id = turn_id(event);
        if self.enclosing.iter().any(|turn| Some(turn.id) == id) {
            while self.open.as_ref().is_some_and(|turn| Some(turn.id) != id) {
                self.end(TurnState::Interrupted, None);
            }
        }
    }

    /// Ends the innermost turn; the one around it continues.
    fn end(&mut self, state: TurnState, error: Option<String>) {
        let Some(turn) = self.open.take() else { return };
        self.open = self.enclosing.pop();
        let completed_at = Some(self.last_at);
        let id = turn.id;
        self.entries.push(Append::Turn(TurnRecord { state, error, completed_at, ..turn }));
        if let Some(counts) = &mut self.counts {
            counts.turn = Some(id);
            let entry = counts.entry();
            self.entries.push(Append::Counts(id, entry));
        }
    }

    /// Takes the last turns away, as files of the older form do.
    fn roll_back(&mut self, turns: u64) {
        self.end_all();
        let mut begun: Vec<TurnId> = Vec::new();
        for entry in &self.entries {
            match entry {
                Append::Turn(turn) if turn.state == TurnState::Running => begun.push(turn.id),
                Append::Revert(turn) => {
                    if let Some(at) = begun.iter().position(|it| it == turn) {
                        begun.truncate(at);
                    }
                }
                _ => {}
            }
        }
        let turns = usize::try_from(turns).unwrap_or(usize::MAX);
        if turns > 0
            && let Some(first) = begun.get(begun.len().saturating_sub(turns))
        {
            self.entries.push(Append::Revert(*first));
        }
    }

    fn count(&mut self, info: &Value) {
        let usage = |key: &str| {
            let number = |name: &str| info[key][name].as_i64();
            Some(TokenUsageBreakdown {
                total_tokens: number("total_tokens")?,
                input_tokens: number("input_tokens")?,
                cached_input_tokens: number("cached_input_tokens").unwrap_or_default(),
                cache_write_input_tokens: number("cache_write_input_tokens").unwrap_or_default(),
                output_tokens: number("output_tokens")?,
                reasoning_output_tokens: number("reasoning_output_tokens").unwrap_or_default(),
            })
        };
        let (Some(total), Some(last)) = (usage("total_token_usage"), usage("last_token_usage"))
        else {
            return;
        };
        let turn = self.open.as_ref().map(|turn| turn.id);
        self.counts = Some(TokenCounts { last, total, turn });
    }

    fn item(&mut self, event: &Value) {
        let named = turn_id(event);
        if named.is_some() && self.open.is_none() {
            self.begin(named);
        }
        let turn = named.unwrap_or_else(|| self.turn());
        let times = (event["started_at_ms"].as_i64(), event["completed_at_ms"].as_i64());
        match items::item(&event["item"], times) {
            Some(item) => self.add(turn, &item),
            None => self.skip(),
        }
    }

    /// Returns the turn that runs; one begins if none does.
    fn turn(&mut self) -> TurnId {
        if self.open.is_none() {
            self.begin(None);
        }
        self.open.as_ref().map_or_else(|| made_id(self.meta.id, 0, self.last_at), |it| it.id)
    }

    fn add(&mut self, turn: TurnId, item: &turnhost_protocol::ThreadItem) {
        let Ok(json) = serde_json::to_string(item) else { return self.skip() };
        if self.preview.is_none()
            && let turnhost_protocol::ItemBody::UserMessage(message) = &item.body
        {
            let texts = message.content.iter().filter_map(|input| match input {
                turnhost_protocol::UserInput::Text { text, .. } => Some(text.as_str()),
                _ => None,
            });
            self.preview = Some(texts.collect::<Vec<_>>().join(" "));
        }
        self.items += 1;
        self.entries.push(Append::Item(ItemRecord { turn, id: item.id().clone(), json }));
    }

    /// Returns the thread for a store. `settings` are those of a thread in the same directory
    /// with the same model; what the files tell goes before.
    ///
    /// # Errors
    /// If the settings cannot be written as JSON.
    pub fn into_dump(mut self, settings: TurnSettings) -> Result<ThreadDump, serde_json::Error> {
        self.end_all();
        let own = self.settings;
        let settings = TurnSettings {
            cwd: own.cwd.clone(),
            model: own.model.unwrap_or(settings.model),
            model_provider: own.model_provider.unwrap_or(settings.model_provider),
            approval_policy: own.approval_policy.unwrap_or(settings.approval_policy),
            sandbox_policy: own.sandbox_policy.unwrap_or(settings.sandbox_policy),
            effort: own.effort.or(settings.effort),
            ..settings
        };
        let meta = self.meta;
        let git = meta.git.map_or_else(GitRecord::default, |git| GitRecord {
            branch: git.branch,
            sha: git.commit_hash,
            origin_url: git.repository_url,
        });
        let created_at = Millis::from_rfc3339(&meta.timestamp).unwrap_or(self.last_at);
        let record = ThreadRecord {
            id: meta.id,
            created_at,
            updated_at: self.last_at,
            recency_at: self.last_at,
            archived: self.shelf == Shelf::Archive,
            name: self.name,
            preview: self.preview.unwrap_or_default(),
            cwd: own.cwd,
            model_provider: settings.model_provider.clone(),
            source: source(&meta.source),
            originator: meta.originator,
            forked_from: meta.forked_from_id,
            server_version: meta.cli_version,
            settings: serde_json::to_string(&settings)?,
            usage: self.counts.as_ref().map(serde_json::to_string).transpose()?,
            read_state: None,
            parent: meta.parent_thread_id,
            attached_to: None,
            thread_source: meta.thread_source,
            filing: Filing { git, ..Filing::default() },
        };
        Ok(ThreadDump { record, entries: self.entries, attachments: Vec::new() })
    }
}

fn turn_id(event: &Value) -> Option<TurnId> {
    turn_named(&event["turn_id"])
}

fn turn_named(id: &Value) -> Option<TurnId> {
    id.as_str()?.parse().ok()
}

/// Makes an id for a turn that has none: the thread's own, moved on, so that each import makes the same.
fn made_id(thread: ThreadId, turn: u64, at: Millis) -> TurnId {
    let random = thread.uuid().as_u128().wrapping_add(turn.into());
    let mut bytes = random.to_be_bytes();
    let [_, _, time @ ..] = u64::try_from(at.0).unwrap_or(0).to_be_bytes();
    bytes[..6].copy_from_slice(&time);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    TurnId::new(Uuid::from_bytes(bytes))
}

fn turn_error(message: &str) -> String {
    json!({ "message": message, "codexErrorInfo": "other", "additionalDetails": null }).to_string()
}

fn sandbox(policy: &Value) -> Option<SandboxPolicy> {
    let flag = |key: &str| policy[key].as_bool().unwrap_or_default();
    // Older files name it `mode`.
    let kind = policy["type"].as_str().or_else(|| policy["mode"].as_str())?;
    Some(match kind {
        "danger-full-access" => SandboxPolicy::DangerFullAccess,
        "read-only" => SandboxPolicy::ReadOnly { network_access: flag("network_access") },
        "workspace-write" => SandboxPolicy::WorkspaceWrite {
            writable_roots: policy["writable_roots"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|root| AbsPath::new(root.as_str()?).ok())
                .collect(),
            network_access: flag("network_access"),
            exclude_tmpdir_env_var: flag("exclude_tmpdir_env_var"),
            exclude_slash_tmp: flag("exclude_slash_tmp"),
        },
        _ => return None,
    })
}

/// Returns the word for a source, which is an object for threads that other threads started.
fn source(source: &Value) -> String {
    let word = source.as_str().map(str::to_owned);
    let key = || source.as_object().and_then(|it| it.keys().next().cloned());
    word.or_else(key).unwrap_or_else(|| "vscode".to_owned())
}
