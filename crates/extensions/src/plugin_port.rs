//! Plugins and marketplaces for clients: lists, and changes of what is installed.

use std::fs;
use std::sync::Arc;

use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_ports::{
    BoxFuture, ExtensionError, ExtensionFuture, ExtensionSettings, PluginLists, PluginPort,
};
use turnhost_protocol::{
    MarketplaceAddParams, MarketplaceAddResponse, MarketplaceLoadErrorInfo,
    MarketplaceRemoveResponse, MarketplaceUpgradeErrorInfo, MarketplaceUpgradeResponse,
    PluginDetail, PluginHookSummary, PluginInstallPolicy, PluginInstallResponse, PluginSource,
    SkillSummary,
};

use crate::files::{Root, blocking};
use crate::git::{self, Git, Repository};
use crate::hooks::{Hooks, States};
use crate::marketplace::{CLONES, Configured, Marketplace, Offered, SourceKind, configured, find};
use crate::plugin::Plugin;
use crate::plugins::{self, PluginId, is_name};
use crate::skill::within;
use crate::skills::{Skills, Switches};
use crate::{Extensions, cut_short};

/// The directory for clones that are being made, below the home.
const STAGING: &str = "marketplaces/.staging";

fn refused(text: impl Into<String>) -> ExtensionError {
    ExtensionError::Refused(text.into())
}

fn system(err: &std::io::Error) -> ExtensionError {
    ExtensionError::System(err.to_string())
}

impl Extensions {
    fn git(&self) -> Git {
        Git { commands: Arc::clone(&self.0.around.commands) }
    }

    fn settings(&self) -> Result<ExtensionSettings, ExtensionError> {
        let settings = self.0.around.config.extensions(None);
        settings.map_err(|error| ExtensionError::System(error.to_string()))
    }

