//! Marketplaces: directories with a manifest that names plugins.

use std::fs;

use serde::Deserialize;
use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_ports::ExtensionSettings;
use turnhost_protocol::{
    MarketplaceInterface, PluginAuthPolicy, PluginAvailability, PluginInstallPolicy,
    PluginMarketplaceEntry, PluginSource, PluginSummary,
};

use crate::files::{MAX_SETTINGS_BYTES, Root};
use crate::git;
use crate::plugin::Plugin;
use crate::plugins::{self, PluginId, Setting, installed_version, is_name};
use crate::skill::within;

/// Manifests by preference, within a marketplace's directory.
const MANIFESTS: [&str; 2] =
    [".agents/plugins/marketplace.json", ".claude-plugin/marketplace.json"];

/// The directory of cloned marketplaces, below the home.
pub(crate) const CLONES: &str = "marketplaces";

/// A marketplace that was read.
#[derive(Clone, Debug)]
pub(crate) struct Marketplace {
    /// Its manifest.
    pub(crate) path: AbsPath,
    pub(crate) name: String,
    interface: Option<MarketplaceInterface>,
    pub(crate) plugins: Vec<Offered>,
}

/// A plugin that a marketplace names.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    pub(crate) name: String,
    pub(crate) source: PluginSource,
    pub(crate) installation: PluginInstallPolicy,
    pub(crate) authentication: PluginAuthPolicy,
    category: Option<String>,
}

