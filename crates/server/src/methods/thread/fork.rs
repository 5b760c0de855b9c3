//! `thread/fork`: a new thread with the history of another.

use std::str::FromStr as _;
use std::sync::Arc;

use turnhost_base::{ThreadId, TurnId, World};
use turnhost_ports::{
    Append, AttachmentRecord, ConfigPort, DocumentKind, FilePort, Filing, FilingPort, ForkOutcome,
    ForkPoint, GitRecord, HistoryItem, McpPort, StorePort, ThreadRecord,
};
use turnhost_protocol::{
    ItemBody, Method as _, ServerNotification, ThreadForkParams, ThreadForkResponse, ThreadGoal,
    ThreadReadState, ThreadStartedNotification, ThreadTokenUsageUpdatedNotification, Turn,
    TurnStatus, method,
};
use turnhost_thread::{Once, Queue, Thread, ThreadOverrides, TokenCounts, TurnSettings};
use turnhost_threads::{NewThread, RawEvents, ServerIdentity, Threads, stored_thread};

use super::making::start_mcp;
use super::read::turns;
use super::response::{full_history_notice, thread_response};
use crate::fanout::connections::Connections;
use crate::methods::document::{Absent, stored_document};
use crate::methods::params::{
    no_such_file, refuse_no_model, refuse_set, refuse_two_sandboxes, session_id, thread_of_file,
    with_permissions,
};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// The parts of the server that a fork is made with.
type Parts =
    (Arc<dyn StorePort>, Arc<dyn ConfigPort>, Arc<dyn FilePort>, Arc<dyn McpPort>, Arc<dyn World>);

impl OnServer for method::ThreadFork {
    type Needs = (Parts, Arc<dyn FilingPort>, Threads, Arc<ServerIdentity>, Arc<Connections>);

    /// Serves loaded and unloaded sources alike: everything that happened in one is stored.
    async fn call(
        ((store, config, files, mcp, world), filing, threads, identity, connections): Self::Needs,
        caller: &Caller,
        params: ThreadForkParams,
    ) -> Result<Reply<ThreadForkResponse>, CallError> {
        let (source, point) = chosen(&*store, &threads, &params).await?;
        let id = source.id;
        refuse_other_file(&source, params.path.as_deref(), &identity)?;
        let (ephemeral, exclude_turns) = (params.ephemeral, params.exclude_turns);
        let attached_to = params.attach_to_source.then_some(id);
        let copies_goal = params.defer_goal_continuation;
        let thread_source = params.thread_source.clone();
        let overrides = overrides(params);
        let settings = settings(&*config, &source, &overrides)?;
        let mcp = start_mcp(&*config, &*mcp, &settings, overrides.config).await?;
        let mut record = record(source, &settings, caller, &*world, &identity)?;
        (record.thread_source, record.attached_to) = (thread_source, attached_to);
        let turns = copy((&*store, &*filing, &*world), id, point, &mut record).await?;
        let goal = if copies_goal { copy_goal(&*store, (id, record.id)).await? } else { None };
        if !exclude_turns {
            caller.send(&connections.notification(full_history_notice("excludeTurns: true")));
        }
        let instructions = Arc::new(files.instructions(settings.cwd.clone()).await);
        let (thread, history) = if ephemeral {
            let history = take(&*store, record.id).await?;
            (Thread::restore_ephemeral(record, settings.clone()), Some(history))
        } else {
            (Thread::restore(record, settings.clone()), None)
        };
        let thread = thread.with_documents(Queue::default(), goal, Once::default());
        let goal = thread.goal().map(|_| thread.goal_notification(None));
        // A thread that is shown with its source is no news for others.
        let is_listed = attached_to.is_none();
        let usage = usage(&thread, &turns).filter(|_| is_listed && !exclude_turns);
        let new = NewThread {
            thread,
            instructions: Arc::clone(&instructions),
            history,
            mcp,
            raw_events: RawEvents::Off,
        };
        let started = threads.start(new, &caller.subscriber()).thread(&identity);
        let mut thread = started.clone();
        if is_listed && !exclude_turns {
            thread.turns = turns;
        }
        let response = thread_response!(ThreadForkResponse { thread, &settings, &instructions });
        let caller = caller.clone();
        Ok(Reply::from(response).then(move || {
            if let Some(usage) = usage {
                caller.send(&connections.notification(usage));
            }
            if is_listed {
                let started = ThreadStartedNotification { thread: Box::new(started) };
                connections.notify_all(ServerNotification::ThreadStarted(started));
            }
            if let Some(goal) = goal {
                connections.notify_all(goal);
            }
        }))
    }
}

