//! `thread/start`: a new thread.

use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_ports::{ConfigPort, FilePort, FilingPort, McpPort, McpServer, NewThreadSettings};
use turnhost_protocol::{
    ConfigWarningNotification, DynamicToolSpec, Method as _, ServerNotification, ThreadHistoryMode,
    ThreadStartParams, ThreadStartResponse, ThreadStartedNotification, WarningNotification, method,
};
use turnhost_thread::{
    OwnConfig, Persistence, Thread, ThreadOrigin, ThreadOverrides, TurnSettings,
};
use turnhost_threads::{McpUse, NewThread, ServerIdentity, Threads};

use super::client_tools;
use super::response::thread_response;
use crate::environments::Environments;
use crate::fanout::connections::Connections;
use crate::features::Features;
use crate::methods::params::{
    refuse_set, refuse_two_sandboxes, refuse_unknown_environments, with_permissions,
};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// The parts of the server that say what a thread is made of.
type Setup = (Arc<dyn ConfigPort>, Arc<dyn McpPort>, Arc<Environments>, Arc<Features>);

/// Instruction files, and what clients file.
type Kept = (Arc<dyn FilePort>, Arc<dyn FilingPort>);

impl OnServer for method::ThreadStart {
    type Needs = (Threads, Setup, Kept, Arc<dyn World>, Arc<ServerIdentity>, Arc<Connections>);

    async fn call(
        (
            threads,
            (config, mcp, environments, features),
            (files, filing),
            world,
            identity,
            connections,
        ): Self::Needs,
        caller: &Caller,
        params: ThreadStartParams,
    ) -> Result<Reply<ThreadStartResponse>, CallError> {
        refuse_unsupported(&params)?;
        refuse_unknown_environments(&environments, params.environments.as_ref())?;
        let Wanted { labels, persistence, overrides, client_tools, history_mode } = wanted(params);
        let Labels { project, thread_source, daybreak } = labels;
        refuse_unknown_project(&*filing, project.as_deref()).await?;
        client_tools::check(&client_tools)?;
        let NewThreadSettings { settings, warnings, mcp_servers } =
            config.new_thread(&overrides)?;
        let mut settings = TurnSettings { client_tools, history_mode, ..settings };
        features.apply(&mut settings);
        let mcp = use_mcp(&*mcp, mcp_servers, overrides.config).await?;
        let instructions = Arc::new(files.instructions(settings.cwd.clone()).await);
        let origin = ThreadOrigin {
            id: world.thread_id(),
            created_at: world.now(),
            originator: caller.name(),
            source: caller.source(),
            server_version: identity.version.clone(),
            forked_from: None,
            parent: None,
            thread_source,
            project,
            daybreak,
            persistence,
        };
        warn(&warnings, origin.id, caller, &connections);
        let thread = Thread::new(origin, settings.clone())?;
        let new = NewThread { thread, instructions: Arc::clone(&instructions), history: None, mcp };
        let thread = threads.start(new, &caller.subscriber()).thread(&identity);
        let started = ThreadStartedNotification { thread: Box::new(thread.clone()) };
        let response = thread_response!(ThreadStartResponse { thread, &settings, &instructions });
        Ok(Reply::from(response).broadcast(ServerNotification::ThreadStarted(started)))
    }
}

/// Tells the caller of settings that do not count, as a fault of the configuration and as one of the
/// thread.
fn warn(
    warnings: &[ConfigWarningNotification],
    thread: ThreadId,
    caller: &Caller,
    connections: &Connections,
) {
    for warning in warnings {
        let of_thread =
            WarningNotification { message: warning.summary.clone(), thread_id: Some(thread) };
        let warning = ServerNotification::ConfigWarning(warning.clone());
        caller.send(&connections.notification(warning));
        caller.send(&connections.notification(ServerNotification::Warning(of_thread)));
    }
}