    /// Does something with the settings on the blocking pool.
    async fn with_settings<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self, &ExtensionSettings) -> Result<T, ExtensionError> + Send + 'static,
    ) -> Result<T, ExtensionError> {
        let this = self.clone();
        let done = blocking(move || work(&this, &this.settings()?)).await;
        done.unwrap_or_else(|| Err(cut_short()))
    }

    fn lists(&self, cwds: &[AbsPath], settings: &ExtensionSettings) -> PluginLists {
        let around = &self.0.around;
        let projects = cwds.iter().filter_map(|cwd| around.config.extensions(Some(cwd)).ok());
        let found = find(settings, &projects.collect::<Vec<_>>(), &around.home);
        let entry = |it: &Marketplace| it.entry(&around.home, &found.settings);
        let error =
            |(marketplace_path, message)| MarketplaceLoadErrorInfo { marketplace_path, message };
        PluginLists {
            marketplaces: found.marketplaces.iter().map(entry).collect(),
            errors: found.errors.into_iter().map(error).collect(),
        }
    }

    fn detail(
        &self,
        path: &AbsPath,
        name: &str,
        settings: &ExtensionSettings,
    ) -> Result<PluginDetail, ExtensionError> {
        let home = &self.0.around.home;
        let (marketplace, offered) = offered(path, name)?;
        let id = PluginId { name: name.to_owned(), marketplace: marketplace.name.clone() };
        let directory = match &offered.source {
            PluginSource::Local { path } => Some(path.clone()),
            _ => plugins::installed_version(&id, home),
        };
        let directory = directory.filter(|directory| directory.as_std().is_dir());
        let directory =
            directory.ok_or_else(|| refused("path does not exist or is not a directory"))?;
        let plugin = Plugin::read(directory, &marketplace.name).map_err(refused)?;
        let switches = Switches::of(&settings.layers);
        let skills = Skills::read(&plugin.skill_places(), &switches);
        let mut hooks = Hooks::default();
        for file in plugin.hook_files() {
            let root = Root::foreign(plugin.directory.clone());
            hooks.file(&file, &root, &States::of(settings));
        }
        let hook = |hook: turnhost_protocol::HookMetadata| PluginHookSummary {
            event_name: hook.event_name,
            key: hook.key,
        };
        Ok(PluginDetail {
            app_templates: Vec::new(),
            apps: Vec::new(),
            hooks: hooks.found.into_iter().map(hook).collect(),
            marketplace_name: marketplace.name.clone(),
            mcp_servers: plugin.mcp_servers().into_iter().map(|server| server.name).collect(),
            skills: skills.metadata().into_iter().map(skill_summary).collect(),
            summary: marketplace.summary(&offered, home, &plugins::settings(settings)),
            description: plugin.manifest.description.clone(),
            marketplace_path: Some(path.clone()),
            onboarding_skill: None,
            scheduled_tasks: None,
            share_url: None,
        })
    }

    async fn install(
        &self,
        path: AbsPath,
        name: String,
    ) -> Result<PluginInstallResponse, ExtensionError> {
        let _turn = self.0.changing.lock().await;
        let wanted = name.clone();
        let (marketplace, offered) =
            self.with_settings(move |_, _| self::offered(&path, &wanted)).await?;
        if offered.installation == PluginInstallPolicy::NotAvailable {
            let market = &marketplace.name;
            return Err(refused(format!(
                "plugin `{name}` is not available for install in marketplace `{market}`"
            )));
        }
        let staging = self.0.around.home.join(STAGING).join(&name);
        let directory = self.fetch(&offered, &staging).await?;
        let id = PluginId { name: name.clone(), marketplace: marketplace.name.clone() };
        let key = id.key();
        let installed = self
            .with_settings(move |this, _| {
                let plugin = Plugin::read(directory, &id.marketplace).map_err(refused)?;
                let own = &plugin.manifest.name;
                if *own != id.name {
                    return Err(refused(format!(
                        "plugin.json name `{own}` does not match marketplace plugin name `{}`",
                        id.name
                    )));
                }
                let done = plugins::install(&plugin, &id, &this.0.around.home);
                done.map_err(|err| system(&err))
            })
            .await;
        self.with_settings(move |_, _| plugins::remove(&staging).map_err(|err| system(&err)))
            .await?;
        installed?;
        self.write_setting(format!("{key}.enabled"), true.into()).await?;
        let auth_policy = offered.authentication;
        Ok(PluginInstallResponse { apps_needing_auth: Vec::new(), auth_policy })
    }

    /// Returns the directory with a plugin's files; those of a repository are cloned first.
    async fn fetch(&self, offered: &Offered, staging: &AbsPath) -> Result<AbsPath, ExtensionError> {
        match &offered.source {
            PluginSource::Local { path } => Ok(path.clone()),
            PluginSource::Git { url, path, ref_name, sha } => {
                let address = git::address(url).filter(|url| !git::has_password(url));
                let url = address.ok_or_else(|| {
                    refused(format!("the address of plugin `{}` cannot be cloned", offered.name))
                })?;
                let revision = sha.clone().or_else(|| ref_name.clone());
                let repository = Repository { url, revision, sparse: Vec::new() };
                self.clone_to(&repository, staging).await?;
                match path {
                    None => Ok(staging.clone()),
                    Some(path) => within(staging, path).ok_or_else(|| {
                        refused(format!("the path `{path}` leads out of the repository"))
                    }),
                }
            }
            PluginSource::Npm { package, .. } => Err(refused(format!(
                "plugin `{}` is the npm package `{package}`; this server installs plugins of directories and git repositories",
                offered.name
            ))),
            PluginSource::Remote => Err(refused("the plugin is in the vendor's cloud")),
        }
    }

    async fn clone_to(&self, repository: &Repository, to: &AbsPath) -> Result<(), ExtensionError> {
        let target = to.clone();
        let made = blocking(move || {
            plugins::remove(&target)?;
            target.parent().map_or(Ok(()), |parent| fs::create_dir_all(parent.as_std()))
        });
        made.await.ok_or_else(cut_short)?.map_err(|err| system(&err))?;
        self.git().clone(repository, to).await
    }

    async fn uninstall(&self, id: String) -> Result<(), ExtensionError> {
        let id = PluginId::parse(&id).ok_or_else(|| refused("invalid remote plugin id"))?;
        let _turn = self.0.changing.lock().await;
        let key = id.key();
        let place = id.directory(&self.0.around.home);
        self.with_settings(move |_, _| plugins::remove(&place).map_err(|err| system(&err))).await?;
        self.write_setting(key, Value::Null).await
    }

    async fn add(
        &self,
        params: MarketplaceAddParams,
    ) -> Result<MarketplaceAddResponse, ExtensionError> {
        let MarketplaceAddParams { source, ref_name, sparse_paths } = params;
        let source = source.trim().to_owned();
        if source.is_empty() {
            return Err(refused("marketplace source must not be empty"));
        }
        let _turn = self.0.changing.lock().await;
        if ["/", "./", "../", "~/"].iter().any(|start| source.starts_with(start)) || source == "." {
            if ref_name.is_some() {
                return Err(refused("--ref is only supported for git marketplace sources"));
            }
            if sparse_paths.is_some() {
                return Err(refused("--sparse is only supported for git marketplace sources"));
            }
            return self.add_local(source).await;
        }
        let url = git::address(&source).ok_or_else(|| {
            refused("invalid marketplace source format; expected owner/repo, a git URL, or a local marketplace path")
        })?;
        if git::has_password(&url) {
            return Err(refused(
                "enter a git URL without a password; git asks its own helper for it",
            ));
        }
        if ref_name.as_ref().is_some_and(|revision| revision.starts_with('-')) {
            return Err(refused("a git ref cannot begin with `-`"));
        }
        self.add_git(Repository {
            url,
            revision: ref_name,
            sparse: sparse_paths.unwrap_or_default(),
        })
        .await
    }

    async fn add_local(&self, source: String) -> Result<MarketplaceAddResponse, ExtensionError> {
        let (marketplace, root, known) = self
            .with_settings(move |this, settings| {
                let around = &this.0.around;
                let path = match (source.strip_prefix("~/"), &around.user_home) {
                    (Some(rest), Some(home)) => home.join(rest),
                    _ => around.cwd.join(&source),
                };
                let real = fs::canonicalize(path.as_std()).map_err(|err| {
                    refused(format!("failed to resolve local marketplace source path: {err}"))
                })?;
                if !real.is_dir() {
                    return Err(refused(
                        "local marketplace source must be a directory, not a file",
                    ));
                }
                let root = AbsPath::from_std(&real).map_err(|err| refused(err.to_string()))?;
                let marketplace = Marketplace::of_directory(&root).map_err(refused)?;
                Ok((marketplace, root, configured(settings)))
            })
            .await?;
        let name = marketplace.name;
        let already_added = is_added(&known, &name, root.as_str())?;
        if !already_added {
            let setting = json!({ "source_type": "local", "source": root });
            self.write_setting(format!("marketplaces.{name}"), setting).await?;
        }
        Ok(MarketplaceAddResponse { already_added, installed_root: root, marketplace_name: name })
    }

    async fn add_git(
        &self,
        repository: Repository,
    ) -> Result<MarketplaceAddResponse, ExtensionError> {
        let staging = self.0.around.home.join(STAGING).join("marketplace");
        self.clone_to(&repository, &staging).await?;
        let clone = staging.clone();
        let (marketplace, known) = self
            .with_settings(move |_, settings| {
                let marketplace = Marketplace::of_directory(&clone).map_err(refused)?;
                Ok((marketplace, configured(settings)))
            })
            .await?;
        let name = marketplace.name;
        let root = self.0.around.home.join(CLONES).join(&name);
        let already_added = is_added(&known, &name, &repository.url)?;
        let place = root.clone();
        self.with_settings(move |_, _| put(&staging, &place).map_err(|err| system(&err))).await?;
        if !already_added {
            let mut setting = json!({ "source_type": "git", "source": repository.url });
            if let Some(revision) = repository.revision {
                setting["ref"] = revision.into();
            }
            if !repository.sparse.is_empty() {
                setting["sparse_paths"] = repository.sparse.into();
            }
            self.write_setting(format!("marketplaces.{name}"), setting).await?;
        }
        Ok(MarketplaceAddResponse { already_added, installed_root: root, marketplace_name: name })
    }

    async fn remove(&self, name: String) -> Result<MarketplaceRemoveResponse, ExtensionError> {
        if name.is_empty() {
            return Err(refused("invalid marketplace name: must not be empty"));
        }
        if !is_name(&name) {
            let text =
                "invalid marketplace name: only ASCII letters, digits, `_`, and `-` are allowed";
            return Err(refused(text));
        }
        let _turn = self.0.changing.lock().await;
        let wanted = name.clone();
        let installed_root = self
            .with_settings(move |this, settings| {
                let known = configured(settings);
                let found = known.iter().find(|it| it.name == wanted).ok_or_else(|| {
                    refused(format!("marketplace `{wanted}` is not configured or installed"))
                })?;
                if found.kind == SourceKind::Local {
                    return Ok(None);
                }
                let directory = found.directory(&this.0.around.home);
                plugins::remove(&directory).map_err(|err| system(&err))?;
                Ok(Some(directory))
            })
            .await?;
        self.write_setting(format!("marketplaces.{name}"), Value::Null).await?;
        Ok(MarketplaceRemoveResponse { marketplace_name: name, installed_root })
    }

    async fn upgrade(
        &self,
        name: Option<String>,
    ) -> Result<MarketplaceUpgradeResponse, ExtensionError> {
        let _turn = self.0.changing.lock().await;
        let mut selected = self.with_settings(|_, settings| Ok(configured(settings))).await?;
        selected.retain(|it| {
            it.kind == SourceKind::Git && name.as_ref().is_none_or(|name| it.name == *name)
        });
        if let Some(name) = name.filter(|_| selected.is_empty()) {
            return Err(refused(format!(
                "marketplace `{name}` is not configured as a Git marketplace"
            )));
        }
        let (mut errors, mut upgraded_roots) = (Vec::new(), Vec::new());
        for marketplace in &selected {
            match self.fetch_again(marketplace).await {
                Ok(root) => upgraded_roots.extend(root),
                Err(error) => errors.push(MarketplaceUpgradeErrorInfo {
                    marketplace_name: marketplace.name.clone(),
                    message: error.to_string(),
                }),
            }
        }
        self.0.cache.clear();
        let selected_marketplaces = selected.into_iter().map(|it| it.name).collect();
        Ok(MarketplaceUpgradeResponse { errors, selected_marketplaces, upgraded_roots })
    }

    /// Clones a marketplace again. Returns its directory if that has another commit now.
    async fn fetch_again(&self, known: &Configured) -> Result<Option<AbsPath>, ExtensionError> {
        let home = &self.0.around.home;
        let (root, staging) = (known.directory(home), home.join(STAGING).join(&known.name));
        let repository = Repository {
            url: known.source.clone(),
            revision: known.revision.clone(),
            sparse: known.sparse.clone(),
        };
        self.clone_to(&repository, &staging).await?;
        let new = self.git().commit(&staging).await?;
        let old = self.git().commit(&root).await.unwrap_or_default();
        let (is_same, place) = (new == old, root.clone());
        self.with_settings(move |_, _| {
            let done = if is_same { plugins::remove(&staging) } else { put(&staging, &place) };
            done.map_err(|err| system(&err))
        })
        .await?;
        Ok((!is_same).then_some(root))
    }
}