/// Returns the source and the place in its history, if a fork of it can be what the client asks for.
async fn chosen(
    store: &dyn StorePort,
    threads: &Threads,
    params: &ThreadForkParams,
) -> Result<(ThreadRecord, ForkPoint), CallError> {
    let id = named(params)?;
    refuse_unsupported(params)?;
    let source = source(store, id).await?;
    refuse_whole_ephemeral(params)?;
    let point = point(params)?;
    refuse_running(threads, id, point)?;
    Ok((source, point))
}

/// Reads the id of the thread that is forked, from the name of its file if the client names that.
fn named(params: &ThreadForkParams) -> Result<ThreadId, CallError> {
    match params.path.as_deref().filter(|path| !path.is_empty()) {
        Some(path) => thread_of_file(path).ok_or_else(|| no_such_file(path)),
        None => session_id(&params.thread_id),
    }
}

/// Returns the thread that is forked.
async fn source(store: &dyn StorePort, id: ThreadId) -> Result<ThreadRecord, CallError> {
    let source = store.thread(id).await?.ok_or(CallError::NotStored(id))?;
    if source.archived { Err(CallError::archived(id)) } else { Ok(source) }
}

/// Returns the place in the source's history that the client names.
fn point(params: &ThreadForkParams) -> Result<ForkPoint, CallError> {
    let turn = |id: &String| {
        TurnId::from_str(id).map_err(|_| CallError::Refused(format!("turn not found: {id}")))
    };
    match (&params.last_turn_id, &params.before_turn_id) {
        (None, None) => Ok(ForkPoint::Latest),
        (Some(last), None) => turn(last).map(ForkPoint::Through),
        (None, Some(before)) => turn(before).map(ForkPoint::Before),
        (Some(_), Some(_)) => Err(CallError::Refused(
            "`beforeTurnId` cannot be combined with `lastTurnId`".to_owned(),
        )),
    }
}

/// Refuses params that ask for something else than what would happen.
fn refuse_unsupported(params: &ThreadForkParams) -> Result<(), CallError> {
    refuse_two_sandboxes(params.permissions.as_deref(), params.sandbox)?;
    if params.attach_to_source && (params.ephemeral || params.defer_goal_continuation) {
        let text = "attachToSource cannot be combined with ephemeral or deferGoalContinuation";
        return Err(CallError::Refused(text.to_owned()));
    }
    if params.ephemeral && params.defer_goal_continuation {
        let text = "`deferGoalContinuation` cannot be combined with `ephemeral`";
        return Err(CallError::Refused(text.to_owned()));
    }
    refuse_lone_prediction(params)?;
    refuse_set(
        method::ThreadFork::NAME,
        &[("experimentalPredictionMode", params.experimental_prediction_mode)],
    )
}

