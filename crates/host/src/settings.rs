//! The server's port to the configuration.

mod failures;

use std::sync::Arc;

use turnhost_base::AbsPath;
use turnhost_config::{
    Config, ConfigError, EffectiveSettings, Environment, Loaded, Overrides, ProviderKey,
    WriteRequest,
};
use turnhost_model::{Models, SCRIPTED};
use turnhost_policy::{NetworkRule, Places, Rules};
use turnhost_ports::{
    AccountChoice, BoxFuture, CommandDefaults, CommandSandbox, ConfigFailure, ConfigPort,
    ConfigWrite, ConfigWriteFailure, ExtensionSettings, ListedModel, McpServer, ModelPort as _,
    NetworkRoute, NewThreadSettings, PluginChoice, PluginServer, UnknownProvider,
};
use turnhost_protocol::{
    AskForApproval, ConfigEdit, ConfigLayer, ConfigLayerSource, ConfigReadParams,
    ConfigReadResponse, ConfigRequirements, ConfigWarningNotification, ConfigWriteResponse,
    ForcedLoginMethod, MergeStrategy, Model, ModelProviderListResponse, ModelProviderSummary,
    PermissionProfileSummary, ProviderSettingsPatch, SandboxPolicy,
};
use turnhost_sandbox::regular;
use turnhost_thread::{OwnConfig, ThreadOverrides, TurnSettings, Workspace, usable_context};

use crate::models::ConfigVersion;
use crate::providers::{self, OPENAI_MODEL};
use crate::rules::{self, RulesFile};
use failures::{failure, provider_failure, write_failure};

/// Tokens that a model's context is taken to hold where nobody says: what most hosted models have.
const CONTEXT_WINDOW: i64 = 272_000;

/// The configuration of a host, as the server's port to it.
pub(crate) struct Settings {
    config: Config,
    /// The faults that it had at the start.
    warnings_at_start: Vec<ConfigWarningNotification>,
    home: AbsPath,
    cwd: AbsPath,
    environment: Environment,
    version: ConfigVersion,
    /// Knows what providers tell of their models.
    models: Arc<Models>,
    rules_file: RulesFile,
}

impl Settings {
    pub(crate) fn of(
        config: Config,
        at_start: &Loaded,
        (home, cwd): (&AbsPath, &AbsPath),
        environment: &Environment,
        version: ConfigVersion,
        models: &Arc<Models>,
    ) -> Self {
        let (home, cwd, environment) = (home.clone(), cwd.clone(), Arc::clone(environment));
        let (models, rules_file) = (Arc::clone(models), RulesFile::of_home(&home));
        let warnings_at_start = at_start.warnings();
        Self { config, warnings_at_start, home, cwd, environment, version, models, rules_file }
    }

    /// Returns the settings as the files are now.
    fn now(&self) -> Result<EffectiveSettings, ConfigError> {
        self.config.load(Some(&self.cwd))?.settings(&Overrides::default())
    }

    /// Returns the model of a thread: the configured one, or that of a provider that has one of its own.
    fn model(&self, configured: Option<&str>, provider: &str) -> Result<String, ConfigFailure> {
        match (configured, provider) {
            (Some(model), _) => Ok(model.to_owned()),
            (None, SCRIPTED) => Ok(SCRIPTED.to_owned()),
            (None, "openai") => Ok(OPENAI_MODEL.to_owned()),
            (None, id) => {
                let file = self.config.user_file();
                Err(ConfigFailure(format!(
                    "no model is configured for provider `{id}`; add `model = \"NAME\"` to {file}"
                )))
            }
        }
    }

