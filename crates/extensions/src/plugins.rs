//! Plugins that are installed: their copies below the home, and their settings.

use std::fs;
use std::io;

use serde_json::{Map, Value};
use turnhost_base::AbsPath;
use turnhost_ports::{ExtensionSettings, PluginChoice, PluginServer};

use crate::plugin::Plugin;

/// The directory of installed plugins: `MARKETPLACE/NAME/VERSION` below it.
const CACHE: &str = "plugins/cache";

/// The version of a plugin that names none.
const NO_VERSION: &str = "local";

/// Settings of a plugin's MCP server that a user may choose.
const CHOSEN: [&str; 5] =
    ["enabled", "enabled_tools", "disabled_tools", "tools", "default_tools_approval_mode"];

/// Files and directories of one plugin that are copied.
const MAX_FILES: usize = 20_000;

/// Bytes of one plugin that are copied: 256 MiB.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// A plugin's id, `NAME@MARKETPLACE`, whose parts are fit to be names of directories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PluginId {
    pub(crate) name: String,
    pub(crate) marketplace: String,
}

impl PluginId {
    /// Takes an id apart; `None` if it is none.
    pub(crate) fn parse(id: &str) -> Option<Self> {
        let (name, marketplace) = id.split_once('@')?;
        (is_name(name) && is_name(marketplace))
            .then(|| Self { name: name.to_owned(), marketplace: marketplace.to_owned() })
    }

    /// Returns the directory that holds its versions.
    pub(crate) fn directory(&self, home: &AbsPath) -> AbsPath {
        home.join(CACHE).join(&self.marketplace).join(&self.name)
    }

    /// Returns the key of its setting.
    pub(crate) fn key(&self) -> String {
        format!("plugins.\"{}@{}\"", self.name, self.marketplace)
    }
}

/// Returns whether a text is fit to be the name of a plugin or a marketplace.
pub(crate) fn is_name(text: &str) -> bool {
    let is_fit = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
    !text.is_empty() && text.len() <= 128 && text.chars().all(is_fit)
}

/// A setting of a plugin, which makes it an installed one.
pub(crate) struct Setting {
    pub(crate) id: String,
    pub(crate) enabled: bool,
}

/// Lists the settings of plugins; later layers count more.
pub(crate) fn settings(settings: &ExtensionSettings) -> Vec<Setting> {
    let mut found: Vec<Setting> = Vec::new();
    for (_, layer) in &settings.layers {
        let plugins = layer.get("plugins").and_then(Value::as_object);
        for (id, entry) in plugins.into_iter().flatten() {
            let enabled = entry.get("enabled").and_then(Value::as_bool).unwrap_or(true);
            found.retain(|setting| setting.id != *id);
            found.push(Setting { id: id.clone(), enabled });
        }
    }
    found.sort_by(|left, right| left.id.cmp(&right.id));
    found
}

/// Reads the plugins that are installed, switched on, and whose marketplace is still there.
pub(crate) fn enabled(all: &ExtensionSettings, home: &AbsPath) -> Vec<Plugin> {
    let enabled = settings(all).into_iter().filter(|setting| setting.enabled);
    let plugin = |setting: Setting| {
        let id = PluginId::parse(&setting.id)?;
        let directory = installed_version(&id, home)?;
        match Plugin::read(directory, &id.marketplace) {
            Ok(plugin) => Some(plugin),
            Err(fault) => {
                tracing::warn!(plugin = %setting.id, %fault, "an installed plugin cannot be read");
                None
            }
        }
    };
    enabled.filter_map(plugin).collect()
}

/// Lists the MCP servers of plugins that are switched on and chosen. Of servers with one name, that
/// of the first plugin by id counts, and those of directories that a client chose come last. Blocks
/// for small files, if there are plugins.
pub fn mcp_servers(
    all: &ExtensionSettings,
    home: &AbsPath,
    choice: PluginChoice<'_>,
) -> Vec<PluginServer> {
    let mut found: Vec<PluginServer> = Vec::new();
    let plugins = enabled(all, home).into_iter().chain(choice.roots.iter().filter_map(Plugin::at));
    for plugin in plugins.filter(|plugin| !choice.without.contains(&plugin.id)) {
        for mut server in plugin.mcp_servers() {
            if found.iter().any(|other| other.name == server.name) {
                continue;
            }
            server.settings.extend(chosen(all, &plugin.id, &server.name));
            found.push(server);
        }
    }
    found
}

