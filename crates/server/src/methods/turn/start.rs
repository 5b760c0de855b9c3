//! `turn/start`: a new turn, or more words for the one that runs.

use std::sync::Arc;

use turnhost_agent::{Event, TurnEnvironment, TurnStart};
use turnhost_base::{AbsPath, ThreadId};
use turnhost_protocol::{
    CollaborationMode, ModeKind, SandboxPolicy, TurnStartParams, TurnStartResponse, method,
};
use turnhost_thread::{Input, Settings, new_turn};

use super::input::{refuse_remote_images, user_message};
use crate::actor::{Actor, Step};
use crate::errors::CallError;
use crate::handler::OnThread;
use crate::methods::thread_id;

impl OnThread for method::TurnStart {
    fn thread(params: &TurnStartParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        actor: &mut Actor,
        step: &mut Step,
        mut params: TurnStartParams,
    ) -> Result<TurnStartResponse, CallError> {
        refuse_unsupported(&params)?;
        let settings = overridden(actor, &params);
        if settings != *actor.thread.settings() {
            actor.input(Input::Configure(Box::new(settings)), step);
            step.effects.before_response();
        }
        let output_schema = params.output_schema.take().map(Arc::new);
        // An empty input begins a turn without a message.
        let message = (!params.input.is_empty())
            .then(|| user_message(actor, params.input, params.client_user_message_id));
        if let Some(running) = actor.thread.running() {
            if let Some(message) = message {
                actor.event(Event::Steer(message), step);
            }
            return Ok(TurnStartResponse { turn: new_turn(running) });
        }
        let turn = actor.server.ports.world.turn_id();
        let start = TurnStart {
            turn,
            settings: Arc::new(actor.thread.settings().clone()),
            message,
            output_schema,
            environment: environment(actor, step),
        };
        actor.event(Event::Begin(Box::new(start)), step);
        Ok(TurnStartResponse { turn: new_turn(turn) })
    }
}

fn refuse_unsupported(params: &TurnStartParams) -> Result<(), CallError> {
    refuse_remote_images(&params.input)?;
    let unsupported = [
        ("permissions", params.permissions.is_some()),
        ("collaborationMode", is_plan_mode(params.collaboration_mode.as_ref())),
        ("additionalContext", params.additional_context.is_some()),
        ("toolOutput", params.tool_output.is_some()),
    ];
    match unsupported.into_iter().find(|(_, is_set)| *is_set) {
        Some((field, _)) => Err(CallError::NotSupported(format!(
            "turn/start.{field} is not supported by this server yet"
        ))),
        None => Ok(()),
    }
}

/// The thread's settings with what the client sets anew, which then holds for later turns too.
fn overridden(actor: &Actor, params: &TurnStartParams) -> Settings {
    let mut settings = actor.thread.settings().clone();
    if let Some(cwd) = &params.cwd {
        settings.cwd = actor.server.identity.cwd.join(cwd);
    }
    if let Some(mode) = &params.collaboration_mode {
        settings.model.clone_from(&mode.settings.model);
        settings.effort.clone_from(&mode.settings.reasoning_effort);
    }
    if let Some(model) = &params.model {
        settings.model.clone_from(model);
    }
    if let Some(policy) = &params.approval_policy {
        settings.approval_policy = policy.clone();
    }
    if let Some(policy) = &params.sandbox_policy {
        settings.sandbox_policy = without_root(policy.clone(), &settings.cwd);
    }
    settings.effort = params.effort.clone().or(settings.effort);
    settings.summary = params.summary.or(settings.summary);
    settings.personality = params.personality.or(settings.personality);
    settings.service_tier = params.service_tier.clone().or(settings.service_tier);
    settings
}

/// The working directory is writable by itself and need not be listed.
fn without_root(mut policy: SandboxPolicy, cwd: &AbsPath) -> SandboxPolicy {
    if let SandboxPolicy::WorkspaceWrite { writable_roots, .. } = &mut policy {
        writable_roots.retain(|root| root != cwd);
    }
    policy
}

fn is_plan_mode(mode: Option<&CollaborationMode>) -> bool {
    mode.is_some_and(|mode| mode.mode != ModeKind::Default)
}

fn environment(actor: &Actor, step: &Step) -> TurnEnvironment {
    let server = &actor.server;
    let (date, time_zone) = server.ports.world.local_date(step.now);
    let originator = actor.thread.origin().originator.as_str();
    TurnEnvironment {
        instructions: actor.instructions.as_ref().clone(),
        shell: Arc::clone(&server.identity.shell),
        date,
        time_zone,
        places: server.ports.config.places(),
        originator: originator.into(),
        user_agent: server.identity.user_agent(originator).into(),
        stream_max_retries: server
            .ports
            .models
            .stream_max_retries(&actor.thread.settings().model_provider),
    }
}
