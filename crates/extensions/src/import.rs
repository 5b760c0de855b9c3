//! Files of another agent, Claude Code, that can be taken over: what is found, and the records of
//! imports.
//!
//! | kind | from | to |
//! | --- | --- | --- |
//! | `CONFIG` | `.claude/settings.json`: `env`, `sandbox.enabled` | `.codex/config.toml` |
//! | `MCP_SERVER_CONFIG` | `.mcp.json`; at home `~/.claude.json` | the same |
//! | `HOOKS` | `hooks` of `.claude/settings.json` | `.codex/hooks.json`, untrusted |
//! | `SKILLS` | `.claude/skills/NAME` | `.agents/skills/NAME` |
//! | `COMMANDS` | `.claude/commands/**.md` without arguments | `.agents/skills/source-command-NAME` |
//! | `SUBAGENTS` | `.claude/agents/NAME.md` | `.codex/agents/NAME.toml` |
//! | `AGENTS_MD` | `CLAUDE.md` | `AGENTS.md` |
//! | `SESSIONS` | `~/.claude/projects/**.jsonl` | threads |
//!
//! At home the user's own files take the place of a project's: `config.toml`, `hooks.json`,
//! `agents` and `AGENTS.md` of the server's home, and `~/.agents/skills`. Nothing that exists is
//! replaced. Memory and plugins of the other agent are not taken over.

mod convert;
mod run;
mod sessions;

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_ports::{BoxFuture, ExtensionError, ExtensionFuture, ForeignSession, ImportPort};
use turnhost_protocol::{
    CommandMigration, ExternalAgentConfigDetectParams, ExternalAgentConfigDetectResponse,
    ExternalAgentConfigImportHistory, ExternalAgentConfigImportTypeResult,
    ExternalAgentConfigMigrationItem, ExternalAgentConfigMigrationItemType as ItemType,
    HookMigration, McpServerMigration, MigrationDetails, SkillMigration, SubagentMigration,
};

use crate::files::{MAX_SETTINGS_BYTES, Root, blocking, is_plain_file};
use crate::{Extensions, cut_short, skill};

/// The file with the records of imports, within the home.
const HISTORY: &str = "turnhost-imports.json";

/// Records that are kept, the newest.
const MAX_RECORDS: usize = 100;

/// Another agent whose files are not known.
const NOT_KNOWN: &str = "cursor";

/// The places of one project, or of the user's home.
pub(crate) struct Scope {
    /// The project's directory as the client names it; `None` for the home.
    pub(crate) cwd: Option<String>,
    /// The directory that holds the other agent's files.
    pub(crate) from: AbsPath,
    pub(crate) root: Root,
    /// The other agent's folder.
    pub(crate) folder: AbsPath,
    /// The file with its MCP servers.
    pub(crate) mcp: AbsPath,
    /// Its instructions.
    pub(crate) instructions: AbsPath,
    /// The directory of `config.toml`, `hooks.json` and `agents`.
    pub(crate) settings: AbsPath,
    /// The directory of skills.
    pub(crate) skills: AbsPath,
    /// Our instructions.
    pub(crate) agents_md: AbsPath,
}

impl Scope {
    pub(crate) fn project(named: &str, directory: AbsPath) -> Self {
        Self {
            cwd: Some(named.to_owned()),
            root: Root::foreign(directory.clone()),
            folder: directory.join(".claude"),
            mcp: directory.join(".mcp.json"),
            instructions: directory.join("CLAUDE.md"),
            settings: directory.join(".codex"),
            skills: directory.join(".agents/skills"),
            agents_md: directory.join("AGENTS.md"),
            from: directory,
        }
    }

    pub(crate) fn home(home: &AbsPath, user: &AbsPath) -> Self {
        Self {
            cwd: None,
            from: user.clone(),
            root: Root::own(user.clone()),
            folder: user.join(".claude"),
            mcp: user.join(".claude.json"),
            instructions: user.join(".claude/CLAUDE.md"),
            settings: home.clone(),
            skills: user.join(".agents/skills"),
            agents_md: home.join("AGENTS.md"),
        }
    }

    pub(crate) fn config(&self) -> AbsPath {
        self.settings.join("config.toml")
    }

    pub(crate) fn settings_json(&self) -> AbsPath {
        self.folder.join("settings.json")
    }

