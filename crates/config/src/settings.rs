//! The settings of a thread: the layers, and what its request asks for on top.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_protocol as wire;
use turnhost_thread::{
    DEFAULT_PERMISSIONS, EnvironmentPolicy, InterruptedCommands, ModelFamily, SubAgentLimits,
    Withheld,
};

use crate::error::UNTRUSTED;
use crate::features;
use crate::keys::{Problem, findings};
use crate::legacy;
use crate::permissions::{self, Chosen, mode_policy};
use crate::provider::{BUILT_IN, Entry};
use crate::texts::{ProjectDocs, PromptFiles};
use crate::tree::{Table, get, merge, nest};
use crate::{
    AppServer, ConfigError, CredentialsStore, Loaded, ProviderConfig, environment, sub_agents,
    unload,
};

/// 50: more than a patient model asks for the state of something, and a fraction of what a model that
/// is stuck costs.
const MAX_REPEATED_CALLS: u32 = 50;

/// Settings of a request, stronger than every layer.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Keys of `config.toml`, dotted or nested. Unknown ones and nulls are ignored.
    pub config: Vec<(String, Value)>,
    /// The model.
    pub model: Option<String>,
    /// Id of the model provider.
    pub model_provider: Option<String>,
    /// The approval policy; here `untrusted` is fine.
    pub approval_policy: Option<wire::AskForApproval>,
    /// The reviewer of approvals.
    pub approvals_reviewer: Option<wire::ApprovalsReviewer>,
    /// The sandbox.
    pub sandbox: Option<wire::SandboxMode>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
    /// Instructions before the conversation.
    pub base_instructions: Option<String>,
    /// Instructions in the developer's name.
    pub developer_instructions: Option<String>,
}

/// The settings in force. What is `None` is set nowhere; the reader of the setting has its default.
#[derive(Clone, Debug)]
pub struct EffectiveSettings {
    /// The model.
    pub model: Option<String>,
    /// Id of the model provider: as configured, or `openai` if `OPENAI_API_KEY` is set.
    pub model_provider: Option<String>,
    /// The model for reviews.
    pub review_model: Option<String>,
    /// The approval policy.
    pub approval_policy: Option<wire::AskForApproval>,
    /// The reviewer of approvals.
    pub approvals_reviewer: Option<wire::ApprovalsReviewer>,
    /// The sandbox.
    pub sandbox_mode: Option<wire::SandboxMode>,
    /// Details of the `workspace-write` sandbox.
    pub sandbox_workspace_write: wire::SandboxWorkspaceWrite,
    /// The model's reasoning effort.
    pub model_reasoning_effort: Option<wire::ReasoningEffort>,
    /// Form of its reasoning summaries.
    pub model_reasoning_summary: Option<wire::ReasoningSummary>,
    /// Its verbosity.
    pub model_verbosity: Option<wire::Verbosity>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
    /// The account whose login model providers get; the one without a name if `None`.
    pub account: Option<String>,
    /// Tokens that the model can see.
    pub model_context_window: Option<u32>,
    /// Tokens at which a history is shortened.
    pub model_auto_compact_token_limit: Option<i64>,
    /// Tokens of a tool's output that the model sees.
    pub tool_output_token_limit: Option<u32>,
    /// Instructions before the conversation, instead of the program's own.
    pub instructions: Option<String>,
    /// Files that count before `instructions` and `compact_prompt`.
    pub prompt_files: PromptFiles,
    /// Instructions in the developer's name.
    pub developer_instructions: Option<String>,
    /// Replaces the prompt by which histories are shortened.
    pub compact_prompt: Option<String>,
    /// The tone of answers.
    pub personality: Option<wire::Personality>,
    /// The sandbox policy of commands.
    pub sandbox: wire::SandboxPolicy,
    /// The permission profile that `sandbox` is of, if one was chosen by name.
    pub permission_profile: Option<String>,
    /// The profile that it builds on.
    pub profile_extends: Option<String>,
    /// Variables that commands get of the server's own environment.
    pub environment: EnvironmentPolicy,
    /// Time that a thread stays loaded without subscribers and activity; 30 min by default.
    pub thread_unload_delay: Duration,
    /// Responses in a row that may make the same tool calls; 50 by default, 0 is no limit.
    pub max_repeated_calls: u32,
    /// The fate of commands that a turn waits for when it is interrupted; they continue by default.
    pub interrupt_commands: InterruptedCommands,
    /// Models are offered tools for files; small ones alone if unset.
    pub file_tools: Option<bool>,
    /// The family of the model; from its name if unset.
    pub model_family: Option<ModelFamily>,
    /// Lets the model name threads that have no name after their first turn. False by default.
    pub generate_thread_names: bool,
    /// The web search of a provider that has one.
    pub web_search: Option<wire::WebSearchMode>,
    /// Features that let models ask for more than the sandbox allows.
    pub permissions: PermissionFeatures,
    /// Parts of the tools and of the context that models do without.
    pub withheld: Withheld,
    /// Bounds of the agents that a thread's model may start.
    pub sub_agents: SubAgentLimits,
    /// The instruction files of projects.
    pub project_docs: ProjectDocs,
    /// Set if the user trusts the project.
    pub trusted: bool,
    /// Texts for people about values that the administrator's requirements replaced.
    pub notes: Vec<String>,
    tree: Table,
    /// The ids of the providers in the files.
    configured: Vec<String>,
    user_file: AbsPath,
}

