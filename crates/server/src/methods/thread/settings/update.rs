//! `thread/settings/update`: other settings for the turns that follow.

use std::sync::Arc;

use turnhost_base::ThreadId;
use turnhost_ports::ConfigPort;
use turnhost_protocol::{ThreadSettingsUpdateParams, ThreadSettingsUpdateResponse, method};
use turnhost_thread::Input;
use turnhost_threads::{LoadedThread, ServerIdentity};

use crate::environments::Environments;
use crate::methods::params::{refuse_environments, thread_id};
use crate::methods::settings_change::SettingsChange;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadSettingsUpdate {
    type Needs = (Arc<ServerIdentity>, Arc<dyn ConfigPort>, Arc<Environments>);

    fn thread(params: &ThreadSettingsUpdateParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// Says nothing of a change that changes nothing.
    fn call(
        thread: &mut LoadedThread<'_>,
        (identity, config, environments): Self::Needs,
        _: &Caller,
        params: ThreadSettingsUpdateParams,
    ) -> Result<ThreadSettingsUpdateResponse, CallError> {
        refuse_environments(&environments, params.environments.as_ref())?;
        let change = change(params);
        let settings = change.applied(thread.state().settings(), &identity.cwd, &*config)?;
        thread.input(Input::Configure(Box::new(settings)));
        Ok(ThreadSettingsUpdateResponse {})
    }
}

/// Takes the params apart: each is served, harmless to ignore, or refused by name.
fn change(params: ThreadSettingsUpdateParams) -> SettingsChange {
    let ThreadSettingsUpdateParams {
        thread_id: _,
        approval_policy,
        approvals_reviewer,
        collaboration_mode,
        cwd,
        effort,
        environments,
        model,
        permissions,
        personality,
        sandbox_policy,
        service_tier,
        summary,
        // Agents work when the model asks for them, in each mode.
        multi_agent_mode: _,
        disabled_plugin_ids: disabled_plugins,
    } = params;
    SettingsChange {
        approval_policy,
        approvals_reviewer,
        collaboration_mode,
        cwd,
        effort,
        model,
        permissions,
        personality,
        sandbox_policy,
        service_tier,
        summary,
        environments,
        workspace_roots: None,
        disabled_plugins,
    }
}