/// Finds a plugin in the marketplace whose manifest this is.
fn offered(path: &AbsPath, name: &str) -> Result<(Marketplace, Offered), ExtensionError> {
    let marketplace = Marketplace::read(path).map_err(refused)?;
    let offered = marketplace.find(name).cloned().ok_or_else(|| {
        refused(format!("plugin `{name}` was not found in marketplace `{}`", marketplace.name))
    })?;
    Ok((marketplace, offered))
}

/// Returns whether a marketplace is there already. Fails if another one has its name.
fn is_added(known: &[Configured], name: &str, source: &str) -> Result<bool, ExtensionError> {
    match known.iter().find(|it| it.name == name) {
        None => Ok(false),
        Some(found) if found.source == source => Ok(true),
        Some(_) => Err(refused(format!(
            "marketplace `{name}` is already added from a different source; remove it before adding this source"
        ))),
    }
}

/// Puts a directory in the place of another.
fn put(from: &AbsPath, to: &AbsPath) -> std::io::Result<()> {
    plugins::remove(to)?;
    fs::rename(from.as_std(), to.as_std())
}

fn skill_summary(skill: turnhost_protocol::SkillMetadata) -> SkillSummary {
    SkillSummary {
        description: skill.description,
        enabled: skill.enabled,
        name: skill.name,
        interface: skill.interface,
        path: Some(skill.path),
        short_description: skill.short_description,
    }
}