/// Returns what the user's settings say of a plugin's server: `plugins."ID".mcp_servers.NAME`. They
/// decide if it runs and about its tools, not about what it is.
fn chosen(all: &ExtensionSettings, plugin: &str, server: &str) -> Map<String, Value> {
    let mut chosen = Map::new();
    for (_, layer) in &all.layers {
        let entry = layer.get("plugins").and_then(|plugins| plugins.get(plugin));
        let entry = entry.and_then(|entry| entry.get("mcp_servers")?.get(server)?.as_object());
        let entry = entry.into_iter().flatten();
        chosen.extend(
            entry
                .filter(|(key, _)| CHOSEN.contains(&key.as_str()))
                .map(|(key, value)| (key.clone(), value.clone())),
        );
    }
    chosen
}

/// Returns the directory of the version that is installed; of several the newest name.
pub(crate) fn installed_version(id: &PluginId, home: &AbsPath) -> Option<AbsPath> {
    let versions = id.directory(home);
    let entries = crate::files::Root::foreign(home.clone()).directories(&versions);
    entries.into_iter().last().map(|entry| entry.path)
}

/// Copies a plugin to its place below the home, in place of other versions.
pub(crate) fn install(plugin: &Plugin, id: &PluginId, home: &AbsPath) -> io::Result<()> {
    let version = plugin.manifest.version.as_deref().unwrap_or(NO_VERSION);
    let is_fit = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.' | '+');
    if version.is_empty() || version.starts_with('.') || !version.chars().all(is_fit) {
        return Err(io::Error::other(format!("`{version}` is no version")));
    }
    let place = id.directory(home);
    let parent = place.parent().unwrap_or_else(|| home.clone());
    let staging = parent.join(format!(".{}.new", id.name));
    remove(&staging)?;
    copy_new(&plugin.directory, &staging.join(version))?;
    remove(&place)?;
    fs::rename(staging.as_std(), place.as_std())
}

/// Removes a directory with everything in it; succeeds if there is none.
pub(crate) fn remove(directory: &AbsPath) -> io::Result<()> {
    match fs::remove_dir_all(directory.as_std()) {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(err),
        _ => Ok(()),
    }
}

/// Copies a directory to a place where nothing is. What was copied before a failure goes again.
pub(crate) fn copy_new(from: &AbsPath, to: &AbsPath) -> io::Result<()> {
    let mut budget = Budget { files: MAX_FILES, bytes: MAX_BYTES };
    let copied = copy(from, to, &mut budget);
    if copied.is_err() {
        // The first error is the one to tell.
        _ = remove(to);
    }
    copied
}

struct Budget {
    files: usize,
    bytes: u64,
}

/// Copies regular files and directories. Links are left out, and the history of a repository.
fn copy(from: &AbsPath, to: &AbsPath, budget: &mut Budget) -> io::Result<()> {
    fs::create_dir_all(to.as_std())?;
    for entry in fs::read_dir(from.as_std())? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type()?;
        budget.files = budget.files.checked_sub(1).ok_or_else(|| {
            io::Error::other(format!("the plugin has more than {MAX_FILES} files"))
        })?;
        if kind.is_dir() && name != ".git" {
            copy(&from.join(&name), &to.join(&name), budget)?;
        } else if kind.is_file() {
            let bytes = entry.metadata()?.len();
            budget.bytes = budget.bytes.checked_sub(bytes).ok_or_else(|| {
                io::Error::other(format!("the plugin has more than {MAX_BYTES} bytes"))
            })?;
            let mut source = turnhost_sandbox::regular::open(&from.join(&name))?;
            let mut target = fs::File::create(to.join(&name).as_std())?;
            io::copy(&mut source, &mut target)?;
            target.set_permissions(entry.metadata()?.permissions())?;
        }
    }
    Ok(())
}