/// Features that let models ask for more than the sandbox allows; all are off by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PermissionFeatures {
    /// `request_permissions_tool`: a tool of its own.
    pub request_tool: bool,
    /// `exec_permission_approvals`: together with a command.
    pub with_commands: bool,
    /// `network_proxy`: sandboxed commands reach the network through a proxy that asks for each host.
    pub network_proxy: bool,
}

impl PermissionFeatures {
    fn of(tree: &Table) -> Self {
        let features = tree.get("features");
        let is_on = |name: &str| {
            features.and_then(|features| features.get(name)?.as_bool()).unwrap_or(false)
        };
        Self {
            request_tool: is_on("request_permissions_tool"),
            with_commands: is_on("exec_permission_approvals"),
            network_proxy: is_on("network_proxy"),
        }
    }
}

impl Loaded {
    /// Returns the section `[app_server]`.
    pub fn app_server(&self) -> Result<AppServer, ConfigError> {
        AppServer::of(self.merged())
    }

    /// Returns the place of logins.
    pub fn credentials_store(&self) -> Result<CredentialsStore, ConfigError> {
        CredentialsStore::of(self.merged())
    }

    /// Returns the settings in force for a thread that asks for `overrides`.
    pub fn settings(&self, overrides: &Overrides) -> Result<EffectiveSettings, ConfigError> {
        EffectiveSettings::of(self, overrides)
    }

    /// Warns of each permission profile of the files that cannot be enforced.
    pub(crate) fn warnings_of_profiles(&self) -> Vec<wire::ConfigWarningNotification> {
        let warnings = self.unusable_profiles().into_iter();
        let warning = |text| wire::ConfigWarningNotification {
            summary: text,
            details: Some("threads that ask for this profile do not start".into()),
            path: None,
            range: None,
        };
        warnings.map(warning).collect()
    }

    /// Warns of each provider that cannot be used for want of an address.
    pub(crate) fn warnings_of_providers(&self) -> Vec<wire::ConfigWarningNotification> {
        // Few files have any, and a load should not pay for the others.
        if self.requirements.is_none() && !self.has("model_providers") {
            return Vec::new();
        }
        let Ok(settings) = self.settings(&Overrides::default()) else { return Vec::new() };
        let unusable =
            settings.configured.iter().filter_map(|id| match settings.provider_named(id) {
                Err(err @ ConfigError::NoBaseUrl(_)) => Some(err.to_string()),
                _ => None,
            });
        let warning = |text| wire::ConfigWarningNotification {
            summary: text,
            details: Some("threads that ask for this provider do not start".into()),
            path: Some(self.user_file.to_string()),
            range: None,
        };
        unusable.map(warning).collect()
    }
}