/// Refuses to answer all turns of a fork that nobody could page through.
fn refuse_whole_ephemeral(params: &ThreadForkParams) -> Result<(), CallError> {
    if params.ephemeral && !params.exclude_turns {
        let text = "ephemeral paginated thread/fork requires `excludeTurns: true`";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(())
}

/// Refuses a turn as the last one of a fork while it runs.
fn refuse_running(threads: &Threads, source: ThreadId, point: ForkPoint) -> Result<(), CallError> {
    let running = threads.snapshot(source).and_then(|snapshot| snapshot.running);
    match (point, running) {
        (ForkPoint::Through(last), Some(running)) if last == running => {
            Err(CallError::Refused(format!("lastTurnId '{last}' identifies an in-progress turn")))
        }
        _ => Ok(()),
    }
}

/// Refuses the params of a prediction that do not go together.
fn refuse_lone_prediction(params: &ThreadForkParams) -> Result<(), CallError> {
    let predicts = params.experimental_prediction_mode;
    let text = if predicts && !params.ephemeral {
        "`experimentalPredictionMode` requires `ephemeral: true`"
    } else if params.experimental_disable_prediction_mcp && !predicts {
        "`experimentalDisablePredictionMcp` requires `experimentalPredictionMode: true`"
    } else {
        return Ok(());
    };
    Err(CallError::Refused(text.to_owned()))
}

/// Takes the params apart: each is served, refused before, or harmless to ignore.
fn overrides(params: ThreadForkParams) -> ThreadOverrides {
    let ThreadForkParams {
        approval_policy,
        approvals_reviewer,
        base_instructions,
        config,
        cwd,
        developer_instructions,
        model,
        model_provider,
        sandbox,
        service_tier,
        permissions,
        runtime_workspace_roots: workspace_roots,
        // Read before, or refused.
        thread_id: _,
        ephemeral: _,
        exclude_turns: _,
        last_turn_id: _,
        before_turn_id: _,
        attach_to_source: _,
        experimental_prediction_mode: _,
        experimental_disable_prediction_mcp: _,
        // Read before.
        path: _,
        thread_source: _,
        defer_goal_continuation: _,
    } = params;
    ThreadOverrides {
        cwd,
        model,
        model_provider,
        approval_policy,
        approvals_reviewer,
        sandbox,
        config: with_permissions(config, permissions),
        base_instructions,
        developer_instructions,
        personality: None,
        service_tier,
        environments: None,
        workspace_roots,
    }
}

/// Returns the source's settings with the client's new values for the fork.
fn settings(
    config: &dyn ConfigPort,
    source: &ThreadRecord,
    overrides: &ThreadOverrides,
) -> Result<TurnSettings, CallError> {
    let mut settings: TurnSettings = serde_json::from_str(&source.settings)
        .map_err(|_| CallError::unreadable_settings(source.id))?;
    // A fork is the user's own thread, whatever started its source.
    (settings.agent, settings.reverted) = (None, None);
    let new = config.settings(&ThreadOverrides {
        cwd: overrides.cwd.clone().or_else(|| Some(settings.cwd.to_string())),
        ..ThreadOverrides::default()
    })?;
    settings = with_model_of(new, settings);
    if !overrides.is_empty() {
        refuse_no_model(overrides.model.as_deref())?;
        let configured = config.settings(overrides)?;
        overrides.apply(&mut settings, configured);
    }
    Ok(config.within_requirements(settings))
}

/// Returns the settings with the model of new threads, and with what belongs to that model; the
/// workspace has no further roots. What the source may do, a fork may do and no more.
fn with_model_of(new: TurnSettings, source: TurnSettings) -> TurnSettings {
    TurnSettings {
        model: new.model,
        model_provider: new.model_provider,
        model_family: new.model_family,
        account: new.account,
        effort: new.effort,
        summary: new.summary,
        verbosity: new.verbosity,
        service_tier: new.service_tier,
        context_window: new.context_window,
        compact_limit: new.compact_limit,
        output_token_limit: new.output_token_limit,
        file_tools: new.file_tools,
        workspace: new.workspace,
        ..source
    }
}

/// Returns the fork's record: the source's, with an id, times and an originator of its own.
fn record(
    source: ThreadRecord,
    settings: &TurnSettings,
    caller: &Caller,
    world: &dyn World,
    identity: &ServerIdentity,
) -> Result<ThreadRecord, CallError> {
    let now = world.now();
    Ok(ThreadRecord {
        id: world.thread_id(),
        created_at: now,
        updated_at: now,
        recency_at: now,
        archived: false,
        cwd: settings.cwd.clone(),
        model_provider: settings.model_provider.clone(),
        source: caller.source(),
        originator: caller.name(),
        forked_from: Some(source.id),
        server_version: identity.version.clone(),
        settings: serde_json::to_string(settings)
            .map_err(|error| CallError::Internal(error.to_string()))?,
        read_state: None,
        parent: None,
        filing: Filing { section: None, git: GitRecord::default(), ..source.filing },
        ..source
    })
}

/// Refuses a file that is not the source's.
fn refuse_other_file(
    source: &ThreadRecord,
    path: Option<&str>,
    identity: &ServerIdentity,
) -> Result<(), CallError> {
    let known = stored_thread(source, identity).and_then(|thread| thread.path);
    match path {
        Some(path) if !path.is_empty() && known.as_deref() != Some(path) => Err(no_such_file(path)),
        Some(_) | None => Ok(()),
    }
}

/// Attaches to a fork what is attached to its source.
async fn copy_attachments(
    filing: &dyn FilingPort,
    source: ThreadId,
    fork: ThreadId,
    world: &dyn World,
) -> Result<(), CallError> {
    let mut cursor = None;
    loop {
        let page = filing.attachments(source, cursor, ATTACHMENTS).await?;
        for attachment in page.data {
            let id = world.fresh_uuid().to_string();
            filing.attach(fork, AttachmentRecord { id, ..attachment }).await?;
        }
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(()),
        }
    }
}

/// Attachments that are read at a time.
const ATTACHMENTS: u32 = 100;

