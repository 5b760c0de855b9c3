//! `turn/start`: a new turn, or more input for the one that runs.

use std::sync::Arc;

use serde_json::Value;
use turnhost_agent::Event;
use turnhost_base::{AbsPath, ThreadId};
use turnhost_protocol::{
    AskForApproval, CollaborationMode, Method as _, ModeKind, Personality, ReasoningEffort,
    ReasoningSummary, SandboxPolicy, TurnStartParams, TurnStartResponse, UserInput, method,
};
use turnhost_thread::{Input, TurnSettings, new_turn};
use turnhost_threads::{LoadedThread, ServerIdentity};

use super::input::refuse_remote_images;
use crate::methods::params::{
    names_environments, names_reviewer, names_roots, refuse_set, thread_id,
};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::TurnStart {
    type Needs = (ModelHistory, Arc<ServerIdentity>);

    fn thread(params: &TurnStartParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, identity): Self::Needs,
        _: &Caller,
        params: TurnStartParams,
    ) -> Result<TurnStartResponse, CallError> {
        let TurnRequest { overrides, input, client_id, output_schema } =
            request(params, thread.state().cwd())?;
        let settings = overrides.applied(thread.state().settings(), &identity.cwd);
        if settings != **thread.state().settings() {
            thread.input(Input::Configure(Box::new(settings)));
            thread.publish_before_response();
        }
        // An empty input begins a turn without a message.
        let message = (!input.is_empty()).then(|| thread.user_message(input, client_id));
        if let Some(running) = thread.state().running() {
            if let Some(message) = message {
                thread.event(Event::Steer(message));
            }
            return Ok(TurnStartResponse { turn: new_turn(running) });
        }
        let turn = thread.begin_turn(message, output_schema.map(Arc::new));
        Ok(TurnStartResponse { turn: new_turn(turn) })
    }
}

/// The params of a turn that are served.
struct TurnRequest {
    overrides: TurnOverrides,
    input: Vec<UserInput>,
    client_id: Option<String>,
    output_schema: Option<Value>,
}

/// Settings that hold for this turn and those after it.
struct TurnOverrides {
    approval_policy: Option<AskForApproval>,
    collaboration_mode: Option<CollaborationMode>,
    cwd: Option<String>,
    effort: Option<ReasoningEffort>,
    model: Option<String>,
    personality: Option<Personality>,
    sandbox_policy: Option<SandboxPolicy>,
    service_tier: Option<String>,
    summary: Option<ReasoningSummary>,
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
        personality,
        sandbox_policy,
        service_tier,
        summary,
        additional_context,
        approvals_reviewer,
        environments,
        permissions,
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
    let is_plan = collaboration_mode.as_ref().is_some_and(|mode| mode.mode != ModeKind::Default);
    let moves = new_cwd.is_some();
    refuse_set(
        method::TurnStart::NAME,
        &[
            ("permissions", permissions.is_some()),
            ("collaborationMode", is_plan),
            ("additionalContext", additional_context.is_some_and(|it| !it.is_empty())),
            ("toolOutput", tool_output.is_some()),
            ("approvalsReviewer", names_reviewer(approvals_reviewer)),
            ("environments", names_environments(environments.as_ref())),
            (
                "runtimeWorkspaceRoots",
                !moves && names_roots(runtime_workspace_roots.as_ref(), Some(cwd)),
            ),
        ],
    )?;
    let overrides = TurnOverrides {
        approval_policy,
        collaboration_mode,
        cwd: new_cwd,
        effort,
        model,
        personality,
        sandbox_policy,
        service_tier,
        summary,
    };
    Ok(TurnRequest { overrides, input, client_id, output_schema })
}

impl TurnOverrides {
    /// Returns the settings with what the client sets anew; a relative directory is relative
    /// to the server's own.
    fn applied(self, settings: &TurnSettings, server_cwd: &AbsPath) -> TurnSettings {
        let Self {
            approval_policy,
            collaboration_mode,
            cwd,
            effort,
            model,
            personality,
            sandbox_policy,
            service_tier,
            summary,
        } = self;
        let mut settings = settings.clone();
        if let Some(cwd) = cwd {
            settings.cwd = server_cwd.join(cwd);
        }
        if let Some(mode) = collaboration_mode {
            settings.model = mode.settings.model;
            settings.effort = mode.settings.reasoning_effort;
        }
        if let Some(model) = model {
            settings.model = model;
        }
        if let Some(policy) = approval_policy {
            settings.approval_policy = policy;
        }
        if let Some(policy) = sandbox_policy {
            settings.sandbox_policy = without_root(policy, &settings.cwd);
            settings.permission_profile = None;
        }
        settings.effort = effort.or(settings.effort);
        settings.summary = summary.or(settings.summary);
        settings.personality = personality.or(settings.personality);
        settings.service_tier = service_tier.or(settings.service_tier);
        settings
    }
}

/// The working directory is writable by itself and need not be listed.
fn without_root(mut policy: SandboxPolicy, cwd: &AbsPath) -> SandboxPolicy {
    if let SandboxPolicy::WorkspaceWrite { writable_roots, .. } = &mut policy {
        writable_roots.retain(|root| root != cwd);
    }
    policy
}
