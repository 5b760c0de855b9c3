//! `thread/start`: a new thread.

use std::sync::Arc;

use turnhost_base::AbsPath;
use turnhost_ports::FilingPort;
use turnhost_protocol::{
    CapabilityRootLocation, ConfigWarningNotification, SelectedCapabilityRoot, ServerNotification,
    ThreadStartParams, ThreadStartResponse, ThreadStartedNotification, method,
};
use turnhost_thread::{CapabilityRoot, LOCAL_ENVIRONMENT, Persistence, ThreadOverrides};
use turnhost_threads::RawEvents;

use super::client_tools;
use super::making::{Labels, Made, Makers, Wanted, make};
use super::response::thread_response;
use crate::environments::Environments;
use crate::methods::params::{
    refuse_environments, refuse_no_model, refuse_two_sandboxes, with_permissions,
};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadStart {
    type Needs = (Makers, Arc<Environments>, Arc<dyn FilingPort>);

    async fn call(
        (makers, environments, filing): Self::Needs,
        caller: &Caller,
        params: ThreadStartParams,
    ) -> Result<Reply<ThreadStartResponse>, CallError> {
        refuse_unsupported(&params)?;
        refuse_environments(&environments, params.environments.as_ref())?;
        let capabilities = capabilities(params.selected_capability_roots.as_deref())?;
        let wanted = Wanted { capability_roots: capabilities.roots, ..wanted(params) };
        refuse_unknown_project(&*filing, wanted.labels.project.as_deref()).await?;
        client_tools::check(&wanted.client_tools)?;
        let (threads, (config, ..), ..) = &makers;
        threads.prepare();
        let mut settings = config.new_thread(&wanted.overrides)?;
        settings.warnings.extend(capabilities.warnings);
        let Made { thread, settings, instructions } =
            make(&makers, caller, wanted, settings).await?;
        let started = ThreadStartedNotification { thread: Box::new(thread.clone()) };
        let response = thread_response!(ThreadStartResponse { thread, &settings, &instructions });
        Ok(Reply::from(response).broadcast(ServerNotification::ThreadStarted(started)))
    }
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

/// The places for skills and tools that a client names.
#[derive(Default)]
struct Capabilities {
    roots: Vec<CapabilityRoot>,
    /// The places that bring nothing.
    warnings: Vec<ConfigWarningNotification>,
}

/// Reads the places for skills and tools. Those of other machines are left out with a warning.
fn capabilities(named: Option<&[SelectedCapabilityRoot]>) -> Result<Capabilities, CallError> {
    let mut found = Capabilities::default();
    for SelectedCapabilityRoot { id, location } in named.unwrap_or_default() {
        let CapabilityRootLocation::Environment { environment_id: environment, path } = location;
        let path = AbsPath::new(path)
            .map_err(|_| CallError::BadParams(format!("path `{path}` is not absolute")))?;
        if environment == LOCAL_ENVIRONMENT {
            found.roots.push(CapabilityRoot { id: id.clone(), path });
        } else {
            found.warnings.push(ConfigWarningNotification {
                summary: format!(
                    "the capability root `{id}` brings nothing: this server does not reach files of the environment `{environment}`, only of `{LOCAL_ENVIRONMENT}`"
                ),
                details: None,
                path: None,
                range: None,
            });
        }
    }
    Ok(found)
}

/// Refuses params that ask for something else than what would happen.
fn refuse_unsupported(params: &ThreadStartParams) -> Result<(), CallError> {
    refuse_two_sandboxes(params.permissions.as_deref(), params.sandbox)?;
    refuse_no_model(params.model.as_deref())
}

fn persistence(params: &ThreadStartParams) -> Persistence {
    if params.ephemeral == Some(true) { Persistence::Ephemeral } else { Persistence::Stored }
}

/// Takes the params apart: each is served, refused before, or harmless to ignore.
fn wanted(params: ThreadStartParams) -> Wanted {
    let persistence = persistence(&params);
    let ThreadStartParams {
        approval_policy,
        approvals_reviewer,
        base_instructions,
        config,
        cwd,
        developer_instructions,
        dynamic_tools,
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
        experimental_raw_events,
        // Read before.
        ephemeral: _,
        selected_capability_roots: _,
        // Labels for statistics and for hooks, neither of which there are.
        service_name: _,
        session_start_source: _,
        // Permission for another model in place of an unknown one, and for other agents: neither happens here.
        allow_provider_model_fallback: _,
        multi_agent_mode: _,
        // For tests of the capability.
        mock_experimental_field: _,
    } = params;
    Wanted {
        labels: Labels { project, thread_source, daybreak },
        persistence,
        overrides: ThreadOverrides {
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
            environments,
            workspace_roots,
        },
        client_tools: dynamic_tools.unwrap_or_default(),
        capability_roots: Vec::new(),
        history_mode,
        raw_events: if experimental_raw_events { RawEvents::On } else { RawEvents::Off },
        history: None,
    }
}
