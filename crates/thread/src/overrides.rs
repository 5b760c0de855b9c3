//! Settings that a client gives a thread, and how they apply.

use indexmap::IndexMap;
use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_protocol::{
    ApprovalsReviewer, AskForApproval, Personality, SandboxMode, TurnEnvironmentParams,
};

use crate::TurnSettings;

/// The key of the configuration that names a thread's permission profile.
pub const DEFAULT_PERMISSIONS: &str = "default_permissions";

/// A client's own settings: keys of `config.toml`, dotted or nested.
pub type OwnConfig = IndexMap<String, Value>;

/// Settings that a client gives a thread on top of the configuration.
#[derive(Clone, Debug, Default)]
pub struct ThreadOverrides {
    /// Working directory; a relative one is relative to the server's.
    pub cwd: Option<String>,
    /// The model's name.
    pub model: Option<String>,
    /// The provider's id.
    pub model_provider: Option<String>,
    /// When to ask before acting.
    pub approval_policy: Option<AskForApproval>,
    /// The reviewer of approvals.
    pub approvals_reviewer: Option<ApprovalsReviewer>,
    /// The sandbox policy of commands.
    pub sandbox: Option<SandboxMode>,
    /// Keys of config.toml, dotted or nested.
    pub config: OwnConfig,
    /// Instructions in place of the built-in ones.
    pub base_instructions: Option<String>,
    /// Instructions on top of the built-in ones.
    pub developer_instructions: Option<String>,
    /// The tone of answers.
    pub personality: Option<Personality>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
    /// The environments of commands; a working directory that they name for the server's own
    /// machine goes before `cwd`.
    pub environments: Option<Vec<TurnEnvironmentParams>>,
    /// Roots of the workspace on the server's own machine.
    pub workspace_roots: Option<Vec<AbsPath>>,
}

impl ThreadOverrides {
    /// Returns whether the client overrides nothing.
    pub fn is_empty(&self) -> bool {
        let Self {
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
        } = self;
        cwd.is_none()
            && model.is_none()
            && model_provider.is_none()
            && approval_policy.is_none()
            && approvals_reviewer.is_none()
            && sandbox.is_none()
            && config.is_empty()
            && base_instructions.is_none()
            && developer_instructions.is_none()
            && personality.is_none()
            && service_tier.is_none()
            && environments.is_none()
            && workspace_roots.is_none()
    }

    /// Replaces in `settings` the parts that the client named with those of `configured`,
    /// which are what the configuration makes of these overrides.
    pub fn apply(&self, settings: &mut TurnSettings, configured: TurnSettings) {
        let Self {
            cwd: _,
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
            environments: _,
            workspace_roots: _,
        } = self;
        let has = |name: &str| config.contains_key(name);
        settings.workspace.narrow(&mut settings.sandbox_policy);
        self.apply_places(settings, &configured);
        self.apply_compaction(settings, &configured);
        if sandbox.is_some() || has("sandbox_mode") || has(DEFAULT_PERMISSIONS) {
            settings.take_sandbox(&configured);
        }
        // An effort belongs to its model, and a model to its provider.
        if model.is_some()
            || model_provider.is_some()
            || ["model", "model_provider", "model_reasoning_effort"].into_iter().any(has)
        {
            settings.model = configured.model;
            settings.effort = configured.effort;
        }
        if model_provider.is_some() || has("model_provider") {
            settings.model_provider = configured.model_provider;
        }
        if approval_policy.is_some() || has("approval_policy") {
            settings.approval_policy = configured.approval_policy;
        }
        if approvals_reviewer.is_some() || has("approvals_reviewer") {
            settings.approvals_reviewer = configured.approvals_reviewer;
        }
        if has("model_reasoning_summary") {
            settings.summary = configured.summary;
        }
        if base_instructions.is_some() || has("instructions") || has("model_instructions_file") {
            settings.base_instructions = configured.base_instructions;
        }
        if developer_instructions.is_some() || has("developer_instructions") {
            settings.developer_instructions = configured.developer_instructions;
        }
        self.apply_account(settings, configured.account);
        if personality.is_some() || has("personality") {
            settings.personality = configured.personality;
        }
        if service_tier.is_some() || has("service_tier") {
            settings.service_tier = configured.service_tier;
        }
        settings.workspace.widen(&mut settings.sandbox_policy, &settings.cwd);
    }

    /// Replaces what the client said of compaction.
    fn apply_compaction(&self, settings: &mut TurnSettings, configured: &TurnSettings) {
        if self.config.contains_key("model_auto_compact_token_limit") {
            settings.compact_limit = configured.compact_limit;
        }
        if ["compact_prompt", "experimental_compact_prompt_file"]
            .iter()
            .any(|key| self.config.contains_key(*key))
        {
            settings.compact_prompt.clone_from(&configured.compact_prompt);
        }
    }

    /// Replaces the account that the client named.
    fn apply_account(&self, settings: &mut TurnSettings, configured: Option<String>) {
        if self.config.contains_key("account") {
            settings.account = configured;
        }
    }

    /// Replaces the directories and environments that the client named.
    fn apply_places(&self, settings: &mut TurnSettings, configured: &TurnSettings) {
        let workspace = &configured.workspace;
        if self.cwd.is_some() || workspace.local_cwd().is_some() {
            settings.cwd = configured.cwd.clone();
        }
        if self.environments.is_some() {
            settings.workspace.environments.clone_from(&workspace.environments);
        }
        if self.workspace_roots.is_some() {
            settings.workspace.roots.clone_from(&workspace.roots);
        }
    }
}
