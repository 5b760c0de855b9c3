//! Sessions of the other agent become threads of their own.

use std::sync::Arc;

use serde_json::{Value, json};
use turnhost_base::{ItemId, ThreadId, TurnId, World};
use turnhost_ports::{
    Append, ConfigPort, Exchange, Filing, ForeignSession, ForeignThread, ImportPort, ItemRecord,
    StorePort, ThreadRecord, TurnRecord, TurnState,
};
use turnhost_protocol::{
    ExternalAgentConfigImportItemTypeFailure, ExternalAgentConfigImportItemTypeSuccess,
    ExternalAgentConfigImportTypeResult, ExternalAgentConfigMigrationItemType as ItemType,
    SessionMigration, ThreadHistoryMode,
};
use turnhost_thread::{ThreadOverrides, TurnSettings};

/// The last message of an imported thread; its model is not sent it.
const END: &str = "<EXTERNAL SESSION IMPORTED>";

/// The parts of the server that an import of sessions needs.
#[derive(Clone)]
pub(super) struct Sessions {
    pub(super) imports: Arc<dyn ImportPort>,
    pub(super) config: Arc<dyn ConfigPort>,
    pub(super) store: Arc<dyn StorePort>,
    pub(super) world: Arc<dyn World>,
    pub(super) origin: Origin,
}

/// The origin of the threads, as of those that the client starts.
#[derive(Clone)]
pub(super) struct Origin {
    pub(super) client: String,
    pub(super) source: String,
    pub(super) server_version: String,
}

impl Sessions {
    /// Looks for the sessions. Returns those that are there, and the result with those that are not.
    pub(super) async fn find(
        &self,
        wanted: Vec<SessionMigration>,
    ) -> (Vec<(String, ForeignThread)>, ExternalAgentConfigImportTypeResult) {
        let (mut found, mut failures) = (Vec::new(), Vec::new());
        for SessionMigration { path, cwd: _, title: _ } in wanted {
            match self.imports.session(path.clone()).await {
                ForeignSession::Found(conversation) => found.push((path, conversation)),
                ForeignSession::Nothing => {}
                ForeignSession::Missing => {
                    let text =
                        format!("external agent session was not detected for import: {path}");
                    let kind = Some("session_not_detected".to_owned());
                    failures.push(failure("session_missing", path, text, kind));
                }
            }
        }
        (found, result(Vec::new(), failures))
    }

    /// Stores the sessions as threads.
    pub(super) async fn take_over(
        &self,
        found: Vec<(String, ForeignThread)>,
    ) -> ExternalAgentConfigImportTypeResult {
        let (mut successes, mut failures) = (Vec::new(), Vec::new());
        for (path, conversation) in found {
            let (cwd, title) = (conversation.cwd.to_string(), conversation.title.clone());
            match self.store_one(conversation).await {
                Ok(thread) => successes.push(ExternalAgentConfigImportItemTypeSuccess {
                    item_type: ItemType::Sessions,
                    cwd: Some(cwd),
                    source: Some(path),
                    target: Some(thread.to_string()),
                    title,
                }),
                Err(text) => failures.push(failure("import", path, text, None)),
            }
        }
        result(successes, failures)
    }

    async fn store_one(&self, conversation: ForeignThread) -> Result<ThreadId, String> {
        let id = self.world.thread_id();
        let batch = self.batch(id, conversation)?;
        self.store.append(id, batch).await.map_err(|error| error.to_string())?;
        Ok(id)
    }

    fn batch(&self, id: ThreadId, conversation: ForeignThread) -> Result<Vec<Append>, String> {
        let ForeignThread { cwd, title: _, exchanges } = conversation;
        let overrides =
            ThreadOverrides { cwd: Some(cwd.to_string()), ..ThreadOverrides::default() };
        let settings = self.config.settings(&overrides).map_err(|error| error.to_string())?;
        let history_mode = Some(ThreadHistoryMode::Legacy);
        let settings = TurnSettings { history_mode, ..settings };
        let first = exchanges.first().ok_or("nothing was said in it")?;
        let ended_at = exchanges.last().map_or(first.ended_at, |last| last.ended_at);
        let record = ThreadRecord {
            id,
            created_at: first.started_at,
            updated_at: ended_at,
            recency_at: ended_at,
            archived: false,
            name: None,
            preview: first.question.clone(),
            cwd: settings.cwd.clone(),
            model_provider: settings.model_provider.clone(),
            source: self.origin.source.clone(),
            originator: self.origin.client.clone(),
            forked_from: None,
            attached_to: None,
            parent: None,
            thread_source: None,
            server_version: self.origin.server_version.clone(),
            settings: serde_json::to_string(&settings).map_err(|error| error.to_string())?,
            usage: None,
            read_state: Some(
                json!({"firstUnread": null, "revision": self.world.random_uuid().to_string()})
                    .to_string(),
            ),
            filing: Filing::default(),
        };
        let mut batch = vec![Append::Thread(Box::new(record))];
        let last = exchanges.len() - 1;
        for (at, exchange) in exchanges.into_iter().enumerate() {
            self.add_turn(&mut batch, &exchange, if at == last { &[END] } else { &[] });
        }
        Ok(batch)
    }

    /// Adds a turn; `more` are messages of the agent that only people see.
    fn add_turn(&self, batch: &mut Vec<Append>, exchange: &Exchange, more: &[&str]) {
        let turn = TurnId::new(self.world.fresh_uuid());
        let Exchange { question, answers, started_at, ended_at } = exchange;
        batch.push(Append::Turn(TurnRecord {
            id: turn,
            root: turn,
            state: TurnState::Completed,
            error: None,
            started_at: *started_at,
            completed_at: Some(*ended_at),
        }));
        let mut add = |item: &Value| {
            let id = ItemId::new(self.world.fresh_uuid().to_string());
            let mut item = item.clone();
            item["id"] = json!(id);
            batch.push(Append::Item(ItemRecord { turn, id, json: item.to_string() }));
        };
        add(&json!({
            "type": "userMessage",
            "clientId": null,
            "content": [{"type": "text", "text": question, "text_elements": []}],
            "startedAtMs": null,
            "completedAtMs": null,
        }));
        for text in answers.iter().map(String::as_str).chain(more.iter().copied()) {
            add(&json!({
                "type": "agentMessage",
                "text": text,
                "phase": null,
                "startedAtMs": null,
                "completedAtMs": null,
            }));
        }
        let message = |role: &str, kind: &str, text: &str| {
            let part = json!({"type": kind, "text": text});
            json!({"type": "message", "role": role, "content": [part]}).to_string()
        };
        batch.push(Append::History(message("user", "input_text", question)));
        batch.extend(
            answers.iter().map(|it| Append::History(message("assistant", "output_text", it))),
        );
    }
}

fn result(
    successes: Vec<ExternalAgentConfigImportItemTypeSuccess>,
    failures: Vec<ExternalAgentConfigImportItemTypeFailure>,
) -> ExternalAgentConfigImportTypeResult {
    ExternalAgentConfigImportTypeResult { failures, item_type: ItemType::Sessions, successes }
}

fn failure(
    stage: &str,
    path: String,
    message: String,
    kind: Option<String>,
) -> ExternalAgentConfigImportItemTypeFailure {
    ExternalAgentConfigImportItemTypeFailure {
        failure_stage: stage.to_owned(),
        item_type: ItemType::Sessions,
        message,
        cwd: None,
        error_type: None,
        source: Some(path),
        sub_error_type: kind,
    }
}
