//! The server's port to the configuration.

mod failures;
mod thread;

use std::sync::Arc;
use std::time::Instant;

use turnhost_base::AbsPath;
use turnhost_config::{
    Config, ConfigError, EffectiveSettings, Environment, Loaded, Overrides, ProviderKey,
    WriteRequest,
};
use turnhost_model::{Models, SCRIPTED};
use turnhost_policy::{NetworkRule, Places, Rules};
use turnhost_ports::{
    AccountChoice, BoxFuture, CommandDefaults, CommandSandbox, ConfigFailure, ConfigPort,
    ConfigWrite, ConfigWriteFailure, ExtensionSettings, ListedModel, McpServer, NetworkRoute,
    NewThreadSettings, PluginChoice, PluginServer, UnknownProvider,
};
use turnhost_protocol::{
    ConfigEdit, ConfigLayer, ConfigLayerSource, ConfigReadParams, ConfigReadResponse,
    ConfigRequirements, ConfigWarningNotification, ConfigWriteResponse, ForcedLoginMethod,
    MergeStrategy, Model, ModelProviderListResponse, ModelProviderSummary,
    PermissionProfileSummary, ProviderSettingsPatch, SandboxPolicy,
};
use turnhost_thread::{OwnConfig, ThreadOverrides, TurnSettings};

use crate::context::ConfigSource;
use crate::models::ConfigVersion;
use crate::providers::{self, OPENAI_MODEL};
use crate::rules::RulesFile;
use failures::{failure, provider_failure, read_failure, write_failure};
use thread::Resolved;

/// The configuration of a host, as the server's port to it.
pub(crate) struct HostConfig {
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

impl HostConfig {
    pub(crate) fn new(
        source: &ConfigSource,
        at_start: &Loaded,
        version: ConfigVersion,
        models: &Arc<Models>,
    ) -> Self {
        let ConfigSource { config, home, cwd, environment } = source.clone();
        Self {
            warnings_at_start: at_start.warnings(),
            rules_file: RulesFile::of_home(&home),
            config,
            home,
            cwd,
            environment,
            version,
            models: Arc::clone(models),
        }
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
}

impl ConfigPort for HostConfig {
    fn settings(&self, overrides: &ThreadOverrides) -> Result<TurnSettings, ConfigFailure> {
        Ok(self.resolve(overrides)?.settings)
    }

    fn new_thread(&self, overrides: &ThreadOverrides) -> Result<NewThreadSettings, ConfigFailure> {
        let Resolved { settings, warnings, loaded } = self.resolve(overrides)?;
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
        let loaded = self.config.load(cwd.as_ref()).map_err(read_failure)?;
        let response = loaded.read().map_err(read_failure)?;
        // Threads could not start with it.
        if let Err(unknown @ ConfigError::UnknownProvider(_)) =
            loaded.settings(&Overrides::default()).and_then(|settings| settings.provider())
        {
            return Err(read_failure(unknown));
        }
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
        warnings.extend(self.rules_file.warning(Instant::now()));
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
