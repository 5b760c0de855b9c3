//! One plugin: a directory with a manifest, and what it brings.

use serde::Deserialize;
use serde_json::{Map, Value};
use turnhost_base::AbsPath;
use turnhost_ports::PluginServer;
use turnhost_protocol::{HookSource, PluginInterface, SkillScope};
use turnhost_thread::CapabilityRoot;

use crate::files::{MAX_SETTINGS_BYTES, Root};
use crate::hooks::HookFile;
use crate::skill::within;
use crate::skills::Place;

/// Manifests by preference, within a plugin's directory.
const MANIFESTS: [&str; 2] = [".codex-plugin/plugin.json", ".claude-plugin/plugin.json"];

/// Files with hooks that count if a manifest names none.
const HOOKS: &str = "hooks/hooks.json";

/// The directory of skills that counts if a manifest names none.
const SKILLS: &str = "skills";

/// The file of MCP servers that counts if a manifest names none.
const MCP: &str = ".mcp.json";

/// A manifest as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Manifest {
    pub(crate) name: String,
    pub(crate) version: Option<String>,
    pub(crate) description: Option<String>,
    #[serde(default)]
    pub(crate) keywords: Vec<String>,
    skills: Option<Value>,
    hooks: Option<Value>,
    mcp_servers: Option<Value>,
    interface: Option<Shown>,
}

/// The presentation of a plugin, as its manifest says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Shown {
    display_name: Option<String>,
    short_description: Option<String>,
    long_description: Option<String>,
    developer_name: Option<String>,
    category: Option<String>,
    capabilities: Vec<String>,
    #[serde(rename = "websiteURL")]
    website_url: Option<String>,
    #[serde(rename = "privacyPolicyURL")]
    privacy_policy_url: Option<String>,
    #[serde(rename = "termsOfServiceURL")]
    terms_of_service_url: Option<String>,
    default_prompt: Prompts,
    brand_color: Option<String>,
    composer_icon: Option<String>,
    logo: Option<String>,
    logo_dark: Option<String>,
    screenshots: Vec<String>,
}

/// One prompt, or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Prompts {
    One(String),
    Several(Vec<String>),
    None(()),
}

impl Default for Prompts {
    fn default() -> Self {
        Self::None(())
    }
}

/// A plugin whose manifest was read.
#[derive(Clone, Debug)]
pub(crate) struct Plugin {
    /// `NAME@MARKETPLACE`.
    pub(crate) id: String,
    pub(crate) directory: AbsPath,
    pub(crate) manifest: Manifest,
}

impl Plugin {
    /// Reads the plugin of a directory. The error says what is wrong with its manifest.
    pub(crate) fn read(directory: AbsPath, marketplace: &str) -> Result<Self, String> {
        let root = Root::foreign(directory.clone());
        for name in MANIFESTS {
            let path = directory.join(name);
            let text = root.read_if_there(&path, MAX_SETTINGS_BYTES);
            let Some(text) = text.map_err(|err| format!("{path}: {err}"))? else { continue };
            let manifest: Manifest =
                serde_json::from_str(&text).map_err(|err| format!("invalid plugin.json: {err}"))?;
            let id = format!("{}@{marketplace}", manifest.name);
            return Ok(Self { id, directory, manifest });
        }
        Err("missing plugin.json".to_owned())
    }

    /// Reads the plugin that a directory is which a client chose; `None` if it has no manifest. The
    /// client's name for it is its id.
    pub(crate) fn at(root: &CapabilityRoot) -> Option<Self> {
        let read = Self::read(root.path.clone(), "");
        let plugin = read.inspect_err(
            |fault| tracing::debug!(root = %root.path, %fault, "a chosen directory is no plugin"),
        );
        Some(Self { id: root.id.clone(), ..plugin.ok()? })
    }

    /// Returns the paths that a member of the manifest names, or the usual one.
    fn paths(&self, named: Option<&Value>, usual: &str) -> Vec<AbsPath> {
        let texts = match named {
            Some(Value::String(one)) => vec![one.as_str()],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            Some(_) => Vec::new(),
            None => vec![usual],
        };
        texts.into_iter().filter_map(|path| within(&self.directory, path)).collect()
    }