/// Returns the token counts at the end of a fork's last turn that used any, as they are stored.
async fn usage_at(
    store: &dyn StorePort,
    point: ForkPoint,
    fork: &ThreadRecord,
) -> Result<Option<String>, CallError> {
    if point == ForkPoint::Latest {
        return Ok(fork.usage.clone());
    }
    let counts = store.counts(fork.id).await?.pop();
    let counts = counts.and_then(|(turn, entry)| TokenCounts::of_entry(turn, &entry));
    let text = counts.map(|counts| serde_json::to_string(&counts)).transpose();
    text.map_err(|error| CallError::Internal(error.to_string()))
}

/// Returns the read state of a fork: all of it is read.
fn read_state(world: &dyn World) -> Result<String, CallError> {
    let state = ThreadReadState { first_unread: None, revision: world.random_uuid().to_string() };
    serde_json::to_string(&state).map_err(|error| CallError::Internal(error.to_string()))
}

/// Stores a fork with all that its source had at `point`, completes its record and returns its turns.
async fn copy(
    (store, filing, world): (&dyn StorePort, &dyn FilingPort, &dyn World),
    source: ThreadId,
    point: ForkPoint,
    record: &mut ThreadRecord,
) -> Result<Vec<Turn>, CallError> {
    let fork = record.id;
    match store.fork(source, Box::new(record.clone()), point).await? {
        ForkOutcome::Forked => {}
        ForkOutcome::NoThread => return Err(CallError::NotStored(source)),
        ForkOutcome::NoTurn(turn) => {
            return Err(CallError::Refused(format!("turn not found: {turn}")));
        }
    }
    copy_attachments(filing, source, fork, world).await?;
    let turns = turns(store, fork, None).await?;
    if turns.is_empty() {
        // The words that it would be shown with are not in it.
        record.preview = String::new();
    }
    record.read_state = Some(read_state(world)?);
    record.usage = usage_at(store, point, record).await?;
    store.append(fork, vec![Append::Thread(Box::new(record.clone()))]).await?;
    Ok(turns)
}

/// The errors of a source that is gone meanwhile.
const SOURCE: Absent = Absent { unknown: CallError::NotStored, archived: CallError::archived };

/// Gives a stored fork the goal of its source, which is worked on once the fork has had a turn.
async fn copy_goal(
    store: &dyn StorePort,
    (source, fork): (ThreadId, ThreadId),
) -> Result<Option<ThreadGoal>, CallError> {
    let goal = stored_document(store, source, DocumentKind::Goal, SOURCE).await?;
    let Some(goal) = goal.map(|goal| ThreadGoal { thread_id: fork, ..goal }) else {
        return Ok(None);
    };
    let text =
        serde_json::to_string(&goal).map_err(|error| CallError::Internal(error.to_string()))?;
    store.append(fork, vec![Append::Document(DocumentKind::Goal, Some(text))]).await?;
    Ok(Some(goal))
}

/// Takes a fork that is to live in memory only out of the store, which cut its history.
async fn take(store: &dyn StorePort, fork: ThreadId) -> Result<Vec<HistoryItem>, CallError> {
    let history = store.history(fork).await?;
    store.delete(fork).await?;
    let items = history.into_iter().map(HistoryItem::from_json);
    items.collect::<Result<_, _>>().map_err(|error| CallError::Internal(error.to_string()))
}

/// Returns the token usage of the source, as far as its turn is in the fork.
fn usage(thread: &Thread, turns: &[Turn]) -> Option<ServerNotification> {
    let (turn_id, token_usage) = thread.token_usage()?;
    let turn_id = told_of(turns, turn_id)?;
    let thread_id = thread.id();
    let updated = ThreadTokenUsageUpdatedNotification { thread_id, turn_id, token_usage };
    Some(ServerNotification::ThreadTokenUsageUpdated(updated))
}

/// Returns the turn that the usage counted at the end of `counted` was last told of: one that failed
/// or was stopped tells it again, and a compaction by itself is no turn of the user's.
fn told_of(turns: &[Turn], counted: TurnId) -> Option<TurnId> {
    let at = turns.iter().position(|turn| turn.id == counted)?;
    let tells = |turn: &&Turn| match turn.status {
        TurnStatus::Failed => true,
        TurnStatus::Interrupted => turn.completed_at.is_some(),
        TurnStatus::Completed | TurnStatus::InProgress => turn.id == counted,
    };
    let last = turns.get(at..)?.iter().rfind(tells)?;
    let is_compaction = |turn: &&Turn| {
        !turn.items.is_empty()
            && turn.items.iter().all(|it| matches!(it.body, ItemBody::ContextCompaction(_)))
    };
    let mut before = turns.iter().rev().skip_while(|turn| turn.id != last.id);
    before.find(|turn| !is_compaction(turn)).map(|turn| turn.id)
}
