//! The settings that a new thread gets from the files and from its client.

use turnhost_base::AbsPath;
use turnhost_config::{EffectiveSettings, Loaded, Overrides};
use turnhost_ports::{ConfigFailure, ModelPort as _};
use turnhost_protocol::{
    AskForApproval, ConfigWarningNotification, ModeKind, Personality, SandboxPolicy,
};
use turnhost_sandbox::regular;
use turnhost_thread::{ThreadOverrides, TurnSettings, Workspace, usable_context};

use super::HostConfig;
use super::failures::failure;
use crate::rules;

/// The default size of a model's context, in tokens: that of most hosted models.
const CONTEXT_WINDOW: i64 = 272_000;

/// The settings of a thread with warnings for its user, and the files that they are from.
pub(super) struct Resolved {
    pub(super) settings: TurnSettings,
    pub(super) warnings: Vec<ConfigWarningNotification>,
    pub(super) loaded: Loaded,
}

impl HostConfig {
    /// Resolves the settings of a thread from the files as they are now and the client's overrides.
    pub(super) fn resolve(&self, overrides: &ThreadOverrides) -> Result<Resolved, ConfigFailure> {
        let workspace = workspace(overrides);
        let named = workspace.local_cwd().or(overrides.cwd.as_deref());
        let cwd = self.cwd.join(named.unwrap_or_default());
        let loaded = self.config.load(Some(&cwd)).map_err(failure)?;
        let settings = with_prompts(loaded.settings(&layer(overrides)).map_err(failure)?)?;
        let provider = settings.provider().map_err(failure)?.id;
        let model = self.model(settings.model.as_deref(), &provider)?;
        let listed = || self.models.context_window(&provider, &model);
        let window = settings.model_context_window.map(i64::from).or_else(listed);
        let context_window = usable_context(window.unwrap_or(CONTEXT_WINDOW));
        let warnings = warnings_of(&loaded, &settings);
        let mut sandbox_policy = settings.sandbox.clone();
        workspace.widen(&mut sandbox_policy, &cwd);
        let personality = overrides.personality.or(settings.personality);
        let derived = Derived {
            cwd,
            model,
            provider,
            context_window,
            sandbox_policy,
            personality,
            workspace,
        };
        Ok(Resolved { settings: turn_settings(settings, derived), warnings, loaded })
    }
}

/// Settings of a thread that depend on more than its configuration.
struct Derived {
    cwd: AbsPath,
    model: String,
    /// The provider's id.
    provider: String,
    /// Tokens of the model's context that a thread may fill.
    context_window: i64,
    sandbox_policy: SandboxPolicy,
    personality: Option<Personality>,
    workspace: Workspace,
}

/// Returns the settings of a new thread.
fn turn_settings(settings: EffectiveSettings, derived: Derived) -> TurnSettings {
    let Derived { cwd, model, provider, context_window, sandbox_policy, personality, workspace } =
        derived;
    TurnSettings {
        cwd,
        model,
        model_provider: provider,
        approval_policy: settings.approval_policy.unwrap_or(AskForApproval::OnRequest),
        sandbox_policy,
        permission_profile: settings.permission_profile,
        permission_profile_extends: settings.profile_extends,
        approvals_reviewer: settings.approvals_reviewer.unwrap_or_default().current(),
        mode: ModeKind::Default,
        mode_instructions: None,
        compact_limit: settings.model_auto_compact_token_limit,
        compact_prompt: settings.compact_prompt,
        memory_mode: None,
        effort: settings.model_reasoning_effort,
        summary: settings.model_reasoning_summary,
        verbosity: settings.model_verbosity,
        service_tier: settings.service_tier,
        account: settings.account,
        personality,
        base_instructions: settings.instructions,
        developer_instructions: settings.developer_instructions,
        context_window,
        environment: settings.environment,
        output_token_limit: settings.tool_output_token_limit.map(u64::from),
        client_tools: Vec::new(),
        request_permissions_tool: settings.permissions.request_tool,
        review_model: settings.review_model,
        sub_agents: settings.sub_agents,
        withheld: settings.withheld,
        agent: None,
        exec_permission_approvals: settings.permissions.with_commands,
        network_proxy: settings.permissions.network_proxy,
        max_repeated_calls: settings.max_repeated_calls,
        interrupt_commands: settings.interrupt_commands,
        file_tools: settings.file_tools,
        model_family: settings.model_family,
        web_search: settings.web_search,
        unload_delay_secs: settings.thread_unload_delay.as_secs(),
        workspace,
        history_mode: None,
        reverted: None,
        disabled_plugins: Vec::new(),
        capability_roots: Vec::new(),
        generate_name: settings.generate_thread_names,
    }
}

/// Returns the warnings for the user of a thread with these settings.
fn warnings_of(loaded: &Loaded, settings: &EffectiveSettings) -> Vec<ConfigWarningNotification> {
    let notes = settings.notes.iter().map(|note| ConfigWarningNotification {
        summary: note.clone(),
        details: None,
        path: None,
        range: None,
    });
    let of_rules = rules::project_warning(loaded);
    loaded.project_warnings().iter().cloned().chain(of_rules).chain(notes).collect()
}

/// Returns the settings with the texts of the files that they name in place of their own.
fn with_prompts(mut settings: EffectiveSettings) -> Result<EffectiveSettings, ConfigFailure> {
    let files = std::mem::take(&mut settings.prompt_files);
    if let Some(text) = text_of(files.instructions.as_ref(), "model instructions")? {
        settings.instructions = Some(text);
    }
    if let Some(text) = text_of(files.compact.as_ref(), "compact prompt")? {
        settings.compact_prompt = Some(text);
    }
    Ok(settings)
}

/// Reads the file that a setting names; blank text counts as none. Fails if it cannot be read, so
/// that no thread starts without the instructions that it was meant to have.
fn text_of(file: Option<&AbsPath>, kind: &str) -> Result<Option<String>, ConfigFailure> {
    let Some(path) = file else { return Ok(None) };
    match regular::read_text(path) {
        Ok(text) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
        Err(error) => Err(ConfigFailure(format!("failed to read {kind} file {path}: {error}"))),
    }
}

/// Returns the places that a client names beside the working directory.
fn workspace(overrides: &ThreadOverrides) -> Workspace {
    Workspace {
        environments: overrides.environments.clone(),
        roots: overrides.workspace_roots.clone(),
    }
}

fn layer(overrides: &ThreadOverrides) -> Overrides {
    Overrides {
        config: overrides.config.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
        model: overrides.model.clone(),
        model_provider: overrides.model_provider.clone(),
        approval_policy: overrides.approval_policy.clone(),
        approvals_reviewer: overrides.approvals_reviewer,
        sandbox: overrides.sandbox,
        service_tier: overrides.service_tier.clone(),
        base_instructions: overrides.base_instructions.clone(),
        developer_instructions: overrides.developer_instructions.clone(),
    }
}