    /// Returns the settings of a thread with notes for its user, and the files that they are from.
    fn resolve(
        &self,
        overrides: &ThreadOverrides,
    ) -> Result<(TurnSettings, Vec<ConfigWarningNotification>, Loaded), ConfigFailure> {
        let workspace = workspace(overrides);
        let named = workspace.local_cwd().or(overrides.cwd.as_deref());
        let cwd = self.cwd.join(named.unwrap_or_default());
        let loaded = self.config.load(Some(&cwd)).map_err(failure)?;
        let settings = with_prompts(loaded.settings(&layer(overrides)).map_err(failure)?)?;
        let provider = settings.provider().map_err(failure)?;
        let model = self.model(settings.model.as_deref(), &provider.id)?;
        let told = || self.models.context_window(&provider.id, &model);
        let window = settings.model_context_window.map(i64::from).or_else(told);
        let warnings = warnings_of(&loaded, &settings);
        let mut sandbox_policy = settings.sandbox;
        workspace.widen(&mut sandbox_policy, &cwd);
        let settings = TurnSettings {
            cwd,
            model,
            model_provider: provider.id,
            approval_policy: settings.approval_policy.unwrap_or(AskForApproval::OnRequest),
            sandbox_policy,
            permission_profile: settings.permission_profile,
            permission_profile_extends: settings.profile_extends,
            approvals_reviewer: settings.approvals_reviewer.unwrap_or_default().current(),
            mode: turnhost_protocol::ModeKind::Default,
            mode_instructions: None,
            compact_limit: settings.model_auto_compact_token_limit,
            compact_prompt: settings.compact_prompt,
            memory_mode: None,
            effort: settings.model_reasoning_effort,
            summary: settings.model_reasoning_summary,
            verbosity: settings.model_verbosity,
            service_tier: settings.service_tier,
            account: settings.account,
            personality: overrides.personality.or(settings.personality),
            base_instructions: settings.instructions,
            developer_instructions: settings.developer_instructions,
            context_window: usable_context(window.unwrap_or(CONTEXT_WINDOW)),
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
        };
        Ok((settings, warnings, loaded))
    }
}

impl ConfigPort for Settings {
    fn settings(&self, overrides: &ThreadOverrides) -> Result<TurnSettings, ConfigFailure> {
        Ok(self.resolve(overrides)?.0)
    }

    fn new_thread(&self, overrides: &ThreadOverrides) -> Result<NewThreadSettings, ConfigFailure> {
        let (settings, warnings, loaded) = self.resolve(overrides)?;
        let plugins = plugin_servers(&loaded, &self.home, PluginChoice::of(&settings));
        let mcp_servers =
            loaded.mcp_servers(&settings.cwd, &overrides.config, plugins).map_err(failure)?;
        Ok(NewThreadSettings { settings, warnings, mcp_servers })
    }

    fn check_change(
        &self,
        before: &TurnSettings,
        after: &TurnSettings,
    ) -> Result<(), ConfigFailure> {
        let is_unchanged = before.approval_policy == after.approval_policy
            && before.approvals_reviewer == after.approvals_reviewer
            && before.sandbox_policy == after.sandbox_policy
            && before.permission_profile == after.permission_profile;
        if is_unchanged {
            // So that a turn reads no files.
            return Ok(());
        }
        let loaded = self.config.load(None).map_err(failure)?;
        loaded.check_change(before, after).map_err(ConfigFailure)
    }

    fn within_requirements(&self, settings: TurnSettings) -> TurnSettings {
        match self.config.load(None) {
            Ok(loaded) => loaded.within_requirements(settings),
            Err(error) => {
                // The file may demand anything; this is what no demand could forbid.
                tracing::warn!(err = %error, "a thread gets the strictest settings");
                TurnSettings {
                    sandbox_policy: SandboxPolicy::ReadOnly { network_access: false },
                    permission_profile: None,
                    permission_profile_extends: None,
                    ..settings
                }
            }
        }
    }

    fn account(&self) -> AccountChoice {
        let configured = self.now().ok().and_then(|settings| settings.account);
        AccountChoice::of(configured.as_deref())
    }

    fn allows_login(&self, method: ForcedLoginMethod) -> bool {
        self.config.load(None).is_ok_and(|loaded| loaded.allows_login(method))
    }

    fn mcp_servers(
        &self,
        cwd: Option<&AbsPath>,
        own: &OwnConfig,
        plugins: PluginChoice<'_>,
    ) -> Result<Vec<McpServer>, ConfigFailure> {
        let loaded = self.config.load(cwd).map_err(failure)?;
        let plugins = plugin_servers(&loaded, &self.home, plugins);
        loaded.mcp_servers(cwd.unwrap_or(&self.cwd), own, plugins).map_err(failure)
    }

    fn extensions(&self, cwd: Option<&AbsPath>) -> Result<ExtensionSettings, ConfigFailure> {
        self.config.extensions(cwd).map_err(failure)
    }