    /// Reads a JSON file of the other agent; null if there is none that can be read.
    pub(crate) fn json(&self, path: &AbsPath) -> Value {
        let text = self.root.read(path, MAX_SETTINGS_BYTES).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    fn item(
        &self,
        item_type: ItemType,
        description: String,
        details: Option<MigrationDetails>,
    ) -> ExternalAgentConfigMigrationItem {
        ExternalAgentConfigMigrationItem { description, item_type, cwd: self.cwd.clone(), details }
    }

    /// Lists the skills that are not there yet, by the names of their directories.
    pub(crate) fn new_skills(&self) -> Vec<String> {
        let entries = self.root.directories(&self.folder.join("skills"));
        let is_new = |entry: &crate::files::Entry| {
            is_plain_file(&entry.path.join(skill::FILE)) && !exists(&self.skills.join(&entry.name))
        };
        entries.into_iter().filter(is_new).map(|entry| entry.name).collect()
    }

    /// Lists the commands that can become skills and are not there yet: name and file.
    pub(crate) fn new_commands(&self) -> Vec<(String, AbsPath)> {
        let files = convert::files_below(&self.root, &self.folder.join("commands"));
        let named = files.into_iter().filter_map(|(path, relative)| {
            let text = self.root.read(&path, MAX_SETTINGS_BYTES).ok()?;
            convert::is_plain_command(&text).then(|| (convert::command_name(&relative), path))
        });
        named.filter(|(name, _)| !exists(&self.skills.join(name))).collect()
    }

    /// Lists the sub-agents that are not there yet: name and file.
    pub(crate) fn new_subagents(&self) -> Vec<(String, AbsPath)> {
        let files = self.root.entries(&self.folder.join("agents")).into_iter();
        let named = files.filter_map(|entry| {
            let name = entry.name.strip_suffix(".md")?.to_owned();
            is_plain_file(&entry.path).then_some((name, entry.path))
        });
        let target = |name: &str| self.settings.join("agents").join(format!("{name}.toml"));
        named.filter(|(name, _)| convert::is_file_name(name) && !exists(&target(name))).collect()
    }
}

pub(crate) fn exists(path: &AbsPath) -> bool {
    fs::symlink_metadata(path.as_std()).is_ok()
}

impl Extensions {
    /// Returns the places of a project.
    pub(crate) fn project_scope(&self, cwd: &str) -> Scope {
        Scope::project(cwd, self.0.around.cwd.join(cwd))
    }

    /// Returns the places of the home; `None` if the environment names no home of the user.
    pub(crate) fn home_scope(&self) -> Option<Scope> {
        let around = &self.0.around;
        Some(Scope::home(&around.home, around.user_home.as_ref()?))
    }

    fn found(
        &self,
        params: &ExternalAgentConfigDetectParams,
    ) -> Vec<ExternalAgentConfigMigrationItem> {
        if params.migration_source.as_deref() == Some(NOT_KNOWN) {
            return Vec::new();
        }
        let mut items = Vec::new();
        if params.include_home
            && let Some(scope) = self.home_scope()
        {
            self.found_in(&scope, &mut items);
            if let Some(details) = self.new_sessions(&scope) {
                let text = format!("Import sessions from {}", scope.folder.join("projects"));
                items.push(scope.item(ItemType::Sessions, text, Some(details)));
            }
        }
        for cwd in params.cwds.iter().flatten() {
            let scope = self.project_scope(cwd);
            if scope.from.as_std().is_dir() {
                self.found_in(&scope, &mut items);
            }
        }
        items
    }

    /// Adds what one place has, without what was taken over before.
    fn found_in(&self, scope: &Scope, items: &mut Vec<ExternalAgentConfigMigrationItem>) {
        let settings = scope.json(&scope.settings_json());
        let config = scope.config();
        let is_new = |converted: &Value| {
            let missing = self.0.around.config.missing(&config, converted);
            missing.unwrap_or_default().as_object().is_some_and(|it| !it.is_empty())
        };
        let mut add = |item_type, description, details| {
            items.push(scope.item(item_type, description, details));
        };
        if is_new(&convert::settings(&settings)) {
            let text = format!("Migrate {} into {config}", scope.settings_json());
            add(ItemType::Config, text, None);
        }
        let servers = convert::mcp_servers(&scope.json(&scope.mcp));
        let names = servers.iter().filter(|(name, server)| {
            is_new(&serde_json::json!({ "mcp_servers": { name.as_str(): server } }))
        });
        let names: Vec<_> =
            names.map(|(name, _)| McpServerMigration { name: name.clone() }).collect();
        if !names.is_empty() {
            let text = format!("Migrate MCP servers from {} into {config}", scope.from);
            let details = MigrationDetails { mcp_servers: names, ..no_details() };
            add(ItemType::McpServerConfig, text, Some(details));
        }
        found_files(scope, &settings, &mut add);
    }

    fn history_file(&self) -> AbsPath {
        self.0.around.home.join(HISTORY)
    }

    fn read_histories(&self) -> Result<Vec<ExternalAgentConfigImportHistory>, ExtensionError> {
        let path = self.history_file();
        let failed = |err: &dyn std::fmt::Display| ExtensionError::System(format!("{path}: {err}"));
        match turnhost_sandbox::regular::read_text(&path) {
            Ok(text) => serde_json::from_str(&text).map_err(|err| failed(&err)),
            Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(err) => Err(failed(&err)),
        }
    }

