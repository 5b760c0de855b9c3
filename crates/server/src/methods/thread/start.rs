//! `thread/start`: a new thread.

use std::sync::Arc;

use turnhost_ports::Instructions;
use turnhost_protocol::{
    ApprovalsReviewer, MultiAgentMode, ServerNotification, ThreadStartParams, ThreadStartResponse,
    ThreadStartedNotification, method,
};
use turnhost_thread::ThreadOverrides;
use turnhost_thread::{Origin, Settings, Thread};

use crate::actor::{Actor, Start};
use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};

/// Where threads that were started over the protocol say they come from, as the reference has it.
const SOURCE: &str = "vscode";

impl OnServer for method::ThreadStart {
    async fn call(
        ctx: &mut Ctx,
        params: ThreadStartParams,
    ) -> Result<Answer<ThreadStartResponse>, CallError> {
        refuse_unsupported(&params)?;
        let ephemeral = params.ephemeral.unwrap_or(false);
        let settings = ctx.server.ports.config.settings(&overrides(params))?;
        let instructions =
            Arc::new(ctx.server.ports.files.instructions(settings.cwd.clone()).await);
        let world = &ctx.server.ports.world;
        let origin = Origin {
            id: world.thread_id(),
            created_at: world.now(),
            originator: ctx
                .session
                .client()
                .map(|client| client.name.to_string())
                .unwrap_or_default(),
            source: SOURCE.to_owned(),
            server_version: ctx.server.identity.version.clone(),
            ephemeral,
        };
        let id = origin.id;
        let thread = Thread::new(origin, settings.clone());
        let start = Start {
            thread,
            instructions: Arc::clone(&instructions),
            session: Arc::clone(&ctx.session),
        };
        Actor::start(&ctx.server, start);
        let snapshot = ctx.server.threads.get(id).and_then(|handle| handle.snapshot());
        let thread = snapshot.ok_or(CallError::ThreadNotFound(id))?.thread(&ctx.server.identity);
        let started = ThreadStartedNotification { thread: Box::new(thread.clone()) };
        let response = response(thread, settings, &instructions);
        Ok(Answer::Now(response, vec![ServerNotification::ThreadStarted(started)]))
    }
}

fn refuse_unsupported(params: &ThreadStartParams) -> Result<(), CallError> {
    if params.permissions.is_some() && params.sandbox.is_some() {
        return Err(CallError::Refused(
            "`permissions` cannot be combined with `sandbox`".to_owned(),
        ));
    }
    if params.model.as_deref().is_some_and(|model| model.trim().is_empty()) {
        let text =
            "`model` must not be empty: name a model, or leave it out to use the configured one";
        return Err(CallError::Refused(text.to_owned()));
    }
    let unsupported = [
        ("permissions", params.permissions.is_some()),
        ("dynamicTools", params.dynamic_tools.as_ref().is_some_and(|tools| !tools.is_empty())),
        ("projectId", params.project_id.is_some()),
    ];
    match unsupported.into_iter().find(|(_, is_set)| *is_set) {
        Some((field, _)) => Err(CallError::NotSupported(format!(
            "thread/start.{field} is not supported by this server yet"
        ))),
        None => Ok(()),
    }
}

fn overrides(params: ThreadStartParams) -> ThreadOverrides {
    ThreadOverrides {
        cwd: params.cwd,
        model: params.model,
        model_provider: params.model_provider,
        approval_policy: params.approval_policy,
        sandbox: params.sandbox,
        config: params.config.unwrap_or_default(),
        base_instructions: params.base_instructions,
        developer_instructions: params.developer_instructions,
        personality: params.personality,
        service_tier: params.service_tier,
    }
}

fn response(
    thread: turnhost_protocol::Thread,
    settings: Settings,
    instructions: &Instructions,
) -> ThreadStartResponse {
    ThreadStartResponse {
        approval_policy: settings.approval_policy,
        approvals_reviewer: ApprovalsReviewer::User,
        runtime_workspace_roots: vec![settings.cwd.clone()],
        cwd: settings.cwd,
        model: settings.model,
        model_provider: settings.model_provider,
        sandbox: settings.sandbox_policy,
        thread,
        active_permission_profile: None,
        disabled_plugin_ids: Vec::new(),
        instruction_sources: instructions.sources.iter().map(ToString::to_string).collect(),
        multi_agent_mode: MultiAgentMode::ExplicitRequestOnly,
        reasoning_effort: settings.effort,
        service_tier: settings.service_tier,
    }
}
