//! `turn/settings/update`: other settings for the rest of the turn that runs.

use std::sync::Arc;

use turnhost_agent::{Event, is_known_model};
use turnhost_base::ThreadId;
use turnhost_ports::ConfigPort;
use turnhost_protocol::{
    TurnSettingsUpdateParams, TurnSettingsUpdateResponse, TurnSettingsUpdateStatus, method,
};
use turnhost_threads::{LoadedThread, ServerIdentity};

use crate::environments::Environments;
use crate::features::Features;
use crate::methods::params::{refuse_environments, thread_id};
use crate::methods::settings_change::SettingsChange;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

/// The feature without which it is refused.
const FEATURE: &str = "step_model_switching";

impl OnThread for method::TurnSettingsUpdate {
    type Needs = (Arc<Features>, Arc<ServerIdentity>, Arc<dyn ConfigPort>, Arc<Environments>);

    fn thread(params: &TurnSettingsUpdateParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// The turns that follow continue the thread's own settings.
    fn call(
        thread: &mut LoadedThread<'_>,
        (features, identity, config, environments): Self::Needs,
        _: &Caller,
        params: TurnSettingsUpdateParams,
    ) -> Result<TurnSettingsUpdateResponse, CallError> {
        let refused = |text: &str| Err(CallError::Refused(text.to_owned()));
        if !features.is_on(FEATURE, &*config)? {
            return refused("turn settings updates require the step_model_switching feature");
        }
        refuse_environments(&environments, params.environments.as_ref())?;
        let (turn_id, change) = change(params);
        let is_running = thread.state().running().is_some_and(|it| it.to_string() == turn_id);
        let Some(settings) = thread.turn_settings().filter(|_| is_running) else {
            let status = TurnSettingsUpdateStatus::TargetUnavailable;
            return Ok(TurnSettingsUpdateResponse { status });
        };
        // The tools of a turn fit the model that it began with.
        if !is_known_model(&settings.model) {
            return refused("the active model has only fallback metadata");
        }
        if change.model.as_ref().is_some_and(|model| !is_known_model(model)) {
            return refused("the destination model has only fallback metadata");
        }
        let settings = change.applied(settings, &identity.cwd, &*config)?;
        thread.event(Event::Retune(Arc::new(settings)));
        Ok(TurnSettingsUpdateResponse { status: TurnSettingsUpdateStatus::Applied })
    }
}

/// Takes the params apart: the turn, and the settings for it.
fn change(params: TurnSettingsUpdateParams) -> (String, SettingsChange) {
    let TurnSettingsUpdateParams {
        thread_id: _,
        turn_id,
        approvals_reviewer,
        effort,
        environments,
        model,
        service_tier,
        summary,
    } = params;
    let change = SettingsChange {
        approvals_reviewer,
        effort,
        model,
        service_tier,
        summary,
        environments,
        ..SettingsChange::default()
    };
    (turn_id, change)
}