    fn add_history(&self, history: ExternalAgentConfigImportHistory) -> Result<(), ExtensionError> {
        let mut histories = self.read_histories()?;
        histories.insert(0, history);
        histories.truncate(MAX_RECORDS);
        let text = serde_json::to_string(&histories);
        let text = text.map_err(|err| ExtensionError::System(err.to_string()))?;
        let path = self.history_file();
        let written = replace(&path, &text);
        written.map_err(|err| ExtensionError::System(format!("{path}: {err}")))
    }
}

/// Adds what is files of its own.
fn found_files(
    scope: &Scope,
    settings: &Value,
    add: &mut impl FnMut(ItemType, String, Option<MigrationDetails>),
) {
    let target = scope.settings.join(crate::hooks::FILE);
    let hooks = convert::hooks(settings);
    if !hooks.is_empty() && !exists(&target) {
        let text = format!("Migrate hooks from {} to {target}", scope.folder);
        let named = hooks.keys().map(|name| HookMigration { name: name.clone() });
        let details = MigrationDetails { hooks: named.collect(), ..no_details() };
        add(ItemType::Hooks, text, Some(details));
    }
    let from_to = |what: &str, folder: &str, to: &AbsPath| {
        format!("Migrate {what} from {} to {to}", scope.folder.join(folder))
    };
    let skills = scope.new_skills();
    if !skills.is_empty() {
        let skills = skills.into_iter().map(|name| SkillMigration { name }).collect();
        let details = MigrationDetails { skills, ..no_details() };
        add(ItemType::Skills, from_to("skills", "skills", &scope.skills), Some(details));
    }
    let commands = scope.new_commands();
    if !commands.is_empty() {
        let named = commands.into_iter().map(|(name, _)| CommandMigration { name });
        let details = MigrationDetails { commands: named.collect(), ..no_details() };
        add(ItemType::Commands, from_to("commands", "commands", &scope.skills), Some(details));
    }
    let subagents = scope.new_subagents();
    if !subagents.is_empty() {
        let named = subagents.into_iter().map(|(name, _)| SubagentMigration { name });
        let details = MigrationDetails { subagents: named.collect(), ..no_details() };
        let to = scope.settings.join("agents");
        add(ItemType::Subagents, from_to("subagents", "agents", &to), Some(details));
    }
    if is_plain_file(&scope.instructions) && !exists(&scope.agents_md) {
        let text = format!("Migrate {} to {}", scope.instructions, scope.agents_md);
        add(ItemType::AgentsMd, text, None);
    }
}

/// Replaces a file of the home at once.
fn replace(path: &AbsPath, text: &str) -> io::Result<()> {
    let new = AbsPath::new(format!("{path}.new")).map_err(io::Error::other)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let mut file = options.open(new.as_std())?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(new.as_std(), path.as_std())
}

pub(crate) fn no_details() -> MigrationDetails {
    MigrationDetails {
        commands: Vec::new(),
        hooks: Vec::new(),
        mcp_servers: Vec::new(),
        memory: Vec::new(),
        plugins: Vec::new(),
        sessions: Vec::new(),
        skills: Vec::new(),
        subagents: Vec::new(),
    }
}

impl ImportPort for Extensions {
    fn detect(
        &self,
        params: ExternalAgentConfigDetectParams,
    ) -> BoxFuture<'static, ExternalAgentConfigDetectResponse> {
        let this = self.clone();
        Box::pin(async move {
            let items = blocking(move || this.found(&params)).await.unwrap_or_default();
            ExternalAgentConfigDetectResponse { items, connectors: Vec::new() }
        })
    }

    fn import(
        &self,
        item: ExternalAgentConfigMigrationItem,
    ) -> BoxFuture<'static, ExternalAgentConfigImportTypeResult> {
        let this = self.clone();
        Box::pin(async move {
            let _turn = this.0.changing.lock().await;
            let (item_type, extensions) = (item.item_type, this.clone());
            let done = blocking(move || extensions.take_over(&item)).await;
            this.0.cache.clear();
            done.unwrap_or_else(|| ExternalAgentConfigImportTypeResult {
                failures: Vec::new(),
                item_type,
                successes: Vec::new(),
            })
        })
    }

    fn session(&self, path: String) -> BoxFuture<'static, ForeignSession> {
        let this = self.clone();
        Box::pin(async move {
            let read = blocking(move || this.read_session(&path)).await;
            read.unwrap_or(ForeignSession::Missing)
        })
    }

    fn record(&self, history: ExternalAgentConfigImportHistory) -> ExtensionFuture<()> {
        let this = self.clone();
        Box::pin(async move {
            let _turn = this.0.changing.lock().await;
            let extensions = this.clone();
            let added = blocking(move || extensions.add_history(history)).await;
            added.unwrap_or_else(|| Err(cut_short()))
        })
    }

    fn histories(&self) -> ExtensionFuture<Vec<ExternalAgentConfigImportHistory>> {
        let this = self.clone();
        Box::pin(async move {
            let read = blocking(move || this.read_histories()).await;
            read.unwrap_or_else(|| Err(cut_short()))
        })
    }
}

#[cfg(test)]
mod tests;