impl PluginPort for Extensions {
    fn list_plugins(&self, cwds: Vec<AbsPath>) -> BoxFuture<'static, PluginLists> {
        let this = self.clone();
        Box::pin(async move {
            let lists = this.with_settings(move |this, settings| Ok(this.lists(&cwds, settings)));
            lists.await.unwrap_or_else(|error| {
                tracing::warn!(err = %error, "marketplaces cannot be listed");
                PluginLists::default()
            })
        })
    }

    fn read_plugin(&self, marketplace: AbsPath, plugin: String) -> ExtensionFuture<PluginDetail> {
        let this = self.clone();
        Box::pin(async move {
            this.with_settings(move |this, settings| this.detail(&marketplace, &plugin, settings))
                .await
        })
    }

    fn install_plugin(
        &self,
        marketplace: AbsPath,
        plugin: String,
    ) -> ExtensionFuture<PluginInstallResponse> {
        let this = self.clone();
        Box::pin(async move { this.install(marketplace, plugin).await })
    }

    fn uninstall_plugin(&self, id: String) -> ExtensionFuture<()> {
        let this = self.clone();
        Box::pin(async move { this.uninstall(id).await })
    }

    fn add_marketplace(
        &self,
        params: MarketplaceAddParams,
    ) -> ExtensionFuture<MarketplaceAddResponse> {
        let this = self.clone();
        Box::pin(async move { this.add(params).await })
    }

    fn remove_marketplace(&self, name: String) -> ExtensionFuture<MarketplaceRemoveResponse> {
        let this = self.clone();
        Box::pin(async move { this.remove(name).await })
    }

    fn upgrade_marketplaces(
        &self,
        name: Option<String>,
    ) -> ExtensionFuture<MarketplaceUpgradeResponse> {
        let this = self.clone();
        Box::pin(async move { this.upgrade(name).await })
    }
}
