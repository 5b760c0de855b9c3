//! `thread/resume`: a thread again, loaded or from the store.

mod history;

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::{ConfigFailure, ConfigPort};
use turnhost_protocol::{
    ThreadResumeParams, ThreadResumeResponse, Turn, TurnStatus, TurnhostResumeResponse, method,
};
use turnhost_thread::{ThreadOverrides, TurnSettings};
use turnhost_threads::{Call, Envelope, LoadedThread, Read, Threads};

use super::response::{full_history_notice, thread_response};
use super::turns_page;
use crate::methods::params::{
    no_such_file, refuse_no_model, refuse_two_sandboxes, session_id, thread_of_file,
    with_permissions,
};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::Turns;

impl OnThread for method::ThreadResume {
    type Needs = (Turns, Arc<dyn ConfigPort>, Threads);

    fn thread(params: &ThreadResumeParams) -> Result<ThreadId, CallError> {
        refuse_two_sandboxes(params.permissions.as_deref(), params.sandbox)?;
        let path = params.path.as_deref().filter(|path| !path.is_empty());
        match path.and_then(thread_of_file) {
            Some(thread) => Ok(thread),
            None => session_id(&params.thread_id).map_err(|error| path.map_or(error, no_such_file)),
        }
    }

    /// Whole histories are read for clients that want turns; for others the last turn, which the cursors name.
    fn read(params: &ThreadResumeParams) -> Read {
        if params.exclude_turns && params.initial_turns_page.is_none() {
            Read::LastTurn
        } else {
            Read::Turns
        }
    }

    /// Subscribes the caller, and answers with the state of the thread at that moment.
    fn call(
        thread: &mut LoadedThread<'_>,
        (Turns(turns), config, threads): Self::Needs,
        caller: &Caller,
        params: ThreadResumeParams,
    ) -> Result<ThreadResumeResponse, CallError> {
        refuse_unstored(thread, caller)?;
        let (after_seq, exclude_turns) =
            (params.turnhost.and_then(|it| it.after_seq), params.exclude_turns);
        let page = params.initial_turns_page.clone();
        let is_new = thread.is_unused();
        if is_new {
            override_settings(thread, &*config, params)?;
        } else {
            refuse_stale_path(thread, params.path.as_deref())?;
        }
        if !exclude_turns {
            let notice = full_history_notice("excludeTurns: true");
            caller.send(&thread.notification(notice));
        }
        thread.subscribe(&caller.subscriber());
        let last = turns.last().cloned();
        let turns_backwards_cursor = turns.last().map(|turn| turns_page::cursor(turn.id));
        let items_backwards_cursor = turns.last().map(|turn| turns_page::last_item_cursor(turn.id));
        let mut resumed = thread.snapshot().thread(thread.identity());
        let page = page.map(|wanted| turns_page::first_page(turns.clone(), &wanted));
        if !exclude_turns {
            resumed.turns = turns;
        }
        let (turnhost, missed) = missed(thread, caller, after_seq);
        let settings = Arc::<TurnSettings>::clone(thread.state().settings());
        let is_unloaded_fork = is_new && resumed.forked_from_id.is_some();
        let usage = match last.as_ref().filter(|_| is_new) {
            // As in the reference: what it used so far is told with its next turn.
            Some(_) if is_unloaded_fork => None,
            Some(last) => thread.usage_as_of(last.id),
            None => thread.usage().filter(|_| is_new || !exclude_turns),
        };
        afterwards(thread, caller, missed, usage);
        if is_new || thread.state().queue().is_empty() {
            go_on(thread, &threads, caller, last.as_ref());
        }
        Ok(thread_response!(ThreadResumeResponse {
            resumed,
            &settings,
            thread.instructions(),
            collaboration_mode: Some(settings.collaboration_mode()),
            items_backwards_cursor: items_backwards_cursor,
            turns_backwards_cursor: turns_backwards_cursor,
            initial_turns_page: page,
            turnhost: turnhost,
        }))
    }
}

/// Refuses a thread that nothing is stored of. One that never will be is there again for clients that
/// come back to where they were; to others it is unknown.
fn refuse_unstored(thread: &LoadedThread<'_>, caller: &Caller) -> Result<(), CallError> {
    let state = thread.state();
    let is_there = if state.is_ephemeral() {
        caller.wants_sequence_numbers()
    } else {
        state.is_stored() || state.running().is_some()
    };
    if is_there { Ok(()) } else { Err(CallError::NotStored(thread.id())) }
}