    /// Returns the places where its skills lie.
    pub(crate) fn skill_places(&self) -> Vec<Place> {
        let place = |directory| Place {
            root: Root::foreign(self.directory.clone()),
            directory,
            scope: SkillScope::User,
            plugin: Some((self.id.clone(), self.manifest.name.clone())),
        };
        self.paths(self.manifest.skills.as_ref(), SKILLS).into_iter().map(place).collect()
    }

    /// Returns the files with its hooks.
    pub(crate) fn hook_files(&self) -> Vec<HookFile> {
        let file = |path: AbsPath| {
            let relative = path.relative_to(&self.directory)?;
            let key = format!("{}:{relative}", self.id);
            let plugin = Some((self.id.clone(), self.directory.clone()));
            Some(HookFile { key, path, source: HookSource::Plugin, plugin })
        };
        self.paths(self.manifest.hooks.as_ref(), HOOKS).into_iter().filter_map(file).collect()
    }

    /// Lists the MCP servers that it brings, sorted by name. Those that name neither a program nor
    /// an address are left out.
    pub(crate) fn mcp_servers(&self) -> Vec<PluginServer> {
        let named = self.manifest.mcp_servers.as_ref();
        let mut found = Map::new();
        if let Some(Value::Object(servers)) = named {
            found.clone_from(servers);
        } else {
            let root = Root::foreign(self.directory.clone());
            for path in self.paths(named, MCP) {
                let Ok(text) = root.read(&path, MAX_SETTINGS_BYTES) else { continue };
                let Ok(Value::Object(mut file)) = serde_json::from_str::<Value>(&text) else {
                    tracing::warn!(plugin = %self.id, "a plugin's file of MCP servers is no JSON");
                    continue;
                };
                match file.remove("mcpServers") {
                    Some(Value::Object(servers)) => found.extend(servers),
                    Some(_) => {}
                    None => found.extend(file),
                }
            }
        }
        let server = |(name, settings): (String, Value)| {
            let Value::Object(settings) = settings else { return None };
            let has_way = settings.contains_key("command") || settings.contains_key("url");
            let (plugin, directory) = (self.id.clone(), self.directory.clone());
            has_way.then_some(PluginServer { plugin, directory, name, settings })
        };
        let mut servers: Vec<_> = found.into_iter().filter_map(server).collect();
        servers.sort_by(|left, right| left.name.cmp(&right.name));
        servers
    }

    /// Returns how it is shown; `category` is the marketplace's word, which counts more.
    pub(crate) fn interface(&self, category: Option<&String>) -> Option<PluginInterface> {
        let shown = match (&self.manifest.interface, category) {
            (Some(shown), _) => shown.clone(),
            (None, Some(_)) => Shown::default(),
            (None, None) => return None,
        };
        let file = |path: Option<String>| path.and_then(|path| within(&self.directory, &path));
        let screenshots = shown.screenshots.iter();
        Some(PluginInterface {
            capabilities: shown.capabilities,
            screenshot_urls: Vec::new(),
            screenshots: screenshots.filter_map(|path| within(&self.directory, path)).collect(),
            brand_color: shown.brand_color,
            category: category.cloned().or(shown.category),
            composer_icon: file(shown.composer_icon),
            composer_icon_url: None,
            default_prompt: match shown.default_prompt {
                Prompts::One(one) => Some(vec![one]),
                Prompts::Several(several) => Some(several),
                Prompts::None(()) => None,
            },
            developer_name: shown.developer_name,
            display_name: shown.display_name,
            logo: file(shown.logo),
            logo_dark: file(shown.logo_dark),
            logo_url: None,
            logo_url_dark: None,
            long_description: shown.long_description,
            privacy_policy_url: shown.privacy_policy_url,
            short_description: shown.short_description,
            terms_of_service_url: shown.terms_of_service_url,
            website_url: shown.website_url,
        })
    }
}
