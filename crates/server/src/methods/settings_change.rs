//! A change of what holds for a thread's turns, as several methods take it.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use turnhost_agent::mode_instructions;
use turnhost_base::AbsPath;
use turnhost_ports::ConfigPort;
use turnhost_protocol::{
    ApprovalsReviewer, AskForApproval, CollaborationMode, Patch, Personality, ReasoningEffort,
    ReasoningSummary, SandboxPolicy, TurnEnvironmentParams,
};
use turnhost_thread::{ThreadOverrides, TurnSettings};

use crate::methods::params::with_permissions;
use crate::request::errors::CallError;

/// The service tier that takes the place of one that a client takes back.
const DEFAULT_TIER: &str = "default";

/// Settings that hold from now on; what is unset stays as it was.
#[derive(Default)]
pub(super) struct SettingsChange {
    pub(super) approval_policy: Option<AskForApproval>,
    pub(super) approvals_reviewer: Option<ApprovalsReviewer>,
    pub(super) collaboration_mode: Option<CollaborationMode>,
    pub(super) cwd: Option<String>,
    pub(super) effort: Option<ReasoningEffort>,
    pub(super) model: Option<String>,
    /// A permission profile; not together with `sandbox_policy`.
    pub(super) permissions: Option<String>,
    pub(super) personality: Option<Personality>,
    pub(super) sandbox_policy: Option<SandboxPolicy>,
    pub(super) service_tier: Patch<String>,
    pub(super) summary: Option<ReasoningSummary>,
    /// The environments of commands, which are known; a working directory that they name for the
    /// server's own machine goes before `cwd`.
    pub(super) environments: Option<Vec<TurnEnvironmentParams>>,
    /// Roots of the workspace on the server's own machine.
    pub(super) workspace_roots: Option<Vec<AbsPath>>,
    /// Ids of plugins that the thread does without; unknown ones are kept as they are.
    pub(super) disabled_plugins: Option<Vec<String>>,
}

impl SettingsChange {
    /// Returns the settings with the client's new values; a relative directory is relative
    /// to the server's own.
    pub(super) fn applied(
        self,
        settings: &TurnSettings,
        server_cwd: &AbsPath,
        config: &dyn ConfigPort,
    ) -> Result<TurnSettings, CallError> {
        if self.permissions.is_some() && self.sandbox_policy.is_some() {
            let text = "`permissions` cannot be combined with `sandboxPolicy`";
            return Err(CallError::Refused(text.to_owned()));
        }
        let before = settings;
        let mut settings = settings.clone();
        settings.workspace.narrow(&mut settings.sandbox_policy);
        if let Some(cwd) = self.cwd {
            settings.cwd = server_cwd.join(cwd);
        }
        if let Some(environments) = self.environments {
            settings.workspace.environments = Some(environments);
            if let Some(cwd) = settings.workspace.local_cwd() {
                settings.cwd = server_cwd.join(cwd);
            }
        }
        if let Some(roots) = self.workspace_roots {
            settings.workspace.roots = Some(roots);
        }
        if let Some(mode) = self.collaboration_mode {
            choose_mode(&mut settings, mode);
        }
        if let Some(model) = self.model {
            settings.model = model;
        }
        if let Some(policy) = self.approval_policy {
            settings.approval_policy = policy;
        }
        if let Some(reviewer) = self.approvals_reviewer {
            settings.approvals_reviewer = reviewer.current();
        }
        if let Some(policy) = self.sandbox_policy {
            settings.sandbox_policy = with_each_root_once(policy);
            settings.permission_profile = None;
            settings.permission_profile_extends = None;
        }
        if let Some(profile) = self.permissions {
            choose_profile(&mut settings, &profile, config)?;
        }
        if let Some(plugins) = self.disabled_plugins {
            settings.disabled_plugins = plugins;
        }
        settings.effort = self.effort.or(settings.effort);
        settings.summary = self.summary.or(settings.summary);
        settings.personality = self.personality.or(settings.personality);
        choose_tier(&mut settings, self.service_tier);
        settings.workspace.widen(&mut settings.sandbox_policy, &settings.cwd);
        config.check_change(before, &settings).map_err(|forbidden| {
            CallError::Refused(format!("invalid thread settings override: {forbidden}"))
        })?;
        Ok(settings)
    }
}

/// Returns the policy without roots that it names again.
fn with_each_root_once(mut policy: SandboxPolicy) -> SandboxPolicy {
    if let SandboxPolicy::WorkspaceWrite { writable_roots, .. } = &mut policy {
        let mut seen = BTreeSet::new();
        writable_roots.retain(|root| seen.insert(root.clone()));
    }
    policy
}

/// Applies a permission profile. One that the requirements do not allow is refused; a new thread
/// would get another one, with a warning.
fn choose_profile(
    settings: &mut TurnSettings,
    profile: &str,
    config: &dyn ConfigPort,
) -> Result<(), CallError> {
    let configured = config.settings(&ThreadOverrides {
        cwd: Some(settings.cwd.to_string()),
        config: with_permissions(Some(IndexMap::new()), Some(profile.to_owned())),
        ..ThreadOverrides::default()
    })?;
    if configured.permission_profile.as_deref() != Some(profile) {
        return Err(CallError::Refused(format!(
            "invalid thread settings override: the permission profile `{profile}` is disallowed by requirements"
        )));
    }
    settings.take_sandbox(&configured);
    Ok(())
}

/// Sets the service tier; `fast` is the name that clients have for `priority`.
fn choose_tier(settings: &mut TurnSettings, tier: Patch<String>) {
    match tier {
        Patch::Keep => {}
        Patch::Clear => settings.service_tier = Some(DEFAULT_TIER.to_owned()),
        Patch::Set(tier) if tier == "fast" => settings.service_tier = Some("priority".to_owned()),
        Patch::Set(tier) => settings.service_tier = Some(tier),
    }
}

/// Applies a mode with its settings; without instructions of the client's, with the built-in ones.
fn choose_mode(settings: &mut TurnSettings, chosen: CollaborationMode) {
    let CollaborationMode { mode, settings: own } = chosen;
    let built_in = || mode_instructions(mode).to_owned();
    settings.mode = mode;
    settings.model = own.model;
    settings.effort = own.reasoning_effort;
    settings.mode_instructions = Some(own.developer_instructions.unwrap_or_else(built_in));
}