/// Sends what follows the response: missed events, the usage so far, pending requests.
fn afterwards(
    thread: &mut LoadedThread<'_>,
    caller: &Caller,
    missed: Vec<Arc<Envelope>>,
    usage: Option<Arc<Envelope>>,
) {
    let hears = caller.clone();
    thread.after(move || {
        for event in &missed {
            hears.replay(event);
        }
        if let Some(usage) = usage {
            hears.send(&usage);
        }
    });
    thread.broadcast_last(thread.state().goal_notification(None));
    let (pending, hears) = (thread.pending_requests(), caller.clone());
    thread.after(move || {
        for request in &pending {
            hears.send(request);
        }
    });
}

/// Returns whether a client stopped the turn. One that was cut off with its server has no end.
fn was_interrupted(turn: &Turn) -> bool {
    turn.status == TurnStatus::Interrupted && turn.completed_at.is_some()
}

/// Refuses the file of another thread beside the id of this one.
fn refuse_stale_path(thread: &LoadedThread<'_>, path: Option<&str>) -> Result<(), CallError> {
    let active = thread.snapshot().thread(thread.identity()).path.unwrap_or_default();
    match path {
        Some(path) if !path.is_empty() && path != active => Err(CallError::Refused(format!(
            "cannot resume running thread {} with stale path: requested `{path}`, active `{active}`",
            thread.id()
        ))),
        Some(_) | None => Ok(()),
    }
}

/// Lets a thread that rested in memory or in the store continue what waits in its queue, unless
/// it rests since a client stopped its last turn; else with its goal.
fn go_on(thread: &mut LoadedThread<'_>, threads: &Threads, caller: &Caller, last: Option<&Turn>) {
    let state = thread.state();
    let waits = if state.queue().is_empty() {
        state.active_goal().is_some()
    } else {
        !last.is_some_and(was_interrupted)
    };
    if state.running().is_some() || !waits {
        return;
    }
    let Some(handle) = threads.get(thread.id()) else { return };
    let go_on = Call::new(caller.id(), Read::ModelHistory, |thread| {
        // A thread that is leaving goes on when it is resumed again.
        if let Ok(mut thread) = thread {
            thread.go_on();
        }
    });
    thread.after(move || handle.call(go_on));
}

/// Returns where a client that was here before continues, and what it missed.
fn missed(
    thread: &LoadedThread<'_>,
    caller: &Caller,
    after_seq: Option<u64>,
) -> (Option<TurnhostResumeResponse>, Vec<Arc<Envelope>>) {
    if !caller.wants_sequence_numbers() {
        return (None, Vec::new());
    }
    let missed = after_seq.and_then(|seq| thread.events_after(seq));
    let place = TurnhostResumeResponse { seq: thread.last_seq(), replayed: missed.is_some() };
    (Some(place), missed.unwrap_or_default())
}

/// Gives a thread that is not in use yet the settings that the client names; they are stored.
fn override_settings(
    thread: &mut LoadedThread<'_>,
    config: &dyn ConfigPort,
    params: ThreadResumeParams,
) -> Result<(), CallError> {
    let overrides = overrides(params);
    if overrides.is_empty() {
        return Ok(());
    }
    let configured = configured(config, &overrides)?;
    let mut settings = TurnSettings::clone(thread.state().settings());
    overrides.apply(&mut settings, configured);
    settings = config.within_requirements(settings);
    thread.replace_settings(settings)?;
    Ok(())
}

/// Returns what the configuration makes of the client's settings.
fn configured(
    config: &dyn ConfigPort,
    overrides: &ThreadOverrides,
) -> Result<TurnSettings, CallError> {
    refuse_no_model(overrides.model.as_deref())?;
    config
        .settings(overrides)
        .map_err(|error| unknown_provider(error, overrides.model_provider.as_deref()))
}

/// Reports a provider that is not configured with the text for threads that have one already.
fn unknown_provider(error: ConfigFailure, provider: Option<&str>) -> CallError {
    match provider {
        Some(name) if error.0 == format!("Model provider `{name}` not found") => {
            CallError::UnknownProvider(name.to_owned())
        }
        Some(_) | None => error.into(),
    }
}

fn overrides(params: ThreadResumeParams) -> ThreadOverrides {
    let ThreadResumeParams {
        approval_policy,
        approvals_reviewer,
        base_instructions,
        config,
        cwd,
        developer_instructions,
        model,
        model_provider,
        personality,
        sandbox,
        permissions,
        service_tier,
        runtime_workspace_roots: workspace_roots,
        // Read before.
        thread_id: _,
        exclude_turns: _,
        initial_turns_page: _,
        turnhost: _,
        history: _,
        // The id says which thread is meant.
        path: _,
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
        personality,
        service_tier,
        environments: None,
        workspace_roots,
    }
}
