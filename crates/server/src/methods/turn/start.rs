//! `turn/start`: a new turn, or more input for the one that runs.

use std::sync::Arc;

use serde_json::Value;
use turnhost_agent::{Event, UserMessage, additional_context};
use turnhost_base::ThreadId;
use turnhost_ports::{ConfigPort, HistoryItem};
use turnhost_protocol::{
    Turn, TurnStartParams, TurnStartResponse, TurnToolOutput, UserInput, method,
};
use turnhost_thread::{Input, new_turn};
use turnhost_threads::{LoadedThread, NewTurn, ServerIdentity};

use crate::environments::Environments;
use crate::methods::input::{refuse_long, refuse_remote_images};
use crate::methods::params::{refuse_environments, thread_id};
use crate::methods::settings_change::SettingsChange;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::TurnStart {
    type Needs = (ModelHistory, Arc<ServerIdentity>, Arc<dyn ConfigPort>, Arc<Environments>);

    fn thread(params: &TurnStartParams) -> Result<ThreadId, CallError> {
        refuse_remote_images(&params.input)?;
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, identity, config, environments): Self::Needs,
        _: &Caller,
        params: TurnStartParams,
    ) -> Result<TurnStartResponse, CallError> {
        refuse_not_steerable(thread)?;
        let once = once(&params)?;
        if let Some((turn, status)) =
            once.as_deref().and_then(|key| thread.state().once().find(key))
        {
            return Ok(TurnStartResponse { turn: Turn { status, ..new_turn(turn) } });
        }
        refuse_unsupported(&params)?;
        refuse_environments(&environments, params.environments.as_ref())?;
        let request = request(params);
        refuse_within_turn(thread, &request)?;
        let TurnRequest {
            change,
            input,
            client_id,
            context,
            output_schema,
            tool_output,
            service_tier,
        } = request;
        let settings = change.applied(thread.state().settings(), &identity.cwd, &*config)?;
        if settings != **thread.state().settings() {
            thread.input(Input::Configure(Box::new(settings)));
            thread.publish_before_response();
        }
        let begun_once = |thread: &mut LoadedThread<'_>| {
            if let Some(key) = once {
                thread.input(Input::BegunOnce(key));
            }
        };
        // An empty input begins a turn without a message.
        let message = (!input.is_empty()).then(|| thread.user_message(input, client_id));
        if let Some(running) = thread.state().running() {
            steer(thread, message, context);
            begun_once(thread);
            return Ok(TurnStartResponse { turn: new_turn(running) });
        }
        let output_schema = output_schema.map(Arc::new);
        let turn = thread.begin_turn(NewTurn {
            message,
            context,
            tool_output,
            service_tier,
            output_schema,
            ..NewTurn::default()
        });
        begun_once(thread);
        Ok(TurnStartResponse { turn: new_turn(turn) })
    }
}

/// Refuses input for a turn that takes none.
fn refuse_not_steerable(thread: &LoadedThread<'_>) -> Result<(), CallError> {
    match thread.state().not_steerable() {
        None => Ok(()),
        Some(turn_kind) => Err(CallError::Internal(format!(
            "failed to submit turn input: ActiveTurnNotSteerable {{ turn_kind: {turn_kind:?} }}"
        ))),
    }
}

/// Refuses what a running turn cannot take, if one runs.
fn refuse_within_turn(thread: &LoadedThread<'_>, request: &TurnRequest) -> Result<(), CallError> {
    if thread.state().running().is_none() {
        return Ok(());
    }
    if request.tool_output.is_some() {
        let text =
            "`toolOutput` begins a turn of its own, and one runs: wait for its end or interrupt it";
        return Err(CallError::Refused(text.to_owned()));
    }
    if request.input.is_empty() && request.context.is_empty() {
        let text = "failed to submit turn input: EmptyInput";
        return Err(CallError::Internal(text.to_owned()));
    }
    Ok(())
}

/// Hands input to the turn that runs.
fn steer(thread: &mut LoadedThread<'_>, message: Option<UserMessage>, context: Vec<HistoryItem>) {
    match message {
        Some(mut message) => {
            message.context = context;
            thread.event(Event::Steer(message));
        }
        None => thread.event(Event::Inject(context)),
    }
}

/// Returns the id by which a repeat of the request is known, if the client wants that.
fn once(params: &TurnStartParams) -> Result<Option<String>, CallError> {
    if !params.turnhost.is_some_and(|it| it.once) {
        return Ok(None);
    }
    match &params.client_user_message_id {
        Some(key) => Ok(Some(key.clone())),
        None => Err(CallError::Refused(
            "`turnhost.once` needs a `clientUserMessageId`, by which a repeat is known".to_owned(),
        )),
    }
}

/// Refuses params that ask for something else than what would happen.
fn refuse_unsupported(params: &TurnStartParams) -> Result<(), CallError> {
    refuse_long(&params.input)?;
    if params.tool_output.is_some() && !params.input.is_empty() {
        let text = "`toolOutput` cannot be combined with nonempty `input`";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(())
}

/// The params of a turn that are served.
struct TurnRequest {
    change: SettingsChange,
    input: Vec<UserInput>,
    client_id: Option<String>,
    context: Vec<HistoryItem>,
    output_schema: Option<Value>,
    tool_output: Option<TurnToolOutput>,
    service_tier: Option<String>,
}

/// Takes the params apart: each is served, refused before, or harmless to ignore.
fn request(params: TurnStartParams) -> TurnRequest {
    let TurnStartParams {
        thread_id: _,
        // Read or refused before.
        turnhost: _,
        approvals_reviewer,
        input,
        client_user_message_id: client_id,
        output_schema,
        approval_policy,
        collaboration_mode,
        cwd: new_cwd,
        effort,
        model,
        permissions,
        personality,
        sandbox_policy,
        service_tier,
        summary,
        additional_context: told,
        environments,
        runtime_workspace_roots: workspace_roots,
        tool_output,
        service_tier_for_turn,
        // Labels: for hooks, for the provider's statistics, for the tree of turns that a client draws.
        parent_turn_id: _,
        root_turn_id: _,
        turn_trigger: _,
        responsesapi_client_metadata: _,
        responsesapi_client_metadata_patch: _,
        // A programme of one provider; agents, which work when the model asks for them, in each mode.
        cyber_access_program: _,
        multi_agent_mode: _,
        disabled_plugin_ids: disabled_plugins,
    } = params;
    TurnRequest {
        change: SettingsChange {
            approval_policy,
            approvals_reviewer,
            collaboration_mode,
            cwd: new_cwd,
            effort,
            model,
            permissions,
            personality,
            sandbox_policy,
            service_tier,
            summary,
            environments,
            workspace_roots,
            disabled_plugins,
        },
        input,
        client_id,
        context: additional_context(&told.unwrap_or_default()),
        output_schema,
        tool_output,
        service_tier: service_tier_for_turn,
    }
}