impl EffectiveSettings {
    pub(crate) fn of(loaded: &Loaded, overrides: &Overrides) -> Result<Self, ConfigError> {
        let own = own_tree(overrides.config.iter().map(|(key, value)| (key, value)))?;
        let tree = loaded.with_checked(&own)?;
        let asked = overrides.clone();
        let forced =
            loaded.requirements.as_ref().is_some_and(|it| it.wire().model_provider.is_some());
        let model_provider = asked.model_provider.filter(|_| !forced);
        let Sandbox { mode: sandbox_mode, workspace, named, chosen } =
            Sandbox::of(loaded, &tree, &own, asked.sandbox)?;
        let mut settings = Self {
            model: asked.model.or(get(&tree, "model")?),
            model_provider: model_provider
                .or(get(&tree, "model_provider")?)
                .or_else(|| fallback_provider(loaded)),
            review_model: get(&tree, "review_model")?,
            approval_policy: asked.approval_policy.or(get(&tree, "approval_policy")?),
            approvals_reviewer: asked.approvals_reviewer.or(get(&tree, "approvals_reviewer")?),
            sandbox_mode,
            sandbox_workspace_write: workspace,
            sandbox: chosen.policy,
            permission_profile: named,
            profile_extends: chosen.extends,
            model_reasoning_effort: get(&tree, "model_reasoning_effort")?,
            model_reasoning_summary: get(&tree, "model_reasoning_summary")?,
            model_verbosity: get(&tree, "model_verbosity")?,
            service_tier: asked.service_tier.or(get(&tree, "service_tier")?),
            account: get(&tree, "account")?,
            model_context_window: get(&tree, "model_context_window")?,
            model_auto_compact_token_limit: get(&tree, "model_auto_compact_token_limit")?,
            tool_output_token_limit: get(&tree, "tool_output_token_limit")?,
            instructions: asked.base_instructions.or(get(&tree, "instructions")?),
            prompt_files: PromptFiles::of(&tree, loaded, overrides)?,
            developer_instructions: asked
                .developer_instructions
                .or(get(&tree, "developer_instructions")?),
            compact_prompt: get(&tree, "compact_prompt")?,
            personality: get(&tree, "personality")?,
            environment: environment::policy(&tree)?,
            thread_unload_delay: unload::delay(&tree)?,
            generate_thread_names: get(&tree, "generate_thread_names")?.unwrap_or(false),
            max_repeated_calls: get(&tree, "max_repeated_calls")?.unwrap_or(MAX_REPEATED_CALLS),
            interrupt_commands: get(&tree, "interrupt_commands")?.unwrap_or_default(),
            file_tools: get(&tree, "file_tools")?,
            model_family: get(&tree, "model_family")?,
            web_search: get(&tree, "web_search")?,
            permissions: PermissionFeatures::of(&tree),
            withheld: features::withheld(&tree)?,
            sub_agents: sub_agents::limits(&tree)?,
            project_docs: ProjectDocs::of(&tree)?,
            trusted: loaded.trusted,
            notes: Vec::new(),
            configured: configured(&tree),
            user_file: loaded.user_file.clone(),
            tree,
        };
        if let Some(requirements) = &loaded.requirements {
            requirements.constrain(&mut settings);
        }
        Ok(settings)
    }

    /// Returns the permission profile of this name.
    pub(crate) fn profile(&self, id: &str) -> Result<Chosen, ConfigError> {
        permissions::choose(&self.tree, id, &self.sandbox_workspace_write)
    }

