//! `turn/start`: a new turn, or more input for the one that runs.

use std::sync::Arc;

use serde_json::Value;
use turnhost_agent::{Event, additional_context};
use turnhost_base::{AbsPath, ThreadId};
use turnhost_ports::{ConfigPort, HistoryItem};
use turnhost_protocol::{
    Method as _, Patch, TurnStartParams, TurnStartResponse, UserInput, method,
};
use turnhost_thread::{Input, new_turn};
use turnhost_threads::{LoadedThread, NewTurn, ServerIdentity};

use crate::methods::input::refuse_remote_images;
use crate::methods::params::{
    names_environments, names_reviewer, names_roots, refuse_set, thread_id,
};
use crate::methods::settings_change::SettingsChange;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::TurnStart {
    type Needs = (ModelHistory, Arc<ServerIdentity>, Arc<dyn ConfigPort>);

    fn thread(params: &TurnStartParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, identity, config): Self::Needs,
        _: &Caller,
        params: TurnStartParams,
    ) -> Result<TurnStartResponse, CallError> {
        let TurnRequest { change, input, client_id, context, output_schema } =
            request(params, thread.state().cwd())?;
        let settings = change.applied(thread.state().settings(), &identity.cwd, &*config)?;
        if settings != **thread.state().settings() {
            thread.input(Input::Configure(Box::new(settings)));
            thread.publish_before_response();
        }
        // An empty input begins a turn without a message.
        let message = (!input.is_empty()).then(|| thread.user_message(input, client_id));
        if let Some(running) = thread.state().running() {
            match message {
                Some(mut message) => {
                    message.context = context;
                    thread.event(Event::Steer(message));
                }
                None if context.is_empty() => {}
                None => thread.event(Event::Inject(context)),
            }
            return Ok(TurnStartResponse { turn: new_turn(running) });
        }
        let output_schema = output_schema.map(Arc::new);
        let turn =
            thread.begin_turn(NewTurn { message, context, output_schema, ..NewTurn::default() });
        Ok(TurnStartResponse { turn: new_turn(turn) })
    }
}

/// The params of a turn that are served.
struct TurnRequest {
    change: SettingsChange,
    input: Vec<UserInput>,
    client_id: Option<String>,
    context: Vec<HistoryItem>,
    output_schema: Option<Value>,
}

/// Takes the params apart: each is served, harmless to ignore, or refused by name.
fn request(params: TurnStartParams, cwd: &AbsPath) -> Result<TurnRequest, CallError> {
    let TurnStartParams {
        thread_id: _,
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
        approvals_reviewer,
        environments,
        runtime_workspace_roots,
        tool_output,
        // Labels: for hooks, for statistics of the provider, for the tree of turns that a
        // client draws.
        parent_turn_id: _,
        root_turn_id: _,
        turn_trigger: _,
        responsesapi_client_metadata: _,
        responsesapi_client_metadata_patch: _,
        // What a provider of one's own does not have: tiers of a turn, programmes.
        service_tier_for_turn: _,
        cyber_access_program: _,
        // There are no other agents and no plugins.
        multi_agent_mode: _,
        disabled_plugin_ids: _,
    } = params;
    refuse_remote_images(&input)?;
    let moves = new_cwd.is_some();
    refuse_set(
        method::TurnStart::NAME,
        &[
            ("toolOutput", tool_output.is_some()),
            ("approvalsReviewer", names_reviewer(approvals_reviewer)),
            ("environments", names_environments(environments.as_ref())),
            (
                "runtimeWorkspaceRoots",
                !moves && names_roots(runtime_workspace_roots.as_ref(), Some(cwd)),
            ),
        ],
    )?;
    let change = SettingsChange {
        approval_policy,
        collaboration_mode,
        cwd: new_cwd,
        effort,
        model,
        permissions,
        personality,
        sandbox_policy,
        service_tier: service_tier.map_or(Patch::Keep, Patch::Set),
        summary,
    };
    let context = additional_context(&told.unwrap_or_default());
    Ok(TurnRequest { change, input, client_id, context, output_schema })
}