/// Begins to use the MCP servers of a thread with these settings, and waits for those that it requires.
pub(super) async fn start_mcp(
    config: &dyn ConfigPort,
    mcp: &dyn McpPort,
    settings: &TurnSettings,
    own: OwnConfig,
) -> Result<McpUse, CallError> {
    let servers = config.mcp_servers(Some(&settings.cwd), &own, &settings.disabled_plugins)?;
    use_mcp(mcp, servers, own).await
}

/// Begins to use these MCP servers, and waits for those that the thread requires.
async fn use_mcp(
    mcp: &dyn McpPort,
    servers: Vec<McpServer>,
    own: OwnConfig,
) -> Result<McpUse, CallError> {
    let session = mcp.open(servers);
    session.servers.required().await?;
    Ok(McpUse { session, own })
}

/// Refuses a project that does not exist.
async fn refuse_unknown_project(
    filing: &dyn FilingPort,
    project: Option<&str>,
) -> Result<(), CallError> {
    match project {
        Some("") => Err(CallError::Refused("projectId must not be empty".to_owned())),
        Some(id) if filing.project(id.to_owned()).await?.is_none() => {
            Err(CallError::Refused(format!("project not found: {id}")))
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses params that ask for something else than what would happen: raw items, whose notification
/// is in no schema that clients are generated from; and roots of capabilities in environments that this
/// server does not reach.
fn refuse_unsupported(params: &ThreadStartParams) -> Result<(), CallError> {
    refuse_two_sandboxes(params.permissions.as_deref(), params.sandbox)?;
    if params.model.as_deref().is_some_and(|model| model.trim().is_empty()) {
        let text = "No models are available. Set `model` explicitly or check your model catalog configuration.";
        return Err(CallError::Refused(text.to_owned()));
    }
    let capabilities = params.selected_capability_roots.iter().flatten();
    refuse_set(
        method::ThreadStart::NAME,
        &[
            ("experimentalRawEvents", params.experimental_raw_events),
            ("selectedCapabilityRoots", capabilities.count() > 0),
        ],
    )
}

/// The params that are served.
struct Wanted {
    labels: Labels,
    persistence: Persistence,
    overrides: ThreadOverrides,
    client_tools: Vec<DynamicToolSpec>,
    history_mode: Option<ThreadHistoryMode>,
}

/// Facts that are filed with the thread.
struct Labels {
    project: Option<String>,
    thread_source: Option<String>,
    daybreak: Option<bool>,
}

/// Takes the params apart: each is served, refused before, or harmless to ignore.
fn wanted(params: ThreadStartParams) -> Wanted {
    let ThreadStartParams {
        approval_policy,
        approvals_reviewer,
        base_instructions,
        config,
        cwd,
        developer_instructions,
        dynamic_tools,
        ephemeral,
        model,
        model_provider,
        personality,
        sandbox,
        permissions,
        service_tier,
        environments,
        runtime_workspace_roots: workspace_roots,
        thread_source,
        project_id: project,
        daybreak_enabled: daybreak,
        history_mode,
        // Refused where they ask for something.
        experimental_raw_events: _,
        selected_capability_roots: _,
        // Labels for statistics and for hooks, neither of which there are.
        service_name: _,
        session_start_source: _,
        // Permission for what never happens here: another model in place of an unknown one,
        // other agents.
        allow_provider_model_fallback: _,
        multi_agent_mode: _,
        // For tests of the capability.
        mock_experimental_field: _,
    } = params;
    let persistence = match ephemeral {
        Some(true) => Persistence::Ephemeral,
        Some(false) | None => Persistence::Stored,
    };
    let config = with_permissions(config, permissions);
    let overrides = ThreadOverrides {
        cwd,
        model,
        model_provider,
        approval_policy,
        approvals_reviewer,
        sandbox,
        config,
        base_instructions,
        developer_instructions,
        personality,
        service_tier,
        environments,
        workspace_roots,
    };
    Wanted {
        labels: Labels { project, thread_source, daybreak },
        persistence,
        overrides,
        client_tools: dynamic_tools.unwrap_or_default(),
        history_mode,
    }
}
