//! From records to the types on the wire.

use turnhost_ports::{GitRecord, ItemRecord, SectionRecord, ThreadRecord, TurnRecord, TurnState};
use turnhost_protocol::{
    GitInfo, SessionSource, SubAgentSource, Thread, ThreadHistoryMode, ThreadItem, ThreadSection,
    ThreadStatus, Turn, TurnItemsView, TurnStatus,
};
use turnhost_thread::TurnSettings;

use crate::agents::AGENT_SOURCE;
use crate::environment::ServerIdentity;

/// Returns a stored thread that is not loaded; `None`, with a log line, if its settings cannot be read.
pub fn stored_thread(record: &ThreadRecord, identity: &ServerIdentity) -> Option<Thread> {
    match serde_json::from_str(&record.settings) {
        Ok(settings) => Some(thread(record, &settings, identity)),
        Err(error) => {
            tracing::error!(thread = %record.id, err = %error, "stored settings cannot be read");
            None
        }
    }
}

pub(crate) fn thread(
    record: &ThreadRecord,
    settings: &TurnSettings,
    identity: &ServerIdentity,
) -> Thread {
    let filing = &record.filing;
    Thread {
        id: record.id,
        session_id: record.id,
        cli_version: record.server_version.clone(),
        created_at: record.created_at.seconds(),
        updated_at: record.updated_at.seconds(),
        recency_at: Some(record.recency_at.seconds()),
        cwd: settings.cwd.clone(),
        ephemeral: false,
        model_provider: record.model_provider.clone(),
        model: Some(settings.model.clone()),
        reasoning_effort: settings.effort.clone(),
        preview: record.preview.clone(),
        name: record.name.clone(),
        source: source(record, settings),
        originator: Some(record.originator.clone()).filter(|name| !name.is_empty()),
        path: Some(path(record, settings.reverted.as_deref(), identity)),
        status: ThreadStatus::NotLoaded,
        turns: Vec::new(),
        // Only loaded threads say these two.
        can_accept_direct_input: None,
        environments: None,
        history_mode: settings.history_mode.unwrap_or(ThreadHistoryMode::Paginated),
        forked_from_id: record.forked_from,
        project_id: filing.project.clone(),
        daybreak_enabled: filing.daybreak,
        git_info: git_info(&filing.git),
        section: filing.section.as_ref().map(|filed| section(&filed.section)),
        section_entered_at: filing.section.as_ref().map(|filed| filed.entered_at.seconds()),
        parent_thread_id: record.parent,
        thread_source: record.thread_source.clone(),
        agent_nickname: settings.agent.as_ref().map(|agent| agent.nickname.clone()),
        agent_role: None,
        attached_to_thread_id: record.attached_to,
        extra: None,
    }
}

/// Returns a section in its wire form.
pub fn section(record: &SectionRecord) -> ThreadSection {
    let SectionRecord { id, name, appearance } = record.clone();
    let appearance = appearance.and_then(|json| serde_json::from_str(&json).ok());
    ThreadSection { id, name, appearance }
}

/// Returns what is known of a repository, if anything is.
fn git_info(git: &GitRecord) -> Option<GitInfo> {
    let GitRecord { branch, sha, origin_url } = git.clone();
    (*git != GitRecord::default()).then_some(GitInfo { branch, origin_url, sha })
}

/// Returns the path at which the reference would keep the thread's history. Clients show it
/// and take the id out of it; Turnhost stores its threads in the database.
fn path(record: &ThreadRecord, reverted: Option<&str>, identity: &ServerIdentity) -> String {
    let at = record.created_at.civil();
    let directory = if record.archived {
        "archived_sessions".to_owned()
    } else {
        format!("sessions/{}", at.date.replace('-', "/"))
    };
    let time = at.time.replace(':', "-");
    let again = reverted.map(|number| format!("_{number}")).unwrap_or_default();
    format!("{}/{directory}/rollout-{}T{time}-{}{again}.jsonl", identity.home, at.date, record.id)
}

fn source(record: &ThreadRecord, settings: &TurnSettings) -> SessionSource {
    match (&*record.source, record.parent) {
        (AGENT_SOURCE, Some(parent_thread_id)) => {
            SessionSource::SubAgent(SubAgentSource::ThreadSpawn {
                parent_thread_id,
                depth: settings.depth().try_into().unwrap_or(i32::MAX),
                agent_path: None,
                agent_nickname: settings.agent.as_ref().map(|agent| agent.nickname.clone()),
                agent_role: None,
            })
        }
        (stored, _) => own_source(stored),
    }
}

fn own_source(stored: &str) -> SessionSource {
    match stored {
        "cli" => SessionSource::Cli,
        "exec" => SessionSource::Exec,
        "appServer" => SessionSource::AppServer,
        "vscode" => SessionSource::VsCode,
        "unknown" => SessionSource::Unknown,
        other => SessionSource::Custom(other.to_owned()),
    }
}

/// Returns the word under which an origin is stored.
pub fn stored_source(source: &SessionSource) -> String {
    match source {
        SessionSource::Cli => "cli".to_owned(),
        SessionSource::Exec => "exec".to_owned(),
        SessionSource::AppServer => "appServer".to_owned(),
        SessionSource::VsCode => "vscode".to_owned(),
        SessionSource::Custom(name) => name.clone(),
        // No client is an agent of another thread; the server makes those itself.
        SessionSource::SubAgent(_) | SessionSource::Unknown => "unknown".to_owned(),
    }
}

/// Returns a stored turn with its items. One that never ended reads as interrupted.
pub fn turn(record: &TurnRecord, items: &[ItemRecord]) -> Turn {
    let status = match record.state {
        TurnState::Running | TurnState::Interrupted => TurnStatus::Interrupted,
        TurnState::Completed => TurnStatus::Completed,
        TurnState::Failed => TurnStatus::Failed,
    };
    Turn {
        id: record.id,
        root_turn_id: Some(record.root),
        items: items.iter().filter_map(item).collect(),
        items_view: TurnItemsView::Full,
        status,
        error: record.error.as_deref().and_then(|json| serde_json::from_str(json).ok()),
        started_at: Some(record.started_at.seconds()),
        completed_at: record.completed_at.map(turnhost_base::Millis::seconds),
        duration_ms: record.completed_at.map(|at| at.since(record.started_at)),
    }
}

/// Returns a stored item; `None`, with a log line, if it cannot be read.
pub fn item(record: &ItemRecord) -> Option<ThreadItem> {
    serde_json::from_str(&record.json)
        .inspect_err(|error| tracing::error!(item = %record.id, err = %error, "a stored item cannot be read"))
        .ok()
}