    fn missing(
        &self,
        file: &AbsPath,
        settings: &serde_json::Value,
    ) -> Result<serde_json::Value, ConfigFailure> {
        self.config.missing(file, settings).map_err(|error| ConfigFailure(error.to_string()))
    }

    fn import(&self, file: &AbsPath, settings: &serde_json::Value) -> Result<(), ConfigFailure> {
        self.config.import(file, settings).map_err(|error| ConfigFailure(error.to_string()))
    }

    fn read(&self, params: &ConfigReadParams) -> Result<ConfigReadResponse, ConfigFailure> {
        let ConfigReadParams { cwd, include_layers } = params;
        let cwd = cwd.as_deref().map(|cwd| self.cwd.join(cwd));
        let loaded = self.config.load(cwd.as_ref()).map_err(failure)?;
        let response = loaded.read().map_err(failure)?;
        let layers = include_layers.then(|| loaded.layers());
        Ok(ConfigReadResponse { layers, ..response })
    }

    fn write(
        &self,
        write: ConfigWrite,
    ) -> BoxFuture<'static, Result<ConfigWriteResponse, ConfigWriteFailure>> {
        let (config, cwd, version) = (self.config.clone(), self.cwd.clone(), self.version.clone());
        let ConfigWrite { edits, expected_version, file_path } = write;
        let request = WriteRequest { edits, expected_version, file_path };
        Box::pin(async move {
            let written = tokio::task::spawn_blocking(move || config.write(&request, &cwd)).await;
            version.advance();
            match written {
                Ok(written) => written.map_err(write_failure),
                Err(err) => Err(ConfigWriteFailure::System(err.to_string())),
            }
        })
    }

    fn requirements(&self) -> Result<Option<ConfigRequirements>, ConfigFailure> {
        Ok(self.config.load(None).map_err(failure)?.requirements().cloned())
    }

    fn permission_profiles(
        &self,
        cwd: Option<&str>,
    ) -> Result<Vec<PermissionProfileSummary>, ConfigFailure> {
        let cwd = cwd.map(|cwd| self.cwd.join(cwd));
        Ok(self.config.load(cwd.as_ref()).map_err(failure)?.permission_profiles())
    }

    fn command_defaults(
        &self,
        cwd: &AbsPath,
        sandbox: CommandSandbox,
    ) -> Result<CommandDefaults, ConfigFailure> {
        let loaded = self.config.load(Some(cwd)).map_err(failure)?;
        let settings = loaded.settings(&Overrides::default()).map_err(failure)?;
        let sandbox = match sandbox {
            CommandSandbox::Configured => settings.sandbox,
            CommandSandbox::Profile(id) => {
                let policy = settings.profile_policy(&id).map_err(failure)?;
                loaded.check_profile(&id, &policy).map_err(ConfigFailure)?;
                policy
            }
            CommandSandbox::Policy(policy) => {
                loaded.check_sandbox(&policy).map_err(ConfigFailure)?;
                policy
            }
        };
        let rules = self.rules_file.under(Ok(&loaded));
        let route =
            if rules.are_hosts_managed() { NetworkRoute::Proxy } else { NetworkRoute::Policy };
        Ok(CommandDefaults { sandbox, environment: settings.environment, route, rules })
    }

    fn warnings(&self) -> Vec<ConfigWarningNotification> {
        let mut warnings = self.warnings_at_start.clone();
        warnings.extend(self.rules_file.warning());
        warnings
    }

    fn provider_id(&self, provider: Option<&str>) -> Result<Option<String>, UnknownProvider> {
        let unknown = || UnknownProvider(provider.unwrap_or_default().to_owned());
        let settings = self.now().map_err(|_| unknown())?;
        match provider {
            Some(id) => Ok(Some(settings.provider_named(id).map_err(|_| unknown())?.id)),
            None => Ok(settings.provider().ok().map(|default| default.id)),
        }
    }

    fn models(&self, provider: &str, listed: Vec<ListedModel>) -> Vec<Model> {
        self.now().map_or_else(|_| Vec::new(), |now| providers::models(&now, provider, &listed))
    }

    fn providers(&self) -> Result<ModelProviderListResponse, ConfigFailure> {
        let settings = self.now().map_err(failure)?;
        Ok(ModelProviderListResponse {
            can_change_default: true,
            data: settings.list_providers(&self.environment),
            default_provider_id: settings.model_provider.unwrap_or_else(|| "openai".to_owned()),
        })
    }

    fn set_default_provider(
        &self,
        id: String,
    ) -> BoxFuture<'static, Result<ConfigWriteResponse, ConfigWriteFailure>> {
        let edit = self.now().map(|settings| providers::default_edit(&settings, &id));
        match edit {
            Ok(Some(edit)) => self.write(ConfigWrite {
                edits: vec![edit],
                expected_version: None,
                file_path: None,
            }),
            Ok(None) => {
                let text = format!("Model provider `{id}` is not configured.");
                Box::pin(async { Err(ConfigWriteFailure::Invalid(text)) })
            }
            Err(error) => {
                Box::pin(async move { Err(ConfigWriteFailure::System(error.to_string())) })
            }
        }
    }

    fn write_provider(
        &self,
        patch: ProviderSettingsPatch,
    ) -> BoxFuture<'static, Result<ModelProviderSummary, ConfigWriteFailure>> {
        let (config, cwd, version) = (self.config.clone(), self.cwd.clone(), self.version.clone());
        Box::pin(async move {
            let write = move || providers::write_provider(&config, &cwd, patch);
            let written = tokio::task::spawn_blocking(write).await;
            version.advance();
            written
                .map_err(|err| ConfigWriteFailure::System(err.to_string()))?
                .map_err(provider_failure)
        })
    }

    fn requires_openai_auth(&self) -> bool {
        let Ok(settings) = self.now() else {
            // The provider that would count is not known; one of OpenAI's needs a login.
            return true;
        };
        settings.provider().is_ok_and(|provider| {
            let has_key = matches!(
                provider.key(&self.environment),
                ProviderKey::Bearer(_) | ProviderKey::Command(_)
            );
            provider.requires_openai_auth && !has_key
        })
    }

    fn rules(&self, cwd: &AbsPath) -> Rules {
        self.rules_file.under(self.config.load(Some(cwd)).as_ref())
    }

    fn keep_rule(&self, words: &[String]) -> Result<(), ConfigFailure> {
        self.rules_file.append(&Rules::allow_line(words))
    }

    fn keep_host_rule(&self, rule: &NetworkRule) -> Result<(), ConfigFailure> {
        self.rules_file.append(&rule.line())
    }

    fn keep_tool_approval(
        &self,
        server: &str,
        tool: &str,
    ) -> BoxFuture<'static, Result<(), ConfigFailure>> {
        if tool.contains('\'') {
            // No key can be written for such a name.
            return Box::pin(std::future::ready(Ok(())));
        }
        let has_server = |layer: &ConfigLayer| {
            matches!(layer.name, ConfigLayerSource::User { .. })
                && layer.config.pointer(&format!("/mcp_servers/{server}")).is_some()
        };
        let user = self.config.load(None).map(|loaded| loaded.layers().iter().any(has_server));
        match user {
            Ok(true) => {}
            Ok(false) => return Box::pin(std::future::ready(Ok(()))),
            Err(error) => return Box::pin(std::future::ready(Err(failure(error)))),
        }
        let edit = ConfigEdit {
            key_path: format!("mcp_servers.{server}.tools.'{tool}'.approval_mode"),
            merge_strategy: MergeStrategy::Replace,
            value: "approve".into(),
        };
        let write = ConfigWrite { edits: vec![edit], expected_version: None, file_path: None };
        let written = self.write(write);
        Box::pin(async move {
            written.await.map(drop).map_err(|error| ConfigFailure(error.to_string()))
        })
    }

    fn places(&self) -> Places {
        let tmpdir = (self.environment)("TMPDIR").and_then(|path| AbsPath::new(path).ok());
        Places { tmpdir, private: vec![self.home.clone()] }
    }
}

/// Returns what the user of a thread with these settings should know.
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

/// Lists the MCP servers of plugins that are switched on and chosen.
pub(crate) fn plugin_servers(
    loaded: &Loaded,
    home: &AbsPath,
    choice: PluginChoice<'_>,
) -> Vec<PluginServer> {
    if !loaded.sets("plugins") && choice.roots.is_empty() {
        return Vec::new();
    }
    turnhost_extensions::mcp_servers(&loaded.extensions(), home, choice)
}