#[derive(Deserialize)]
struct Manifest {
    name: String,
    interface: Option<Interface>,
    #[serde(default)]
    plugins: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Interface {
    display_name: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    source: Source,
    #[serde(default)]
    policy: Policy,
    category: Option<String>,
}

#[derive(Default, Deserialize)]
struct Policy {
    installation: Option<PluginInstallPolicy>,
    authentication: Option<PluginAuthPolicy>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Source {
    Path(String),
    Of(Kind),
}

#[derive(Deserialize)]
#[serde(tag = "source", rename_all = "lowercase")]
enum Kind {
    Local { path: String },
    Url { url: String, path: Option<String>, r#ref: Option<String>, sha: Option<String> },
    Github { repo: String, path: Option<String>, r#ref: Option<String>, sha: Option<String> },
    Npm { package: String, registry: Option<String>, version: Option<String> },
}

impl Marketplace {
    /// Finds and reads the manifest of a directory. The error is in words for people.
    pub(crate) fn of_directory(directory: &AbsPath) -> Result<Self, String> {
        let found = MANIFESTS.iter().map(|name| directory.join(name));
        match found.into_iter().find(|path| path.as_std().is_file()) {
            Some(path) => Self::read(&path),
            None => Err(format!(
                "invalid marketplace file `{directory}`: marketplace root does not contain a supported manifest"
            )),
        }
    }

    /// Reads a manifest. The error is in words for people.
    pub(crate) fn read(path: &AbsPath) -> Result<Self, String> {
        if fs::symlink_metadata(path.as_std()).is_err() {
            return Err(format!("marketplace file `{path}` does not exist"));
        }
        let directory = directory_of(path).ok_or_else(|| {
            format!("marketplace file `{path}` must be named `{}`", MANIFESTS.join("` or `"))
        })?;
        let root = Root::foreign(directory.clone());
        let text = match root.read_if_there(path, MAX_SETTINGS_BYTES) {
            Ok(Some(text)) => text,
            Ok(None) => return Err(format!("marketplace file `{path}` does not exist")),
            Err(err) => return Err(format!("marketplace file `{path}`: {err}")),
        };
        let invalid =
            |err: &dyn std::fmt::Display| format!("invalid marketplace file `{path}`: {err}");
        let manifest: Manifest = serde_json::from_str(&text).map_err(|err| invalid(&err))?;
        if !is_name(&manifest.name) {
            return Err(invalid(&format!("`{}` cannot be a name", manifest.name)));
        }
        let offered = manifest.plugins.iter().filter_map(|entry| offered(&directory, entry));
        Ok(Self {
            plugins: offered.collect(),
            path: path.clone(),
            name: manifest.name,
            interface: manifest
                .interface
                .map(|it| MarketplaceInterface { display_name: it.display_name }),
        })
    }

    pub(crate) fn find(&self, plugin: &str) -> Option<&Offered> {
        self.plugins.iter().find(|offered| offered.name == plugin)
    }

    /// Returns the marketplace as lists show it. Reads the manifests of its plugins.
    pub(crate) fn entry(&self, home: &AbsPath, settings: &[Setting]) -> PluginMarketplaceEntry {
        let summary = |offered| self.summary(offered, home, settings);
        PluginMarketplaceEntry {
            name: self.name.clone(),
            plugins: self.plugins.iter().map(summary).collect(),
            interface: self.interface.clone(),
            path: Some(self.path.clone()),
        }
    }

    /// Returns a plugin as lists show it.
    pub(crate) fn summary(
        &self,
        offered: &Offered,
        home: &AbsPath,
        settings: &[Setting],
    ) -> PluginSummary {
        let id = PluginId { name: offered.name.clone(), marketplace: self.name.clone() };
        let text = format!("{}@{}", id.name, id.marketplace);
        let copy = installed_version(&id, home);
        let setting = settings.iter().find(|setting| setting.id == text);
        let installed = copy.is_some() && setting.is_some();
        let directory = match &offered.source {
            PluginSource::Local { path } => Some(path.clone()),
            _ => copy.filter(|_| installed),
        };
        let plugin = directory.and_then(|directory| Plugin::read(directory, &self.name).ok());
        let manifest = plugin.as_ref().map(|plugin| &plugin.manifest);
        PluginSummary {
            id: text,
            auth_policy: offered.authentication,
            enabled: installed && setting.is_some_and(|setting| setting.enabled),
            install_policy: offered.installation,
            installed,
            name: offered.name.clone(),
            source: offered.source.clone(),
            availability: PluginAvailability::Available,
            disabled_reason: None,
            eligible_plan_types: None,
            install_policy_source: None,
            installed_at: None,
            interface: plugin.as_ref().and_then(|it| it.interface(offered.category.as_ref())),
            keywords: manifest.map(|it| it.keywords.clone()).unwrap_or_default(),
            local_version: manifest.and_then(|it| it.version.clone()),
            must_show_installation_interstitial: None,
            remote_plugin_id: None,
            share_context: None,
            version: None,
        }
    }
}

/// Reads an entry of a manifest; one that is not understood, or leads out of the marketplace, is
/// not on offer.
fn offered(directory: &AbsPath, entry: &Value) -> Option<Offered> {
    let Entry { name, source, policy, category } = Entry::deserialize(entry).ok()?;
    if !is_name(&name) {
        return None;
    }
    let local = |path: &str| Some(PluginSource::Local { path: within(directory, path)? });
    let source = match source {
        Source::Path(path) | Source::Of(Kind::Local { path }) => local(&path)?,
        Source::Of(Kind::Url { url, path, r#ref, sha }) => {
            PluginSource::Git { url, path, ref_name: r#ref, sha }
        }
        Source::Of(Kind::Github { repo, path, r#ref, sha }) => {
            PluginSource::Git { url: git::address(&repo)?, path, ref_name: r#ref, sha }
        }
        Source::Of(Kind::Npm { package, registry, version }) => {
            PluginSource::Npm { package, registry, version }
        }
    };
    Some(Offered {
        name,
        source,
        installation: policy.installation.unwrap_or(PluginInstallPolicy::Available),
        authentication: policy.authentication.unwrap_or(PluginAuthPolicy::OnInstall),
        category,
    })
}

/// Returns the directory of the marketplace whose manifest this is.
fn directory_of(manifest: &AbsPath) -> Option<AbsPath> {
    MANIFESTS.iter().find_map(|name| {
        let levels = name.matches('/').count() + 1;
        let up = |path: AbsPath, _| path.parent();
        let directory = (0..levels).try_fold(manifest.clone(), up)?;
        (directory.join(name) == *manifest).then_some(directory)
    })
}

/// A marketplace of the configuration.
#[derive(Clone, Debug)]
pub(crate) struct Configured {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) kind: SourceKind,
    /// The branch, tag or commit of a repository.
    pub(crate) revision: Option<String>,
    pub(crate) sparse: Vec<String>,
}

/// The kind of place where a configured marketplace comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SourceKind {
    Local,
    Git,
}

impl Configured {
    /// Returns the directory that holds it.
    pub(crate) fn directory(&self, home: &AbsPath) -> AbsPath {
        match self.kind {
            SourceKind::Local => home.join(&self.source),
            SourceKind::Git => home.join(CLONES).join(&self.name),
        }
    }
}

/// Lists the marketplaces of the user's own layers, by name. A project cannot add any.
pub(crate) fn configured(settings: &ExtensionSettings) -> Vec<Configured> {
    let mut found: Vec<Configured> = Vec::new();
    let own = settings.layers.iter().filter(|(source, _)| {
        !matches!(source, turnhost_protocol::ConfigLayerSource::Project { .. })
    });
    for (_, layer) in own {
        let entries = layer.get("marketplaces").and_then(Value::as_object);
        for (name, entry) in entries.into_iter().flatten() {
            let text = |key| entry.get(key).and_then(Value::as_str).map(str::to_owned);
            let Some(source) = text("source").filter(|_| is_name(name)) else { continue };
            let kind = match text("source_type").as_deref() {
                Some("git") => SourceKind::Git,
                _ => SourceKind::Local,
            };
            let sparse = entry.get("sparse_paths").and_then(Value::as_array).into_iter().flatten();
            let sparse = sparse.filter_map(Value::as_str).map(str::to_owned).collect();
            let (name, revision) = (name.clone(), text("ref"));
            found.retain(|it| it.name != name);
            found.push(Configured { name, source, kind, revision, sparse });
        }
    }
    found.sort_by(|left, right| left.name.cmp(&right.name));
    found
}

/// The marketplaces that hold for directories: configured ones, then those of the directories.
pub(crate) struct Found {
    pub(crate) marketplaces: Vec<Marketplace>,
    pub(crate) errors: Vec<(AbsPath, String)>,
    pub(crate) settings: Vec<Setting>,
}

/// Reads the marketplaces of a configuration and of these projects.
pub(crate) fn find(
    settings: &ExtensionSettings,
    projects: &[ExtensionSettings],
    home: &AbsPath,
) -> Found {
    let (mut marketplaces, mut errors) = (Vec::<Marketplace>::new(), Vec::new());
    for configured in configured(settings) {
        let directory = configured.directory(home);
        match Marketplace::of_directory(&directory) {
            Ok(marketplace) => marketplaces.push(marketplace),
            Err(fault) => errors.push((directory, fault)),
        }
    }
    for directory in projects.iter().flat_map(|project| &project.project.directories) {
        for path in MANIFESTS.map(|name| directory.join(name)) {
            let is_known = marketplaces.iter().any(|it| it.path == path);
            if is_known || fs::symlink_metadata(path.as_std()).is_err() {
                continue;
            }
            match Marketplace::read(&path) {
                Ok(marketplace) => marketplaces.push(marketplace),
                Err(fault) => errors.push((path, fault)),
            }
        }
    }
    Found { marketplaces, errors, settings: plugins::settings(settings) }
}