    /// Returns the sandbox policy of a command in the named permission profile.
    pub fn profile_policy(&self, id: &str) -> Result<wire::SandboxPolicy, ConfigError> {
        Ok(self.profile(id)?.policy)
    }

    /// Returns the provider in force.
    ///
    /// Fails if none is configured, or if it is not known or has no address.
    pub fn provider(&self) -> Result<ProviderConfig, ConfigError> {
        match &self.model_provider {
            Some(id) => self.provider_named(id),
            None => Err(ConfigError::NoProvider { path: self.user_file.clone() }),
        }
    }

    /// Returns the provider with this id, built in or configured.
    pub fn provider_named(&self, id: &str) -> Result<ProviderConfig, ConfigError> {
        let unknown = || ConfigError::UnknownProvider(id.to_owned());
        let entry = self.provider_entry(id).ok_or_else(unknown)?;
        let entry: Entry =
            get(&Table::from_iter([(id.to_owned(), entry.into())]), id)?.ok_or_else(unknown)?;
        entry.provider(id).ok_or_else(|| ConfigError::NoBaseUrl(id.to_owned()))
    }

    /// Fails if a provider of the files cannot be read. One without an address can, and
    /// [`Loaded::warnings`] reports it.
    pub fn check_providers(&self) -> Result<(), ConfigError> {
        for id in &self.configured {
            match self.provider_named(id) {
                Ok(_) | Err(ConfigError::NoBaseUrl(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Returns `true` if the files have a provider with this id.
    pub fn is_configured(&self, id: &str) -> bool {
        self.configured.iter().any(|configured| configured == id)
    }

    /// Returns the ids of the providers that the files have.
    pub fn configured_providers(&self) -> &[String] {
        &self.configured
    }

    /// Returns the providers with the values that hold for each.
    pub(crate) fn provider_entries(&self) -> impl Iterator<Item = (&str, Table)> {
        self.provider_ids().filter_map(|id| Some((id, self.provider_entry(id)?)))
    }

    /// Returns the provider with this id with the values that hold for it.
    pub(crate) fn provider_entry(&self, id: &str) -> Option<Table> {
        provider(&self.tree, id)
    }

    /// Returns the ids of all providers, built in or configured, sorted.
    pub fn provider_ids(&self) -> impl Iterator<Item = &str> {
        let built_in = BUILT_IN.iter().map(|(id, _)| *id);
        let ids: BTreeSet<_> = built_in.chain(self.configured.iter().map(String::as_str)).collect();
        ids.into_iter()
    }
}

impl Loaded {
    /// Returns the merged layers with a request's own settings on top.
    pub(crate) fn with_own<'a>(
        &self,
        own: impl IntoIterator<Item = (&'a String, &'a Value)>,
    ) -> Result<Table, ConfigError> {
        self.with_checked(&own_tree(own)?)
    }

    /// Does the same for settings that were checked. A request may choose a profile too.
    fn with_checked(&self, own: &Table) -> Result<Table, ConfigError> {
        let Some(name) = own.get("profile").and_then(Value::as_str) else {
            return Ok(self.with(own));
        };
        let profile = self.profile(name);
        let mut over = profile.ok_or_else(|| ConfigError::UndefinedProfile(name.to_owned()))?;
        merge(&mut over, own);
        Ok(self.with(&over))
    }
}

/// The sandbox in force, and what it comes of.
struct Sandbox {
    mode: Option<wire::SandboxMode>,
    workspace: wire::SandboxWorkspaceWrite,
    /// The permission profile that is chosen by name.
    named: Option<String>,
    chosen: Chosen,
}

impl Sandbox {
    fn of(
        loaded: &Loaded,
        tree: &Table,
        own: &Table,
        wanted: Option<wire::SandboxMode>,
    ) -> Result<Self, ConfigError> {
        let workspace = get(tree, "sandbox_workspace_write")?.unwrap_or_default();
        let mode = wanted.or(get(tree, "sandbox_mode")?);
        let named = named_profile(loaded, tree, own, wanted);
        let chosen = match &named {
            Some(id) => permissions::choose(tree, id, &workspace)?,
            None => Chosen {
                policy: mode_policy(effective_mode(loaded, mode), &workspace),
                extends: None,
            },
        };
        Ok(Self { mode, workspace, named, chosen })
    }
}

/// Returns the mode in force: as configured, else `workspace-write` where the user trusts the
/// project and `read-only` elsewhere.
fn effective_mode(loaded: &Loaded, configured: Option<wire::SandboxMode>) -> wire::SandboxMode {
    configured.unwrap_or(if loaded.trusted {
        wire::SandboxMode::WorkspaceWrite
    } else {
        wire::SandboxMode::ReadOnly
    })
}

/// Returns the permission profile that is chosen. A mode of the request's own counts before one of
/// the files, and the requirements' comes last.
fn named_profile(
    loaded: &Loaded,
    tree: &Table,
    own: &Table,
    sandbox: Option<wire::SandboxMode>,
) -> Option<String> {
    let text = |table: &Table| table.get(DEFAULT_PERMISSIONS)?.as_str().map(str::to_owned);
    let has_mode = sandbox.is_some() || own.contains_key("sandbox_mode");
    let configured = || if has_mode { None } else { text(tree) };
    let required = || {
        let is_open = !has_mode && !tree.contains_key("sandbox_mode");
        loaded.requirements.as_ref()?.wire().default_permissions.clone().filter(|_| is_open)
    };
    text(own).or_else(configured).or_else(required)
}

/// Makes a checked tree of a request's own settings.
fn own_tree<'a>(
    own: impl IntoIterator<Item = (&'a String, &'a Value)>,
) -> Result<Table, ConfigError> {
    let mut own = nest(own)?;
    legacy::rewrite(&mut own);
    check(&own)?;
    Ok(own)
}

/// Refuses a request's own settings that do not fit.
fn check(own: &Table) -> Result<(), ConfigError> {
    for finding in findings(own) {
        match finding.problem {
            Problem::InvalidValue(text) if text == UNTRUSTED => return Err(ConfigError::Untrusted),
            Problem::InvalidValue(text) | Problem::UnreadValue(text) => {
                return Err(ConfigError::Override { key: finding.key.join("."), text });
            }
            Problem::UnknownKey(_) | Problem::NotServed(_) => {}
        }
    }
    Ok(())
}

/// Returns OpenAI if the environment has a key for it or a login is stored.
fn fallback_provider(loaded: &Loaded) -> Option<String> {
    let is_set = |name: &&str| loaded.variable(name).is_some_and(|key| !key.trim().is_empty());
    let has_key = ["OPENAI_API_KEY", "CODEX_API_KEY"].iter().any(is_set);
    (has_key || (loaded.has_login)()).then(|| "openai".to_owned())
}

fn configured(tree: &Table) -> Vec<String> {
    let configured = tree.get("model_providers").and_then(Value::as_object);
    configured.into_iter().flat_map(|table| table.keys().cloned()).collect()
}

/// Returns the settings of a provider, built in or configured.
fn provider(tree: &Table, id: &str) -> Option<Table> {
    let built_in = BUILT_IN.iter().find(|(built_in, _)| *built_in == id);
    let mut entry: Option<Table> =
        built_in.map(|(_, entry)| serde_json::from_str(entry).unwrap_or_default());
    if let ("openai", Some(url), Some(openai)) = (id, tree.get("openai_base_url"), &mut entry) {
        openai.insert("base_url".into(), url.clone());
    }
    let configured = tree.get("model_providers").and_then(|table| table.get(id));
    if let Some(Value::Object(configured)) = configured {
        merge(entry.get_or_insert_default(), configured);
    }
    entry
}
